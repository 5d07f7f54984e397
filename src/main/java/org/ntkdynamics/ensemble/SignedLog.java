package org.ntkdynamics.ensemble;

import org.ntkdynamics.theory.ScaledNumber;

/**
 * A number of any size, by its sign and the decimal logarithm of its magnitude.
 *
 * @param sign -1, 0 or 1
 * @param log10 the logarithm; -∞ for 0, ∞ for an infinite number
 */
public record SignedLog(int sign, double log10) {
  private static final double LOG10_OF_2 = Math.log10(2);

  /**
   * @throws IllegalArgumentException if the sign is none, or 0 for a number that is not
   */
  public SignedLog {
    boolean zero = log10 == Double.NEGATIVE_INFINITY;
    if (Double.isNaN(log10) || Math.abs(sign) > 1 || zero != (sign == 0)) {
      throw new IllegalArgumentException("no number has sign " + sign + " and log10 " + log10);
    }
  }

  /** A number beyond the range of a double. */
  public static SignedLog of(ScaledNumber number) {
    return number.mantissa() == 0
        ? new SignedLog(0, Double.NEGATIVE_INFINITY)
        : new SignedLog(
            number.mantissa() > 0 ? 1 : -1,
            Math.log10(Math.abs(number.mantissa())) + number.exponent() * LOG10_OF_2);
  }

  /** A number, which may be infinite, times a unit. */
  static SignedLog of(double number, ScaledNumber unit) {
    return Double.isInfinite(number)
        ? new SignedLog((int) Math.signum(number), Double.POSITIVE_INFINITY)
        : of(unit.times(number));
  }

  /** The number as a double: ±∞ above its range, 0 below. */
  public double toDouble() {
    return sign * Math.pow(10, log10);
  }
}
