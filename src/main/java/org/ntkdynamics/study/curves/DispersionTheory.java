package org.ntkdynamics.study.curves;

import org.ntkdynamics.ensemble.Settings;
import org.ntkdynamics.spec.EnsembleUnit;
import org.ntkdynamics.spec.Shape;
import org.ntkdynamics.table.Column;
import org.ntkdynamics.theory.DispersionLimit;
import org.ntkdynamics.theory.ExactMoments;
import org.ntkdynamics.theory.KernelScaling;
import org.ntkdynamics.theory.NtkMoments;
import org.ntkdynamics.theory.SkMoments;
import org.ntkdynamics.theory.TheoremForm;
import org.ntkdynamics.theory.Widths;

/**
 * What theory says of the dispersion of Θ(x,x), ‖x‖ = 1, at one depth.
 *
 * @param exact the exact value
 * @param exactStandardError the exact standard error of the estimate from N draws, to leading order
 *     in 1/N; NaN without draws
 * @param weightsOnly the exact value for the weights part alone
 * @param theorem32Printed Theorem 3.2 as printed; NaN in the NTK parametrisation
 * @param theorem32FactorTwo Theorem 3.2 with its factor 2; NaN in the NTK parametrisation
 * @param limitPrinted Theorem 3.1 as printed; NaN where it does not apply: for widths that are not
 *     constant, or in the NTK parametrisation
 * @param limitCorrected Theorem 3.1 corrected; NaN likewise
 * @param exactSkewness the exact skewness γ of what one draw adds to the error of the estimate (see
 *     {@code NtkMoments}); NaN without draws, where Θ hardly varies, and in runs begun before it
 *     was recorded
 */
public record DispersionTheory(
    double exact,
    @Column("exact_se") double exactStandardError,
    @Column("weights_exact") double weightsOnly,
    double theorem32Printed,
    double theorem32FactorTwo,
    double limitPrinted,
    double limitCorrected,
    @Column(addedLater = true) double exactSkewness) {

  /** The values for the network of a unit at a depth and a sample of so many draws. */
  static DispersionTheory of(EnsembleUnit unit, int depth, int draws) {
    Widths widths = new Widths(unit.widths(depth));
    KernelScaling scaling = Settings.scaling(unit);
    boolean standard = scaling == KernelScaling.STANDARD;
    boolean hasLimit = standard && unit.shape() == Shape.CONSTANT;
    int order = draws == 0 ? 2 : 6;
    NtkMoments moments = ExactMoments.of(widths, unit.sigmaW2(), 1, scaling, order);
    return new DispersionTheory(
        moments.dispersion(),
        draws == 0 ? Double.NaN : moments.dispersionStandardError(draws),
        moments.weightsDispersion(),
        standard ? theorem32(TheoremForm.AS_PRINTED, widths, unit) : Double.NaN,
        standard ? theorem32(TheoremForm.FACTOR_TWO, widths, unit) : Double.NaN,
        hasLimit ? limit(TheoremForm.AS_PRINTED, depth, unit) : Double.NaN,
        hasLimit ? limit(TheoremForm.CORRECTED, depth, unit) : Double.NaN,
        draws == 0 ? Double.NaN : moments.dispersionErrorSkewness());
  }

  /** Theorem 3.2 without its misprint and with the right correlation of layers. */
  public static double theorem32Corrected(EnsembleUnit unit, int depth) {
    return theorem32(TheoremForm.CORRECTED, new Widths(unit.widths(depth)), unit);
  }

  private static double theorem32(TheoremForm form, Widths widths, EnsembleUnit unit) {
    return SkMoments.of(form, widths, unit.sigmaW2(), 1).dispersion();
  }

  private static double limit(TheoremForm form, int depth, EnsembleUnit unit) {
    return DispersionLimit.of(form, unit.sigmaW2(), unit.lambda(depth), unit.alpha0());
  }
}
