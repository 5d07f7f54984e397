package org.ntkdynamics.store;

import org.ntkdynamics.ensemble.DispersionPoint;
import org.ntkdynamics.ensemble.DispersionTheory;

/**
 * A row of the moments.csv of a dispersion experiment: {@code E[Θ²]/E²[Θ]} at one depth.
 *
 * @param depth the number L of weight layers
 * @param lambda the depth-to-width ratio L/M
 * @param cosine {@code <x,x̃>}; 1 for Θ(x,x)
 * @param draws the number N of networks; 0 for theory alone
 * @param sample of Θ(x,x̃)
 * @param weightsSample of its weights part alone
 * @param theory of Θ(x,x), whatever the cosine
 */
public record DispersionRow(
    int depth,
    double lambda,
    double cosine,
    int draws,
    SampledValue sample,
    SampledValue weightsSample,
    Theory theory)
    implements CurveRow {
  /**
   * What theory says of Θ(x,x); NaN where a statement does not apply.
   *
   * @param exact the exact value
   * @param exactStandardError the exact standard error of the sample, to leading order in 1/N
   * @param exactSkewness the exact skewness of what one draw adds to the error of the sample; NaN
   *     also in runs begun before it was recorded
   * @param weightsOnly the exact value for the weights part alone
   * @param theorem32Printed Theorem 3.2 as printed
   * @param theorem32FactorTwo Theorem 3.2 with its factor 2
   * @param limitPrinted the limit of Theorem 3.1 as printed
   * @param limitCorrected the limit corrected
   */
  public record Theory(
      double exact,
      double exactStandardError,
      double exactSkewness,
      double weightsOnly,
      double theorem32Printed,
      double theorem32FactorTwo,
      double limitPrinted,
      double limitCorrected) {}

  /** The row of a point of a curve. */
  public static DispersionRow of(DispersionPoint point) {
    DispersionTheory theory = point.theory();
    return new DispersionRow(
        point.depth(),
        point.lambda(),
        point.cosine(),
        point.draws(),
        SampledValue.of(point.sample()),
        SampledValue.of(point.weightsSample()),
        new Theory(
            theory.exact(),
            theory.exactStandardError(),
            theory.exactSkewness(),
            theory.weightsOnly(),
            theory.theorem32AsPrinted(),
            theory.theorem32FactorTwo(),
            theory.limitAsPrinted(),
            theory.limit()));
  }

  /**
   * How far the sample lies from the exact value in exact standard errors; NaN where no exact value
   * is known (off the diagonal), nothing was drawn, or Θ does not vary.
   */
  public double deviation() {
    boolean known = cosine == 1 && theory.exactStandardError() > 0;
    return known ? (sample.value() - theory.exact()) / theory.exactStandardError() : Double.NaN;
  }
}
