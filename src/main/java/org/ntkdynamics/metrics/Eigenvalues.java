package org.ntkdynamics.metrics;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Eigenvalues alone, by LAPACK's {@code dsyev}: several times as fast as {@link Spectrum}, which
 * needs the eigenvectors too.
 */
public final class Eigenvalues {
  private Eigenvalues() {}

  /**
   * The largest eigenvalue of a symmetric matrix, in {@code O(N³)}.
   *
   * @param matrix shape {@code [N, N]}; left alone
   * @return NaN if an element is not finite
   * @throws IllegalArgumentException if the matrix is not square
   */
  public static double largest(INDArray matrix) {
    if (matrix.rank() != 2 || matrix.size(0) != matrix.size(1)) {
      throw new IllegalArgumentException(
          "the matrix must have the shape [N, N], not " + matrix.shapeInfoToString());
    }
    // LAPACK may not come back from a NaN; a sum is finite only if its terms are.
    if (!Double.isFinite(matrix.castTo(DataType.DOUBLE).norm1Number().doubleValue())) {
      return Double.NaN;
    }
    INDArray destroyed = matrix.castTo(DataType.DOUBLE).dup('f');
    INDArray ascending = Nd4j.create(DataType.DOUBLE, matrix.size(0));
    Nd4j.getBlasWrapper().lapack().syev('N', 'U', destroyed, ascending);
    return ascending.getDouble(matrix.size(0) - 1);
  }
}
