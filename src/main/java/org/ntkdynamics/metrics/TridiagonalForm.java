package org.ntkdynamics.metrics;

import static org.bytedeco.openblas.global.openblas.LAPACKE_dormtr_work;
import static org.bytedeco.openblas.global.openblas.LAPACKE_dstebz;
import static org.bytedeco.openblas.global.openblas.LAPACKE_dstein;
import static org.bytedeco.openblas.global.openblas.LAPACKE_dsytrd;
import static org.bytedeco.openblas.global.openblas.LAPACK_COL_MAJOR;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;

/**
 * A symmetric matrix as {@code Q T Qᵀ} with T tridiagonal and Q a product of reflectors, by the
 * LAPACK in the OpenBLAS that ND4J brings along.
 *
 * <p>These are the steps of {@code dsyevr} one by one, for the sake of the last: it multiplies by Q
 * in blocks, with {@code dtrmm}, which is wrong in that build of OpenBLAS (0.3.19) on processors
 * with AVX-512; eigenvalues come out right and eigenvectors do not (OpenBLAS issues 2986 and 3454).
 *
 * <p>Its memory, a copy of the matrix, is freed on closing and not when the collector finds the
 * handle. Not thread-safe.
 */
final class TridiagonalForm implements AutoCloseable {
  private static final byte LOWER = 'L';

  private final int n;
  private final double scale;
  private final DoublePointer reflectors;
  private final DoublePointer factors;
  private final DoublePointer diagonal;
  private final DoublePointer offDiagonal;

  /**
   * Reduces a matrix, in {@code O(N³)}.
   *
   * @param matrix shape {@code [N, N]}, symmetric and finite
   */
  TridiagonalForm(double[][] matrix) {
    n = matrix.length;
    scale = scale(matrix);
    reflectors = new DoublePointer((long) n * n);
    factors = zeros(n);
    diagonal = zeros(n);
    offDiagonal = zeros(n);
    double[] scaled = new double[n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        scaled[j] = matrix[i][j] * scale;
      }
      reflectors.position((long) i * n).put(scaled);
    }
    reflectors.position(0);
    check(
        LAPACKE_dsytrd(LAPACK_COL_MAJOR, LOWER, n, reflectors, n, diagonal, offDiagonal, factors));
  }

  /**
   * LAPACK's C interface looks for NaN in all N elements of its arguments, in those that are not
   * used too.
   */
  private static DoublePointer zeros(int n) {
    return new DoublePointer(new double[n]);
  }

  /** A power of two, which does not round, so that no square overflows. */
  private static double scale(double[][] matrix) {
    double largest = 0;
    for (double[] row : matrix) {
      for (double value : row) {
        largest = Math.max(largest, Math.abs(value));
      }
    }
    return Math.scalb(1.0, -Math.getExponent(largest));
  }

  /**
   * The largest eigenvalues and their eigenvectors, in {@code O(N²)} each.
   *
   * @throws IllegalStateException if bisection or inverse iteration fails
   */
  Eigenpairs top(int count) {
    try (DoublePointer values = zeros(n);
        DoublePointer vectors = new DoublePointer((long) n * count);
        DoublePointer work = new DoublePointer(count)) {
      decompose(count, values, vectors);
      // A workspace this small leaves no room for blocks, and so no use for dtrmm.
      byte left = 'L';
      byte plain = 'N';
      check(
          LAPACKE_dormtr_work(
              LAPACK_COL_MAJOR,
              left,
              LOWER,
              plain,
              n,
              count,
              reflectors,
              n,
              factors,
              vectors,
              n,
              work,
              count));
      return sorted(count, values, vectors);
    }
  }

  /** Eigenvalues by bisection and eigenvectors by inverse iteration, of T. */
  private void decompose(int count, DoublePointer values, DoublePointer vectors) {
    byte byIndex = 'I';
    byte byBlock = 'B'; // As inverse iteration wants them.
    try (IntPointer found = new IntPointer(1);
        IntPointer splits = new IntPointer(1);
        IntPointer blocks = new IntPointer(n);
        IntPointer blockEnds = new IntPointer(n);
        IntPointer failed = new IntPointer(count)) {
      int from = n - count + 1;
      check(
          LAPACKE_dstebz(
              byIndex,
              byBlock,
              n,
              0,
              0,
              from,
              n,
              0,
              diagonal,
              offDiagonal,
              found,
              splits,
              values,
              blocks,
              blockEnds));
      if (found.get() != count) {
        throw new IllegalStateException(
            "LAPACK found " + found.get() + " of " + count + " eigenvalues, N = " + n);
      }
      check(
          LAPACKE_dstein(
              LAPACK_COL_MAJOR,
              n,
              diagonal,
              offDiagonal,
              count,
              values,
              blocks,
              blockEnds,
              vectors,
              n,
              failed));
    }
  }

  private Eigenpairs sorted(int count, DoublePointer values, DoublePointer vectors) {
    int[] order =
        IntStream.range(0, count)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> values.get(i)).reversed())
            .mapToInt(Integer::intValue)
            .toArray();
    double[] sortedValues = new double[count];
    double[][] sortedVectors = new double[count][n];
    for (int rank = 0; rank < count; rank++) {
      sortedValues[rank] = values.get(order[rank]) / scale;
      vectors.position((long) order[rank] * n).get(sortedVectors[rank]);
    }
    return new Eigenpairs(sortedValues, sortedVectors);
  }

  private void check(int info) {
    if (info != 0) {
      throw new IllegalStateException("LAPACK fails with info " + info + ", N = " + n);
    }
  }

  @Override
  public void close() {
    reflectors.close();
    factors.close();
    diagonal.close();
    offDiagonal.close();
  }
}
