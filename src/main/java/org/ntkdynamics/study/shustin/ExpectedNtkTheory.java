package org.ntkdynamics.study.shustin;

import org.ntkdynamics.spec.WeightLaw;
import org.ntkdynamics.table.Column;
import org.ntkdynamics.theory.ExactMoments;
import org.ntkdynamics.theory.KernelScaling;
import org.ntkdynamics.theory.NtkMoments;
import org.ntkdynamics.theory.SdExpectations;
import org.ntkdynamics.theory.Widths;

/**
 * What is stated of {@code K_αβ} at one depth. SD's own statements are taken at the correlators
 * measured on the same networks, so that they are judged on their own terms at any width and law.
 *
 * @param printed Theorem 1.1 as printed, factor L; at cosine 1 that is Corollary 1.1
 * @param allLayers Theorem 1.1 with L+1 terms
 * @param corrected the corrected mean: exact at cosine 1 for every law, and for one hidden layer
 *     with Gaussian weights; the limit of infinite width otherwise, of other laws that of infinite
 *     n_0 too
 * @param bound Theorem 2.2's bound of |E K_αβ|, as printed
 * @param exactVariance the exact Var[K_αα] at cosine 1 with Gaussian weights; NaN elsewhere
 */
public record ExpectedNtkTheory(
    @Column("theorem11_printed") double printed,
    @Column("theorem11_all_layers") double allLayers,
    double corrected,
    @Column("theorem22_bound") double bound,
    double exactVariance) {

  /**
   * The statements at a depth.
   *
   * @param correlators {@code [L]}: measured
   */
  static ExpectedNtkTheory of(SdUnit unit, double cosine, double[] correlators) {
    int layers = correlators.length;
    int input = unit.input();
    return new ExpectedNtkTheory(
        SdExpectations.offDiagonalAsPrinted(cosine, correlators, input),
        SdExpectations.offDiagonalAllLayers(cosine, correlators, input),
        SdExpectations.offDiagonal(layers, 1, cosine, input),
        SdExpectations.boundAsPrinted(cosine, layers, correlators[0], input),
        cosine == 1 && unit.law().equals(WeightLaw.GAUSSIAN)
            ? exactVariance(unit, layers)
            : Double.NaN);
  }

  private static double exactVariance(SdUnit unit, int layers) {
    Widths widths = Widths.constant(unit.input(), unit.width(), layers + 1);
    NtkMoments moments = ExactMoments.of(widths, 2, 1, KernelScaling.NTK, 2);
    double mean = moments.joint(1, 0).toDouble();
    return moments.joint(2, 0).toDouble() - mean * mean;
  }
}
