package org.ntkdynamics.judge;

/**
 * A measured number.
 *
 * @param value the estimate
 * @param low the lower end of its interval
 * @param high the upper end; ∞ where the sample is too small for its tail to bound the number
 */
public record Interval(double value, double low, double high) {
  /**
   * @throws IllegalArgumentException if a number is undefined or the ends are the wrong way round
   */
  public Interval {
    if (Double.isNaN(value) || !(low <= high)) {
      throw new IllegalArgumentException(value + " in [" + low + ", " + high + "] is no interval");
    }
  }

  public boolean contains(double number) {
    return low <= number && number <= high;
  }

  /** The distance from the middle to the farther end. */
  public double reach() {
    return Math.max(high - value, value - low);
  }
}
