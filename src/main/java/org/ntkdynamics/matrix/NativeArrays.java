package org.ntkdynamics.matrix;

import java.util.Arrays;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * ND4J's arrays, which lie outside the heap: how their numbers go in and out in bulk, where ND4J's
 * own methods take one after another, and how they are freed.
 */
public final class NativeArrays {
  private static final int CHUNK = 1 << 16;

  private NativeArrays() {}

  /**
   * The numbers of an array.
   *
   * @param array of any shape, order and numeric type, with at most as many numbers as a Java array
   *     can hold; left alone
   * @return in C order: the last index runs first
   */
  public static double[] doubles(INDArray array) {
    boolean isReal = array.dataType() == DataType.DOUBLE || array.dataType() == DataType.FLOAT;
    INDArray real = isReal ? array : array.castTo(DataType.DOUBLE);
    double[] values = new double[Math.toIntExact(array.length())];
    // A view where the array is in C order already.
    INDArray flat = real.reshape('c', new long[] {array.length()});
    if (flat.stride(0) != 1) {
      flat = flat.dup('c');
    }
    Pointer address = flat.data().addressPointer();
    if (real.dataType() == DataType.DOUBLE) {
      new DoublePointer(address).get(values);
    } else {
      widen(new FloatPointer(address), values);
    }
    return values;
  }

  private static void widen(FloatPointer from, double[] values) {
    float[] chunk = new float[Math.min(CHUNK, values.length)];
    for (int start = 0; start < values.length; start += CHUNK) {
      int count = Math.min(CHUNK, values.length - start);
      from.position(start).get(chunk, 0, count);
      for (int i = 0; i < count; i++) {
        values[start + i] = chunk[i];
      }
    }
  }

  /**
   * Writes a row of a matrix.
   *
   * @param matrix shape {@code [rows, values.length]} of FLOAT, to which the values are rounded, or
   *     DOUBLE, in C order and no view of a part of another array
   */
  public static void putRow(INDArray matrix, int row, double[] values) {
    Pointer address = matrix.data().addressPointer();
    long start = (long) row * values.length;
    if (matrix.dataType() == DataType.DOUBLE) {
      new DoublePointer(address).position(start).put(values);
    } else {
      float[] rounded = new float[values.length];
      for (int i = 0; i < values.length; i++) {
        rounded[i] = (float) values[i];
      }
      new FloatPointer(address).position(start).put(rounded);
    }
  }

  /**
   * A square array as a matrix.
   *
   * @throws IllegalArgumentException if its shape is not {@code [N, N]}
   */
  public static SquareMatrix matrix(INDArray array) {
    if (array.rank() != 2 || array.size(0) != array.size(1)) {
      throw new IllegalArgumentException(
          "an array must have the shape [N, N], not " + Arrays.toString(array.shape()));
    }
    return SquareMatrix.takeOver(Math.toIntExact(array.size(0)), doubles(array));
  }

  /**
   * Frees the memory of an array at once and not when it is collected.
   *
   * @param array all of its memory, in whatever order, and used no more; of a part of another, or
   *     one that was freed already, nothing is freed
   */
  public static void free(INDArray array) {
    if (array.closeable()) {
      array.close();
    }
  }
}
