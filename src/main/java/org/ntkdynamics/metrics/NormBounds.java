package org.ntkdynamics.metrics;

import org.ntkdynamics.matrix.SquareMatrix;

/**
 * Norms of a positive semi-definite kernel, each at least its largest eigenvalue: {@code λ_max ≤
 * max_i Σ_j |K_ij|} (Gershgorin), {@code λ_max ≤ ‖K‖_F = (Σλ²)^½}, {@code λ_max ≤ tr K = Σλ}.
 *
 * @param maxRowSum {@code max_i Σ_j |K_ij|}
 * @param frobenius {@code ‖K‖_F}
 * @param trace {@code tr K}
 */
public record NormBounds(double maxRowSum, double frobenius, double trace) {
  /**
   * Reads them off a kernel.
   *
   * @param kernel shape {@code [N, N]}
   */
  public static NormBounds of(SquareMatrix kernel) {
    double largest = 0;
    double trace = 0;
    for (int i = 0; i < kernel.size(); i++) {
      double rowSum = 0;
      for (int j = 0; j < kernel.size(); j++) {
        rowSum += Math.abs(kernel.at(i, j));
      }
      largest = Math.max(largest, rowSum);
      trace += kernel.at(i, i);
    }
    return new NormBounds(largest, Math.sqrt(Kernels.squaredNorm(kernel)), trace);
  }

  /** The effective rank {@code (tr K)²/‖K‖_F² = (Σλ)²/Σλ²}, without a decomposition. */
  public double effectiveRank() {
    double ratio = trace / frobenius;
    return ratio * ratio;
  }
}
