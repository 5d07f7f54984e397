package org.ntkdynamics.metrics;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A symmetric matrix A that is known by what it does to vectors, wherever its entries lie. */
public interface SymmetricProduct {
  /** N. */
  long size();

  /**
   * Computes {@code y = A x}.
   *
   * @param x shape {@code [N, m]}, double, Fortran order; left alone
   * @param y likewise; overwritten
   */
  void multiply(INDArray x, INDArray y);

  /**
   * A matrix in memory.
   *
   * @param matrix shape {@code [N, N]}, double, symmetric; not copied
   */
  static SymmetricProduct of(INDArray matrix) {
    INDArray fortran = matrix.ordering() == 'f' ? matrix : matrix.transpose();
    return new SymmetricProduct() {
      @Override
      public long size() {
        return fortran.size(0);
      }

      @Override
      public void multiply(INDArray x, INDArray y) {
        Nd4j.gemm(fortran, x, y, false, false, 1.0, 0.0);
      }
    };
  }
}
