package org.ntkdynamics.metrics;

import java.util.List;
import org.ntkdynamics.matrix.SquareMatrix;

/**
 * How far a kernel is one of three numbers: one on the diagonal, one for two samples of a class,
 * one for samples of different classes (Seleznova et al., NeurIPS 2023, section 3). Means as in
 * {@link LabelAwareness}.
 *
 * @param d the mean of the diagonal
 * @param c the mean over pairs of one class, {@code i ≠ j}
 * @param n the mean over pairs of different classes
 * @param distance {@code 1 - <K, YYᵀ>/(‖K‖‖YYᵀ‖)} from the kernel of the one-hot labels
 */
public record BlockStructure(double d, double c, double n, double distance) {

  /**
   * Reads the means off a kernel.
   *
   * @param kernel shape {@code [N, N]}
   * @param labels the class of each sample
   * @throws IllegalArgumentException if the labels are not N
   */
  public static BlockStructure of(SquareMatrix kernel, List<Integer> labels) {
    LabelAwareness means = LabelAwareness.of(kernel, labels);
    return new BlockStructure(
        means.thetaD(), means.thetaC(), means.thetaN(), 1 - KernelAlignment.of(kernel, labels));
  }
}
