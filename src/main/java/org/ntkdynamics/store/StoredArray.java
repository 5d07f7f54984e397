package org.ntkdynamics.store;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Set;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Row vectors in the format of {@code Nd4j.write}: a buffer with the shape information, {@code
 * rank, shape, strides, options, element stride, order} as longs, then a buffer with the values,
 * all big-endian. {@code Nd4j.read} hands the former to native code as it stands, so that a wrong
 * one reads memory that is not the array's, or ends the process; here all of it is checked, and the
 * array is made anew.
 */
final class StoredArray {
  /** More bytes than everything but the values takes. */
  static final int MAX_HEADER_BYTES = 4096;

  private static final Set<String> MODES = Set.of("LONG_SHAPE", "MIXED_DATA_TYPES");

  private static final Set<String> SHAPE_TYPES = Set.of("LONG", "INT64");

  /** How many longs describe an array beside its shape and its strides. */
  private static final int SHAPE_INFO_EXTRAS = 4;

  private static final int MAX_RANK = 2;

  private final String name;
  private final byte[] content;
  private final ByteArrayInputStream bytes;
  private final DataInputStream data;

  private StoredArray(String name, byte[] content) {
    this.name = name;
    this.content = content;
    this.bytes = new ByteArrayInputStream(content);
    this.data = new DataInputStream(bytes);
  }

  /** How many values there are, of which type. */
  private record Buffer(long length, DataType type) {}

  /**
   * Reads a row vector.
   *
   * @param name what the content is called in messages
   * @return shape {@code [1, P]}, float or double
   * @throws InvalidCheckpointException if the content is not exactly one
   */
  static INDArray read(String name, byte[] content) throws InvalidCheckpointException {
    try {
      return new StoredArray(name, content).read();
    } catch (IOException e) {
      throw new InvalidCheckpointException("holds a damaged " + name + ": it ends too early", e);
    }
  }

  private INDArray read() throws IOException, InvalidCheckpointException {
    long[] shapeInfo = shapeInfo();
    long length = length(shapeInfo);
    char order = (char) shapeInfo[shapeInfo.length - 1];
    Buffer values = header();
    require(
        values.length() == length && length <= bytes.available(),
        "has " + values.length() + " values in a shape for " + length);
    require(
        values.type() == DataType.FLOAT || values.type() == DataType.DOUBLE,
        "is of " + values.type() + ": must be FLOAT or DOUBLE");
    long size = length * values.type().width();
    require(
        bytes.available() == size, "has " + bytes.available() + " bytes of values, not " + size);
    return array(values, order);
  }

  private long[] shapeInfo() throws IOException, InvalidCheckpointException {
    Buffer header = header();
    int most = 2 * MAX_RANK + SHAPE_INFO_EXTRAS;
    require(
        SHAPE_TYPES.contains(header.type().name())
            && header.length() >= 1
            && header.length() <= most,
        "has a shape of " + header.length() + " numbers of type " + header.type());
    long[] shapeInfo = new long[(int) header.length()];
    for (int i = 0; i < shapeInfo.length; i++) {
      shapeInfo[i] = data.readLong();
    }
    return shapeInfo;
  }

  private long length(long[] shapeInfo) throws InvalidCheckpointException {
    int rank = (shapeInfo.length - SHAPE_INFO_EXTRAS) / 2;
    require(
        rank >= 1 && shapeInfo[0] == rank && shapeInfo.length == 2 * rank + SHAPE_INFO_EXTRAS,
        "is of rank " + shapeInfo[0] + " in a shape of " + shapeInfo.length + " numbers");
    long length = shapeInfo[rank];
    require(length >= 1 && (rank == 1 || shapeInfo[1] == 1), "is no row of numbers");
    long rowStride = shapeInfo[rank + 1];
    long stride = shapeInfo[2 * rank];
    require(
        (stride == 1 || length == 1) && (rank == 1 || rowStride == 1 || rowStride == length),
        "is not contiguous: its strides are wrong");
    long order = shapeInfo[shapeInfo.length - 1];
    require(order == 'c' || order == 'f', "is in the order " + order + ": must be c or f");
    return length;
  }

  private Buffer header() throws IOException, InvalidCheckpointException {
    String mode = data.readUTF();
    require(MODES.contains(mode), "is not in the format that DL4J writes since 1.0.0-beta");
    long length = data.readLong();
    String type = data.readUTF();
    try {
      return new Buffer(length, DataType.valueOf(type));
    } catch (IllegalArgumentException e) {
      throw new InvalidCheckpointException("holds a damaged " + name + ": no such type", e);
    }
  }

  private INDArray array(Buffer values, char order) {
    int length = Math.toIntExact(values.length());
    long[] shape = {1, length};
    ByteBuffer stored =
        ByteBuffer.wrap(content, content.length - bytes.available(), bytes.available());
    if (values.type() == DataType.FLOAT) {
      float[] floats = new float[length];
      stored.asFloatBuffer().get(floats);
      return Nd4j.create(floats, shape, order);
    }
    double[] doubles = new double[length];
    stored.asDoubleBuffer().get(doubles);
    return Nd4j.create(doubles, shape, order);
  }

  private void require(boolean condition, String fault) throws InvalidCheckpointException {
    if (!condition) {
      throw new InvalidCheckpointException("holds a damaged " + name + ": it " + fault);
    }
  }
}
