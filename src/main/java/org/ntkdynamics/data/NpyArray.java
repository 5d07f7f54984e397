package org.ntkdynamics.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.ntkdynamics.matrix.NpyHeader;

/** Numbers of a {@code .npy} file in C order, as they stand in it; all of them are finite. */
final class NpyArray implements ImageFile {
  private final NpyType type;
  private final int[] shape;
  private final ByteBuffer content;
  private final FileDigest digest;

  private NpyArray(NpyType type, int[] shape, ByteBuffer content, FileDigest digest) {
    this.type = type;
    this.shape = shape;
    this.content = content;
    this.digest = digest;
  }

  /** Reads samples of at least one dimension each, shape {@code [N, …]}. */
  static NpyArray inputs(Path file) {
    return read(file, false);
  }

  /** Reads whole numbers, shape {@code [N]}. */
  static NpyArray labels(Path file) {
    return read(file, true);
  }

  /**
   * Reads a file whole.
   *
   * @throws DataException if it is missing, unreadable, cut short, too long, of another type or
   *     shape, or has a number that is not finite
   */
  private static NpyArray read(Path file, boolean areLabels) {
    InputFile.check(file, "a .npy file");
    MessageDigest sha256 = DigestUtils.getSha256Digest();
    try (InputStream in =
        new DigestInputStream(new BufferedInputStream(Files.newInputStream(file)), sha256)) {
      NpyHeader header = NpyHeader.read(in);
      NpyType type = NpyType.of(file, header, areLabels);
      int[] shape = shape(file, header, areLabels);
      int size = size(file, header, type);
      String promise = "its header says " + header.shape() + " of " + type.label();
      // The file's size is looked at before there is an array for it.
      byte[] content = new byte[Files.size(file) < size ? 0 : size];
      if (in.readNBytes(content, 0, content.length) < size) {
        throw new DataException(file + ": cut short: " + promise);
      }
      if (in.read() >= 0) {
        throw new DataException(file + ": has more data than it should: " + promise);
      }
      FileDigest digest = new FileDigest(file, HexFormat.of().formatHex(sha256.digest()));
      ByteBuffer bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
      return new NpyArray(type, shape, bytes, digest).finite();
    } catch (NpyHeader.MalformedException e) {
      throw new DataException(file + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw InputFile.unreadable(file, e);
    }
  }

  private static int[] shape(Path file, NpyHeader header, boolean areLabels) {
    List<Long> shape = header.shape();
    if (areLabels ? shape.size() != 1 : shape.size() < 2) {
      throw new DataException(
          file
              + ": its shape is "
              + shape
              + ": must be "
              + (areLabels ? "[samples]" : "[samples, …], of two dimensions or more"));
    }
    if (shape.stream().anyMatch(extent -> extent < 1 || extent > InputFile.MOST_BYTES)) {
      throw new DataException(
          file + ": its shape is " + shape + ": each must be 1 to " + InputFile.MOST_BYTES);
    }
    return shape.stream().mapToInt(Long::intValue).toArray();
  }

  private static int size(Path file, NpyHeader header, NpyType type) {
    double size = header.count() * type.width();
    if (size > InputFile.MOST_BYTES) {
      throw new DataException(
          file + ": its shape " + header.shape() + " asks for more than 2^31 bytes");
    }
    InputFile.checkHeap(file, size);
    return (int) size;
  }

  private NpyArray finite() {
    if (type.isFloating()) {
      for (int sample = 0; sample < samples(); sample++) {
        for (int position = 0; position < sampleSize(); position++) {
          double value = value(sample, position);
          if (!Double.isFinite(value)) {
            throw new DataException(
                place(sample) + " has " + value + " at " + position + ": must be finite");
          }
        }
      }
    }
    return this;
  }

  /** Where a sample stands, for messages. */
  String place(int sample) {
    return digest.file() + ": sample " + sample;
  }

  @Override
  public int samples() {
    return shape[0];
  }

  /** How many numbers a sample has. */
  int sampleSize() {
    return content.limit() / type.width() / samples();
  }

  @Override
  public double value(int sample, int position) {
    return type.read(content, (sample * sampleSize() + position) * type.width());
  }

  /** Whether it has {@code [N, rows, columns]} or {@code [N, rows, columns, channels]}. */
  @Override
  public Optional<ImageShape> imageShape() {
    boolean isImage =
        shape.length == 3
            || (shape.length == 4 && (shape[3] == 1 || shape[3] == ImageShape.COLOURS));
    return isImage
        ? Optional.of(new ImageShape(shape[1], shape[2], shape.length == 3 ? 1 : shape[3]))
        : Optional.empty();
  }

  /** Of whole numbers 255, else 1. */
  @Override
  public double white() {
    return type.isFloating() ? 1 : 255;
  }

  @Override
  public FileDigest digest() {
    return digest;
  }
}
