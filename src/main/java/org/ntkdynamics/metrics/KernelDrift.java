package org.ntkdynamics.metrics;

import org.ntkdynamics.matrix.SquareMatrix;
import org.ntkdynamics.table.Column;

/**
 * How far a kernel has moved. Norms and inner products are those of Frobenius; a value that needs
 * an earlier kernel which does not exist is NaN.
 *
 * @param distance the kernel distance {@code 1 - <K,K'>/(‖K‖‖K'‖)} to the previous kernel step
 *     (Fort et al. 2020); 0 where K is a multiple of K'
 * @param velocity that distance divided by the number of training steps in between
 * @param relativeChange {@code ‖K - K_0‖/‖K_0‖}, from the kernel at initialisation
 * @param diagonalChange the same over the diagonals alone
 */
public record KernelDrift(
    @Column("kernel_distance") double distance,
    @Column("kernel_velocity") double velocity,
    double relativeChange,
    double diagonalChange) {

  /** The kernel distance of two kernels of one shape {@code [N, N]}. */
  public static double distance(SquareMatrix a, SquareMatrix b) {
    Kernels.checkSize(b, a.size());
    return 1 - Kernels.cosine(a, b);
  }

  /** {@code ‖K - K_0‖/‖K_0‖}. */
  public static double relativeChange(SquareMatrix kernel, SquareMatrix initial) {
    Kernels.checkSize(kernel, initial.size());
    double change = 0;
    double norm = 0;
    for (int i = 0; i < kernel.size(); i++) {
      for (int j = 0; j < kernel.size(); j++) {
        change += square(kernel.at(i, j) - initial.at(i, j));
        norm += square(initial.at(i, j));
      }
    }
    return Math.sqrt(change / norm);
  }

  /** {@code ‖diag K - diag K_0‖/‖diag K_0‖}. */
  public static double diagonalChange(SquareMatrix kernel, SquareMatrix initial) {
    Kernels.checkSize(kernel, initial.size());
    double change = 0;
    double norm = 0;
    for (int i = 0; i < kernel.size(); i++) {
      change += square(kernel.at(i, i) - initial.at(i, i));
      norm += square(initial.at(i, i));
    }
    return Math.sqrt(change / norm);
  }

  private static double square(double value) {
    return value * value;
  }
}
