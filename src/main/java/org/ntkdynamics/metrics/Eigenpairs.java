package org.ntkdynamics.metrics;

import static org.bytedeco.openblas.global.openblas.LAPACKE_dsyevr;
import static org.bytedeco.openblas.global.openblas.LAPACK_COL_MAJOR;

import java.nio.DoubleBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.ntkdynamics.matrix.SquareMatrix;

/**
 * The largest eigenvalues of a symmetric matrix and their eigenvectors, by LAPACK's {@code dsyevr}:
 * {@code O(N³)} for however few, in the memory of one copy of the matrix and of the eigenvectors
 * asked for, which is freed at once and not when the collector finds the handles. Immutable.
 *
 * <p>Eigenvalues are right to rounding relative to {@code ‖A‖}, not to their own size. Where
 * eigenvalues coincide, their eigenvectors are some orthonormal basis of the eigenspace.
 */
public final class Eigenpairs {
  private final double[] values;
  private final double[][] vectors;

  /** Takes over what is given: values that descend, and the vectors that belong to them. */
  Eigenpairs(double[] values, double[][] vectors) {
    this.values = values;
    this.vectors = vectors;
  }

  /**
   * The largest eigenvalues, each as often as its multiplicity.
   *
   * @param matrix shape {@code [N, N]}, symmetric: one triangle alone is looked at; left alone
   * @param count how many, from 1 to N
   * @return NaN throughout if an element is not finite
   * @throws IllegalArgumentException if the count is not possible
   * @throws IllegalStateException if LAPACK finds no eigenvalues of finite numbers
   */
  public static Eigenpairs top(SquareMatrix matrix, int count) {
    if (count < 1 || count > matrix.size()) {
      throw new IllegalArgumentException(
          "a matrix with N = " + matrix.size() + " does not have " + count + " eigenvalues");
    }
    if (!isFinite(matrix)) {
      return undefined(matrix.size(), count);
    }
    return solve(matrix, count);
  }

  /** The largest eigenvalue; argument, NaN and exceptions as {@link #top}. */
  public static double largest(SquareMatrix matrix) {
    return top(matrix, 1).value(0);
  }

  /** An eigenvalue, the largest being that of rank 0. */
  public double value(int rank) {
    return values[rank];
  }

  /** The eigenvalues, largest first. */
  public List<Double> values() {
    return IntStream.range(0, values.length).mapToObj(this::value).toList();
  }

  /** The eigenvector of an eigenvalue, shape {@code [N]}, of norm 1 and either sign; a copy. */
  public double[] vector(int rank) {
    return vectors[rank].clone();
  }

  private static Eigenpairs solve(SquareMatrix matrix, int count) {
    int n = matrix.size();
    try (DoublePointer copy = new DoublePointer((long) n * n);
        DoublePointer values = new DoublePointer(n);
        DoublePointer vectors = new DoublePointer((long) n * count);
        IntPointer support = new IntPointer(2L * count);
        IntPointer found = new IntPointer(1)) {
      for (int i = 0; i < n; i++) {
        copy.position((long) i * n).put(matrix.row(i));
      }
      byte withVectors = 'V';
      byte byIndex = 'I';
      byte lower = 'L';
      int from = n - count + 1;
      int info =
          LAPACKE_dsyevr(
              LAPACK_COL_MAJOR,
              withVectors,
              byIndex,
              lower,
              n,
              copy.position(0),
              n,
              0,
              0,
              from,
              n,
              0,
              found,
              values,
              vectors,
              n,
              support);
      if (info != 0 || found.get() != count) {
        throw new IllegalStateException(
            String.format(
                "LAPACK found %d of %d eigenvalues, info %d, N = %d", found.get(), count, info, n));
      }
      return largestFirst(values, vectors, n, count);
    }
  }

  /** LAPACK has the smallest first. */
  private static Eigenpairs largestFirst(
      DoublePointer ascending, DoublePointer columns, int n, int count) {
    double[] values = new double[count];
    double[][] vectors = new double[count][n];
    for (int rank = 0; rank < count; rank++) {
      int column = count - 1 - rank;
      values[rank] = ascending.get(column);
      columns.position((long) column * n).get(vectors[rank]);
    }
    return new Eigenpairs(values, vectors);
  }

  /** LAPACK may not come back from a NaN. */
  private static boolean isFinite(SquareMatrix matrix) {
    DoubleBuffer values = matrix.values();
    boolean isFinite = true;
    while (isFinite && values.hasRemaining()) {
      isFinite = Double.isFinite(values.get());
    }
    return isFinite;
  }

  private static Eigenpairs undefined(int size, int count) {
    double[] values = new double[count];
    Arrays.fill(values, Double.NaN);
    double[][] vectors = new double[count][size];
    for (double[] vector : vectors) {
      Arrays.fill(vector, Double.NaN);
    }
    return new Eigenpairs(values, vectors);
  }
}
