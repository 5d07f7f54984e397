package org.ntkdynamics.theory;

/**
 * A real number {@code mantissa · 2^exponent}, for values beyond the range of a double: in the
 * chaotic phase the NTK of a deep network reaches 10^3000.
 *
 * <p>Every operation is correct to the rounding of its mantissa, a relative error of about 1e-16.
 * Immutable and thread-safe.
 *
 * @param mantissa 0, or of magnitude in [1, 2)
 * @param exponent the power of two; 0 if the mantissa is 0
 */
public record ScaledNumber(double mantissa, long exponent) implements Comparable<ScaledNumber> {
  public static final ScaledNumber ZERO = new ScaledNumber(0, 0);
  public static final ScaledNumber ONE = new ScaledNumber(1, 0);

  private static final double LN2 = Math.log(2);

  /** Beyond this distance of exponents the smaller summand is lost in the rounding. */
  private static final int NEGLIGIBLE = 106;

  /**
   * @throws IllegalArgumentException if the mantissa is neither 0 nor of magnitude in [1, 2); use
   *     {@link #of(double, long)} to normalise
   */
  public ScaledNumber {
    double magnitude = Math.abs(mantissa);
    if (!(mantissa == 0 ? exponent == 0 : magnitude >= 1 && magnitude < 2)) {
      throw new IllegalArgumentException(
          "not a normalised number: " + mantissa + " times 2^" + exponent);
    }
  }

  /**
   * The value of a double.
   *
   * @throws IllegalArgumentException if the value is not finite
   */
  public static ScaledNumber of(double value) {
    return of(value, 0);
  }

  /**
   * The value {@code factor · 2^exponent}.
   *
   * @throws IllegalArgumentException if the factor is not finite
   */
  public static ScaledNumber of(double factor, long exponent) {
    if (!Double.isFinite(factor)) {
      throw new IllegalArgumentException("not a finite number: " + factor);
    }
    if (factor == 0) {
      return ZERO;
    }
    int shift = Math.getExponent(factor);
    if (shift < Double.MIN_EXPONENT) {
      return of(factor * 0x1p64, exponent - 64);
    }
    return new ScaledNumber(Math.scalb(factor, -shift), exponent + shift);
  }

  /**
   * {@code base^power}, by repeated squaring.
   *
   * @throws IllegalArgumentException if the power is negative or the base is not finite
   */
  public static ScaledNumber power(double base, long power) {
    if (power < 0) {
      throw new IllegalArgumentException("power must be at least 0, but is " + power);
    }
    ScaledNumber result = ONE;
    ScaledNumber square = of(base);
    for (long rest = power; rest > 0; rest >>= 1) {
      if ((rest & 1) == 1) {
        result = result.times(square);
      }
      square = square.times(square);
    }
    return result;
  }

  public ScaledNumber plus(ScaledNumber other) {
    if (mantissa == 0) {
      return other;
    }
    if (other.mantissa == 0) {
      return this;
    }
    if (exponent < other.exponent) {
      return other.plus(this);
    }
    long distance = exponent - other.exponent;
    return distance > NEGLIGIBLE
        ? this
        : of(mantissa + Math.scalb(other.mantissa, (int) -distance), exponent);
  }

  public ScaledNumber minus(ScaledNumber other) {
    return plus(new ScaledNumber(-other.mantissa, other.exponent));
  }

  public ScaledNumber times(ScaledNumber other) {
    return of(mantissa * other.mantissa, exponent + other.exponent);
  }

  /**
   * The product with a double.
   *
   * @throws IllegalArgumentException if the factor is not finite
   */
  public ScaledNumber times(double factor) {
    return times(of(factor));
  }

  /**
   * The quotient.
   *
   * @throws ArithmeticException if the divisor is 0
   */
  public ScaledNumber dividedBy(ScaledNumber divisor) {
    if (divisor.mantissa == 0) {
      throw new ArithmeticException("division by zero");
    }
    return of(mantissa / divisor.mantissa, exponent - divisor.exponent);
  }

  /**
   * The square root.
   *
   * @throws ArithmeticException if the number is negative
   */
  public ScaledNumber sqrt() {
    if (mantissa < 0) {
      throw new ArithmeticException("square root of the negative number " + this);
    }
    long even = exponent & ~1L;
    return of(Math.sqrt(Math.scalb(mantissa, (int) (exponent - even))), even / 2);
  }

  /** The value as a double: ±∞ above its range and ±0 below. */
  public double toDouble() {
    int clamped = (int) Math.max(-4000, Math.min(4000, exponent));
    return Math.scalb(mantissa, clamped);
  }

  /** The natural logarithm; −∞ for 0, NaN for a negative number. */
  public double log() {
    return Math.log(mantissa) + exponent * LN2;
  }

  @Override
  public int compareTo(ScaledNumber other) {
    return (int) Math.signum(minus(other).mantissa);
  }

  /** As a double prints, or such as {@code 1.2345678901E3010} beyond its range. */
  @Override
  public String toString() {
    double value = toDouble();
    if (mantissa == 0 || (Double.isFinite(value) && Math.abs(value) >= Double.MIN_NORMAL)) {
      return Double.toString(value);
    }
    double log10 = Math.log10(Math.abs(mantissa)) + exponent * Math.log10(2);
    long decimal = (long) Math.floor(log10);
    double digits = Math.signum(mantissa) * Math.pow(10, log10 - decimal);
    return Math.round(digits * 1e10) / 1e10 + "E" + decimal;
  }
}
