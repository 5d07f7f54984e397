package org.ntkdynamics.study;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/** The way of an object from one process to another, as bytes. */
final class Journey {
  private Journey() {}

  static <T extends Serializable> T there(T object) {
    return of(object, bytes -> bytes);
  }

  /**
   * Sends an object.
   *
   * @param way what happens to its bytes
   */
  @SuppressWarnings({"unchecked", "BanSerializableRead"}) // Of this process.
  static <T extends Serializable> T of(T object, UnaryOperator<byte[]> way) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
        out.writeObject(object);
      }
      byte[] arrived = way.apply(bytes.toByteArray());
      try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(arrived))) {
        return (T) in.readObject();
      }
    } catch (IOException | ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A text in the bytes is exchanged for another one of its length. */
  static UnaryOperator<byte[]> with(String text, String other) {
    return bytes ->
        new String(bytes, StandardCharsets.ISO_8859_1)
            .replace(text, other)
            .getBytes(StandardCharsets.ISO_8859_1);
  }
}
