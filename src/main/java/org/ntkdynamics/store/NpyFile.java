package org.ntkdynamics.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.ntkdynamics.matrix.NativeArrays;
import org.ntkdynamics.matrix.NpyHeader;
import org.ntkdynamics.matrix.SquareMatrix;

/**
 * Arrays as NumPy's {@code .npy} files, version 1.0 of that format: little-endian float64 in C
 * order, which {@code numpy.load} reads.
 *
 * <p>The bytes are laid out here, not by {@code Nd4j.toNpyByteArray}, so that the order and the
 * type in the file do not depend on those of the array in memory.
 */
public final class NpyFile {
  private static final String TYPE = "<f8";
  private static final int MAX_CHUNK = 1 << 17;

  private NpyFile() {}

  /** What a file holds: a shape, and as many values in C order. */
  @SuppressWarnings("ArrayRecordComponent") // It goes no further than this class.
  private record Content(long[] shape, double[] values) {}

  /**
   * Writes an array atomically.
   *
   * @param array of any shape, order and numeric type; every value is written as a double
   * @return the SHA-256 of the file's bytes
   * @throws UncheckedIOException if the file system refuses
   */
  public static String write(Path file, INDArray array) {
    return write(file, array.shape(), out -> writeValues(out, array));
  }

  /** Writes a matrix, shape {@code [N, N]}, as {@link #write(Path, INDArray)} does. */
  public static String write(Path file, SquareMatrix matrix) {
    long[] shape = {matrix.size(), matrix.size()};
    return write(file, shape, out -> writeValues(out, matrix.values()));
  }

  private static String write(Path file, long[] shape, AtomicFiles.Content values) {
    MessageDigest sha256 = Sha256.digest();
    AtomicFiles.write(
        file,
        out -> {
          DigestOutputStream digested = new DigestOutputStream(out, sha256);
          digested.write(header(shape));
          values.writeTo(digested);
        });
    return Sha256.hex(sha256);
  }

  /**
   * Reads an array.
   *
   * @return a double array in C order
   * @throws StoreException if there is no such file or it holds anything else than float64 in C
   *     order
   * @throws UncheckedIOException if the file cannot be read
   */
  public static INDArray read(Path file) {
    Content content = content(file);
    return Nd4j.create(content.values, content.shape, 'c');
  }

  /**
   * Reads a kernel of the shape {@code [N, N]}.
   *
   * @throws StoreException as {@link #read} does, or if it has another shape
   */
  static SquareMatrix readMatrix(Path file) {
    Content content = content(file);
    long[] shape = content.shape;
    if (shape.length != 2 || shape[0] != shape[1]) {
      throw new StoreException(
          file
              + ": not a kernel: its shape is "
              + Arrays.toString(shape)
              + ": must be square; delete it to go on without it");
    }
    return SquareMatrix.takeOver((int) shape[0], content.values);
  }

  private static Content content(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new StoreException(file + ": no such file");
    }
    try (FileChannel channel = FileChannel.open(file);
        InputStream in = Channels.newInputStream(channel)) {
      NpyHeader header = readHeader(file, in);
      double[] values = readValues(file, channel, in, count(file, header));
      return new Content(shape(header), values);
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Where in a file its numbers stand.
   *
   * @param offset of the first of them in bytes; as many follow as the shape says
   */
  @SuppressWarnings("ArrayRecordComponent") // It goes no further than this package.
  record Layout(long[] shape, long offset) {}

  /** The layout of a file; exceptions as of {@link #read}. */
  static Layout layout(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new StoreException(file + ": no such file");
    }
    try (FileChannel channel = FileChannel.open(file);
        InputStream in = Channels.newInputStream(channel)) {
      NpyHeader header = readHeader(file, in);
      double values = header.count();
      long left = channel.size() - channel.position();
      if (left != values * Double.BYTES) {
        throw new StoreException(
            file + ": holds " + left + " bytes of data, not those of its shape");
      }
      return new Layout(shape(header), channel.position());
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  static byte[] header(long[] shape) {
    return NpyHeader.bytes(TYPE, shape);
  }

  private static void writeValues(OutputStream out, INDArray array) throws IOException {
    // A view where the array is in C order already: a kernel may fill much of the memory.
    INDArray flat = array.reshape('c', new long[] {array.length()});
    for (long from = 0; from < flat.length(); from += MAX_CHUNK) {
      long to = Math.min(from + MAX_CHUNK, flat.length());
      INDArray chunk = flat.get(NDArrayIndex.interval(from, to));
      writeValues(out, DoubleBuffer.wrap(NativeArrays.doubles(chunk)));
    }
  }

  private static void writeValues(OutputStream out, DoubleBuffer values) throws IOException {
    int chunk = Math.min(MAX_CHUNK, values.remaining());
    ByteBuffer bytes = ByteBuffer.allocate(chunk * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    while (values.hasRemaining()) {
      int count = Math.min(chunk, values.remaining());
      bytes.asDoubleBuffer().put(values.slice(values.position(), count));
      out.write(bytes.array(), 0, count * Double.BYTES);
      values.position(values.position() + count);
    }
  }

  private static NpyHeader readHeader(Path file, InputStream in) throws IOException {
    NpyHeader header;
    try {
      header = NpyHeader.read(in);
    } catch (NpyHeader.MalformedException e) {
      throw new StoreException(file + ": " + e.getMessage(), e);
    }
    if (!header.type().equals(TYPE) || header.fortranOrder()) {
      throw new StoreException(
          file + ": its header is " + header.text() + "; only float64 in C order is read here");
    }
    return header;
  }

  private static long[] shape(NpyHeader header) {
    return header.shape().stream().mapToLong(extent -> extent).toArray();
  }

  private static double[] readValues(Path file, FileChannel channel, InputStream in, int count)
      throws IOException {
    long left = channel.size() - channel.position();
    if (left != (long) count * Double.BYTES) {
      throw new StoreException(
          file + ": holds " + left + " bytes of data; its shape asks for " + count + " × 8");
    }
    double[] values = new double[count];
    ByteBuffer bytes = ByteBuffer.allocate(MAX_CHUNK * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int from = 0; from < count; from += MAX_CHUNK) {
      int chunk = Math.min(MAX_CHUNK, count - from);
      if (in.readNBytes(bytes.array(), 0, chunk * Double.BYTES) < chunk * Double.BYTES) {
        throw new StoreException(file + ": ends while it is read");
      }
      bytes.asDoubleBuffer().get(values, from, chunk);
    }
    return values;
  }

  /** The number of values, which a Java array can hold and of which there is at least one. */
  private static int count(Path file, NpyHeader header) {
    double count = header.count();
    if (!(count >= 1 && count <= Integer.MAX_VALUE)) {
      throw new StoreException(
          file
              + ": its shape is "
              + header.shape()
              + ": must have 1 to "
              + Integer.MAX_VALUE
              + " entries");
    }
    return (int) count;
  }
}
