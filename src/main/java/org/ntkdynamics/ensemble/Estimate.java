package org.ntkdynamics.ensemble;

import org.ntkdynamics.table.Column;

/**
 * What a sample says of an unknown number; all NaN where nothing was drawn.
 *
 * @param value the point estimate
 * @param standardError its standard error, by bootstrap unless said otherwise
 * @param low the lower end of the {@link #LEVEL} confidence interval
 * @param high its upper end; ∞ where the sample is too small for its tail to bound the number from
 *     above
 */
public record Estimate(
    @Column("") double value, @Column("se") double standardError, double low, double high) {
  /** The nominal level of intervals. */
  public static final double LEVEL = 0.95;

  /** Stands for what was not drawn. */
  public static final Estimate NONE = new Estimate(Double.NaN, Double.NaN, Double.NaN, Double.NaN);

  /** The normal quantile of {@link #LEVEL}. */
  static final double QUANTILE = 1.959963984540054;

  /** Whether both ends of the interval are finite. */
  public boolean bounded() {
    return Double.isFinite(low) && Double.isFinite(high);
  }

  /** Whether something was drawn. */
  public boolean exists() {
    return !Double.isNaN(value);
  }

  /** How far the estimate lies above a value, in standard errors; NaN where it has none. */
  public double deviationFrom(double expected) {
    return standardError > 0 ? (value - expected) / standardError : Double.NaN;
  }

  /** The estimate of the number less a known one. */
  public Estimate minus(double known) {
    return new Estimate(value - known, standardError, low - known, high - known);
  }
}
