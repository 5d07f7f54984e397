package org.ntkdynamics.data;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * An IDX file of unsigned bytes, as MNIST's, gzip-compressed or plain: two zero bytes, the type
 * 0x08, the number of dimensions, each dimension as a big-endian 32-bit integer, and the bytes with
 * the last dimension running fastest.
 */
final class IdxFile implements ImageFile {
  private static final int UNSIGNED_BYTE = 0x08;
  private static final int GZIP_MAGIC = 0x1f8b;

  /** How many bytes a byte of gzip data can stand for. */
  private static final long MOST_INFLATED = 1032;

  private final int[] shape;
  private final byte[] content;
  private final FileDigest digest;

  private IdxFile(int[] shape, byte[] content, FileDigest digest) {
    this.shape = shape;
    this.content = content;
    this.digest = digest;
  }

  /**
   * Reads a file whole.
   *
   * @param dimensions the number of dimensions it must have
   * @throws DataException if it is missing, unreadable, damaged, cut short, too long, or not such a
   *     file
   */
  static IdxFile read(Path file, int dimensions) {
    InputFile.check(file, "an IDX file");
    MessageDigest sha256 = DigestUtils.getSha256Digest();
    try (InputStream raw = open(file);
        DataInputStream in = new DataInputStream(new DigestInputStream(raw, sha256))) {
      int[] shape = readShape(file, in, dimensions);
      int size = size(file, shape);
      long most = Files.size(file) * (raw instanceof GZIPInputStream ? MOST_INFLATED : 1);
      if (size > most) {
        throw cutShort(file, "at most " + most + " of " + size + " bytes of data");
      }
      InputFile.checkHeap(file, size);
      byte[] content = new byte[size];
      int read = in.readNBytes(content, 0, size);
      if (read < size) {
        throw cutShort(file, read + " of " + size + " bytes of data");
      }
      if (in.read() >= 0) {
        throw new DataException(
            file + ": has more data than its header " + Arrays.toString(shape) + " says");
      }
      String hex = HexFormat.of().formatHex(sha256.digest());
      return new IdxFile(shape, content, new FileDigest(file, hex));
    } catch (NoSuchFileException e) {
      throw new DataException(file + ": no such file", e);
    } catch (EOFException e) {
      throw cutShort(file, "the file ends too early");
    } catch (ZipException e) {
      throw new DataException(file + ": damaged gzip data: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new DataException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  /** Its dimensions; the first is the number of samples. */
  int[] shape() {
    return shape.clone();
  }

  @Override
  public int samples() {
    return shape[0];
  }

  /** How many bytes a sample has. */
  int sampleSize() {
    return content.length / Math.max(samples(), 1);
  }

  /** A byte as a number of 0–255. */
  int value(int index) {
    return Byte.toUnsignedInt(content[index]);
  }

  @Override
  public Optional<ImageShape> imageShape() {
    return shape.length == 3
        ? Optional.of(new ImageShape(shape[1], shape[2], 1))
        : Optional.empty();
  }

  @Override
  public double white() {
    return 255;
  }

  @Override
  public double value(int sample, int pixel) {
    return value(sample * sampleSize() + pixel);
  }

  @Override
  public FileDigest digest() {
    return digest;
  }

  private static InputStream open(Path file) throws IOException {
    BufferedInputStream in = new BufferedInputStream(Files.newInputStream(file));
    in.mark(2);
    int magic = in.read() << 8 | in.read();
    in.reset();
    return magic == GZIP_MAGIC ? new GZIPInputStream(in, 1 << 16) : in;
  }

  private static int[] readShape(Path file, DataInputStream in, int dimensions) throws IOException {
    int expected = UNSIGNED_BYTE << 8 | dimensions;
    int magic = in.readInt();
    if (magic != expected) {
      throw new DataException(
          String.format(
              "%s: not the expected IDX file: magic number 0x%08x, must be 0x%08x"
                  + " (unsigned bytes, %d dimensions)",
              file, magic, expected, dimensions));
    }
    int[] shape = new int[dimensions];
    for (int i = 0; i < dimensions; i++) {
      shape[i] = in.readInt();
      if (shape[i] < 1) {
        throw new DataException(
            file + ": dimension " + i + " is " + shape[i] + ", must be above 0");
      }
    }
    return shape;
  }

  private static int size(Path file, int[] shape) {
    long size = 1;
    for (int dimension : shape) {
      size *= dimension;
      if (size > Integer.MAX_VALUE - 8) {
        throw new DataException(
            file + ": its header " + Arrays.toString(shape) + " names more than 2^31 bytes");
      }
    }
    return (int) size;
  }

  private static DataException cutShort(Path file, String what) {
    return new DataException(file + ": cut short: " + what);
  }
}
