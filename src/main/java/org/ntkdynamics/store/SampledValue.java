package org.ntkdynamics.store;

import org.ntkdynamics.ensemble.Estimate;

/**
 * A number estimated from a sample; all NaN where nothing was drawn.
 *
 * @param value the estimate
 * @param standardError its standard error, by bootstrap unless said otherwise
 * @param low the lower end of its 95 % confidence interval
 * @param high its upper end; ∞ where the sample is too small for its tail to bound the number
 */
public record SampledValue(double value, double standardError, double low, double high) {
  /** The estimate of an ensemble. */
  public static SampledValue of(Estimate estimate) {
    return new SampledValue(
        estimate.value(), estimate.standardError(), estimate.low(), estimate.high());
  }

  /** How far the estimate lies above a value, in standard errors; NaN where it has none. */
  public double deviationFrom(double expected) {
    return standardError > 0 ? (value - expected) / standardError : Double.NaN;
  }

  /** The estimate of the number less a known one. */
  public SampledValue minus(double known) {
    return new SampledValue(value - known, standardError, low - known, high - known);
  }

  /** Whether something was drawn. */
  public boolean exists() {
    return !Double.isNaN(value);
  }
}
