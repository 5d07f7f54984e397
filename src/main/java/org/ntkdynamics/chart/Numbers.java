package org.ntkdynamics.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.OptionalDouble;

/** Numbers as people read them. The files beside the page have every digit. */
public final class Numbers {
  /** Stands for a number that is not defined. */
  public static final String UNDEFINED = "–";

  private static final MathContext DIGITS = new MathContext(4);
  private static final int SMALLEST_PLAIN = -3;
  private static final int LARGEST_PLAIN = 4;
  private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  private Numbers() {}

  /** Four significant digits; powers of ten below 0.001 and from 100000 on. */
  public static String readable(double value) {
    if (Double.isNaN(value)) {
      return UNDEFINED;
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "∞" : "−∞";
    }
    if (value == 0) {
      return "0";
    }
    BigDecimal rounded = new BigDecimal(value).round(DIGITS);
    int exponent = exponent(rounded);
    if (exponent < SMALLEST_PLAIN || exponent > LARGEST_PLAIN) {
      return mantissa(rounded, exponent) + "×" + powerOfTen(exponent);
    }
    return signed(rounded.setScale(Math.max(0, DIGITS.getPrecision() - 1 - exponent)));
  }

  /** As {@link #readable(double)}; nothing where nothing was evaluated. */
  public static String readable(OptionalDouble value) {
    return value.isPresent() ? readable(value.getAsDouble()) : "";
  }

  /** A share as a percentage with one decimal. */
  public static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  /** The same; nothing where nothing was evaluated. */
  public static String percent(OptionalDouble share) {
    return share.isPresent() ? percent(share.getAsDouble()) : "";
  }

  /** Three significant digits without trailing zeros. */
  public static String threeDigits(double value) {
    return !Double.isFinite(value)
        ? readable(value)
        : brief(Double.parseDouble(String.format(Locale.ROOT, "%.2e", value)));
  }

  /** Without trailing zeros, for the ticks of axes and the values of specs. */
  public static String brief(double value) {
    if (value == 0) {
      return "0";
    }
    BigDecimal plain = rounded(value);
    return isPlain(value) ? signed(plain.setScale(Math.max(0, plain.scale()))) : scientific(value);
  }

  /** Whether {@link #brief(double)} writes a number without a power of ten. */
  public static boolean isPlain(double value) {
    return value == 0 || isPlainDecade(exponent(rounded(value)));
  }

  /** Whether {@link #brief(double)} writes numbers from this power of ten on without it. */
  public static boolean isPlainDecade(int exponent) {
    return exponent >= SMALLEST_PLAIN && exponent <= LARGEST_PLAIN;
  }

  /** As {@link #brief(double)}, but always with a power of ten; 0 alone is without. */
  public static String scientific(double value) {
    if (value == 0) {
      return "0";
    }
    BigDecimal plain = rounded(value);
    int exponent = exponent(plain);
    String mantissa = mantissa(plain, exponent);
    return ("1".equals(mantissa) ? "" : mantissa + "×") + powerOfTen(exponent);
  }

  private static BigDecimal rounded(double value) {
    return BigDecimal.valueOf(value).round(DIGITS).stripTrailingZeros();
  }

  private static int exponent(BigDecimal value) {
    return value.precision() - value.scale() - 1;
  }

  /** An integer with thin spaces between thousands. */
  public static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value).replace(',', '\u202f');
  }

  /** A power of ten with a raised exponent: {@code 10⁻³}. */
  public static String powerOfTen(int exponent) {
    StringBuilder text = new StringBuilder("10");
    if (exponent < 0) {
      text.append('⁻');
    }
    for (char digit : Integer.toString(Math.abs(exponent)).toCharArray()) {
      text.append(SUPERSCRIPTS.charAt(digit - '0'));
    }
    return text.toString();
  }

  private static String mantissa(BigDecimal value, int exponent) {
    return signed(value.movePointLeft(exponent));
  }

  private static String signed(BigDecimal value) {
    return value.toPlainString().replace('-', '−');
  }

  /**
   * With its sign and one decimal, as numbers of standard errors are; {@link #UNDEFINED} for NaN.
   */
  public static String signed(double value) {
    if (Double.isNaN(value)) {
      return UNDEFINED;
    }
    return String.format(Locale.ROOT, "%+.1f", value).replace('-', '−');
  }
}
