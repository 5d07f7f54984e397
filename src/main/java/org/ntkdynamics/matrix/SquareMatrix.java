package org.ntkdynamics.matrix;

import java.nio.DoubleBuffer;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * A matrix of N × N doubles, N of at least 1: what a kernel is from the moment it is computed to
 * its file, the numbers read off it and its picture. Immutable; copied only where that is said.
 */
public final class SquareMatrix {
  private final int size;
  private final double[] values;

  private SquareMatrix(int size, double[] values) {
    if (size < 1 || values.length != (long) size * size) {
      throw new IllegalArgumentException(
          "a matrix must have the shape [N, N] with N of at least 1, here N = "
              + size
              + " with "
              + values.length
              + " entries");
    }
    this.size = size;
    this.values = values;
  }

  /**
   * A matrix of entries that are given away.
   *
   * @param values row after row; not copied, so nobody else may change them
   * @throws IllegalArgumentException if they are not {@code size²}, or none
   */
  public static SquareMatrix takeOver(int size, double[] values) {
    return new SquareMatrix(size, values);
  }

  /**
   * A matrix of rows, which are copied.
   *
   * @throws IllegalArgumentException if the rows are not as long as there are rows, or none
   */
  public static SquareMatrix of(double[][] rows) {
    for (double[] row : rows) {
      if (row.length != rows.length) {
        throw new IllegalArgumentException(
            "a matrix must have the shape [N, N], here N = "
                + rows.length
                + " with a row of "
                + row.length);
      }
    }
    return new SquareMatrix(
        rows.length, Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray());
  }

  /** N. */
  public int size() {
    return size;
  }

  /** The entry of a row and a column, counted from 0. */
  public double at(int row, int column) {
    return values[row * size + column];
  }

  /** A row, a copy. */
  public double[] row(int row) {
    return Arrays.copyOfRange(values, row * size, (row + 1) * size);
  }

  /** All entries, row after row: a view that cannot be written to. */
  public DoubleBuffer values() {
    return DoubleBuffer.wrap(values).asReadOnlyBuffer();
  }

  /** A new matrix of what a function makes of each entry. */
  public SquareMatrix map(DoubleUnaryOperator function) {
    return new SquareMatrix(size, Arrays.stream(values).map(function).toArray());
  }

  /**
   * The sum, a new matrix.
   *
   * @throws IllegalArgumentException if the sizes differ
   */
  public SquareMatrix plus(SquareMatrix other) {
    if (other.size != size) {
      throw new IllegalArgumentException("sizes " + size + " and " + other.size + " do not add");
    }
    double[] sum = values.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += other.values[i];
    }
    return new SquareMatrix(size, sum);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SquareMatrix matrix && Arrays.equals(values, matrix.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  /** The size alone. */
  @Override
  public String toString() {
    return size + " × " + size + " matrix";
  }
}
