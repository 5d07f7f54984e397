package org.ntkdynamics.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Writes small IDX files for tests. */
public final class IdxFiles {
  private IdxFiles() {}

  /** The bytes of an IDX file of unsigned bytes. */
  public static byte[] idx(int[] shape, byte[] content) {
    ByteBuffer buffer = ByteBuffer.allocate(4 + 4 * shape.length + content.length);
    buffer.putInt(0x0800 | shape.length);
    for (int dimension : shape) {
      buffer.putInt(dimension);
    }
    return buffer.put(content).array();
  }

  /** Images of 2 × 3 pixels: pixel p of image i is {@code (7i + p) mod 256}. */
  public static byte[] images(int samples) {
    byte[] content = new byte[samples * 6];
    for (int i = 0; i < content.length; i++) {
      content[i] = (byte) (7 * (i / 6) + i % 6);
    }
    return idx(new int[] {samples, 2, 3}, content);
  }

  /** Labels 0, 1, 2, 0, 1, 2, … */
  public static byte[] labels(int samples) {
    byte[] content = new byte[samples];
    for (int i = 0; i < samples; i++) {
      content[i] = (byte) (i % 3);
    }
    return idx(new int[] {samples}, content);
  }

  public static byte[] gzip(byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  public static Path write(Path file, byte[] content) {
    try {
      return Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
