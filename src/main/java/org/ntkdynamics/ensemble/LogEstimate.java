package org.ntkdynamics.ensemble;

import org.ntkdynamics.table.Column;

/**
 * A number of any size estimated from a sample.
 *
 * @param value the estimate
 * @param standardError its standard error by bootstrap
 * @param low the lower end of its 95 % confidence interval; -∞ where the sample bounds nothing
 * @param high its upper end; ∞ where the sample is too small for its tail to bound the number
 */
public record LogEstimate(
    @Column("") SignedLog value,
    @Column("se") SignedLog standardError,
    SignedLog low,
    SignedLog high) {
  /** The estimate of an ensemble. */
  public static LogEstimate of(ScaledEstimate estimate) {
    Estimate inUnits = estimate.inUnits();
    return new LogEstimate(
        SignedLog.of(inUnits.value(), estimate.unit()),
        SignedLog.of(inUnits.standardError(), estimate.unit()),
        SignedLog.of(inUnits.low(), estimate.unit()),
        SignedLog.of(inUnits.high(), estimate.unit()));
  }

  /** Whether the sample is large enough for its tail to bound the number. */
  public boolean bounded() {
    return high.log10() < Double.POSITIVE_INFINITY;
  }

  public Estimate toDoubles() {
    return new Estimate(
        value.toDouble(), standardError.toDouble(), low.toDouble(), high.toDouble());
  }
}
