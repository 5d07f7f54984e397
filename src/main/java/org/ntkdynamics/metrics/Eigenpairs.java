package org.ntkdynamics.metrics;

import static org.bytedeco.openblas.global.openblas.LAPACKE_dsyevr;
import static org.bytedeco.openblas.global.openblas.LAPACK_COL_MAJOR;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;

/**
 * The largest eigenvalues of a symmetric matrix and their eigenvectors, by LAPACK's {@code dsyevr}
 * in the OpenBLAS that ND4J brings along: {@code O(N³)} for however few, in the memory of one copy
 * of the matrix and of the eigenvectors asked for. Immutable.
 *
 * <p>Eigenvalues are right to rounding relative to {@code ‖A‖}, not to their own size. Where
 * eigenvalues coincide, their eigenvectors are some orthonormal basis of the eigenspace.
 */
public final class Eigenpairs {
  private final double[] values;
  private final double[][] vectors;

  /** Values ascend, as in LAPACK; so do the vectors that belong to them. */
  private Eigenpairs(double[] values, double[][] vectors) {
    this.values = values;
    this.vectors = vectors;
  }

  /**
   * The largest eigenvalues, each as often as its multiplicity.
   *
   * @param matrix shape {@code [N, N]}, symmetric: one triangle alone is looked at; left alone
   * @param count how many, from 1 to N
   * @return NaN throughout if an element is not finite
   * @throws IllegalArgumentException if the matrix is not square or the count is not possible
   * @throws IllegalStateException if LAPACK finds no eigenvalues of finite numbers
   */
  public static Eigenpairs top(double[][] matrix, int count) {
    Kernels.checkSquare(matrix, matrix.length);
    if (count < 1 || count > matrix.length) {
      throw new IllegalArgumentException(
          "a matrix with N = " + matrix.length + " does not have " + count + " eigenvalues");
    }
    return isFinite(matrix) ? decompose(matrix, count) : undefined(matrix.length, count);
  }

  /** The largest eigenvalue; argument, NaN and exceptions as {@link #top}. */
  public static double largest(double[][] matrix) {
    return top(matrix, 1).value(0);
  }

  /** An eigenvalue, the largest being that of rank 0. */
  public double value(int rank) {
    return values[values.length - 1 - rank];
  }

  /** The eigenvalues, largest first. */
  public List<Double> values() {
    return IntStream.range(0, values.length).mapToObj(this::value).toList();
  }

  /** The eigenvector of an eigenvalue, shape {@code [N]}, of norm 1 and either sign; a copy. */
  public double[] vector(int rank) {
    return vectors[values.length - 1 - rank].clone();
  }

  /** LAPACK may not come back from a NaN. */
  private static boolean isFinite(double[][] matrix) {
    return Arrays.stream(matrix).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite);
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

  private static Eigenpairs decompose(double[][] matrix, int count) {
    int n = matrix.length;
    // Freed at once, not when the collector finds the handles: these are as large as the kernel.
    try (DoublePointer destroyed = new DoublePointer((long) n * n);
        DoublePointer eigenvalues = new DoublePointer(n);
        DoublePointer eigenvectors = new DoublePointer((long) n * count);
        IntPointer found = new IntPointer(1);
        IntPointer support = new IntPointer(2L * count)) {
      for (int i = 0; i < n; i++) {
        destroyed.position((long) i * n).put(matrix[i]);
      }
      int info =
          LAPACKE_dsyevr(
              LAPACK_COL_MAJOR,
              (byte) 'V',
              (byte) 'I',
              (byte) 'L',
              n,
              destroyed.position(0),
              n,
              0,
              0,
              n - count + 1,
              n,
              0,
              found,
              eigenvalues,
              eigenvectors,
              n,
              support);
      if (info != 0 || found.get() != count) {
        throw new IllegalStateException(
            String.format(
                "LAPACK's dsyevr found %d of %d eigenvalues of a matrix with N = %d (info %d)",
                found.get(), count, n, info));
      }
      return read(eigenvalues, eigenvectors, n, count);
    }
  }

  private static Eigenpairs read(
      DoublePointer eigenvalues, DoublePointer eigenvectors, int size, int count) {
    double[] values = new double[count];
    eigenvalues.get(values);
    double[][] vectors = new double[count][size];
    for (int rank = 0; rank < count; rank++) {
      eigenvectors.position((long) rank * size).get(vectors[rank]);
    }
    return new Eigenpairs(values, vectors);
  }
}
