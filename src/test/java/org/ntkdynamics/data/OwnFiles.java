package org.ntkdynamics.data;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.ntkdynamics.matrix.NpyHeader;

/** Writes small files of a user's own for tests: images, arrays, tables. */
public final class OwnFiles {
  private OwnFiles() {}

  /** A file of some bytes, with the directories it lies in. */
  public static Path write(Path file, byte[] content) {
    try {
      Files.createDirectories(file.toAbsolutePath().resolveSibling(""));
      return Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Path write(Path file, String content) {
    return write(file, content.getBytes(StandardCharsets.UTF_8));
  }

  /** An image of noise. */
  public static byte[] image(String format, int type, int rows, int columns, long seed) {
    BufferedImage image = new BufferedImage(columns, rows, type);
    Random random = new Random(seed);
    for (int y = 0; y < rows; y++) {
      for (int x = 0; x < columns; x++) {
        image.setRGB(x, y, random.nextInt());
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, format, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** A grey PNG image of noise. */
  public static byte[] grey(int rows, int columns, long seed) {
    return image("png", BufferedImage.TYPE_BYTE_GRAY, rows, columns, seed);
  }

  /** A folder of so many grey images of 3 × 2 in each of some classes. */
  public static Path folder(Path folder, int perClass, String... classes) {
    for (String name : classes) {
      for (int i = 0; i < perClass; i++) {
        write(folder.resolve(name).resolve(i + ".png"), grey(3, 2, name.hashCode() * 31L + i));
      }
    }
    return folder;
  }

  /** A PNG file whose header promises so many pixels and that ends soon after. */
  static byte[] promise(int width, int height) {
    byte[] png = grey(1, 1, 0);
    ByteBuffer bytes = ByteBuffer.wrap(png);
    bytes.putInt(16, width).putInt(20, height);
    CRC32 checksum = new CRC32();
    checksum.update(png, 12, 17);
    bytes.putInt(29, (int) checksum.getValue());
    return png;
  }

  /** The bytes of an array of some type and shape, whose content is given. */
  public static byte[] npy(String type, String order, String shape, byte[] content) {
    String text =
        "{'descr': '" + type + "', 'fortran_order': " + order + ", 'shape': (" + shape + "), }\n";
    ByteBuffer bytes =
        ByteBuffer.allocate(NpyHeader.PREAMBLE + text.length() + content.length)
            .put(NpyHeader.preamble(text.length()))
            .put(text.getBytes(StandardCharsets.US_ASCII))
            .put(content);
    return bytes.array();
  }

  /** An array of doubles in C order. */
  public static byte[] npy(String shape, double... values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asDoubleBuffer().put(values);
    return npy("<f8", "False", shape, bytes.array());
  }

  /** Labels 0, 1, 2, 0, … as int64. */
  public static byte[] labels(int samples) {
    ByteBuffer bytes = ByteBuffer.allocate(samples * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < samples; i++) {
      bytes.putLong(i % 3);
    }
    return npy("<i8", "False", samples + ",", bytes.array());
  }
}
