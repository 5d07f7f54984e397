package org.ntkdynamics.judge;

/**
 * What Shustin &amp; Dogariu state of networks at initialisation: the rules by which the ledger and
 * the pages judge it. A setting is named by whoever has measured it.
 */
public final class SdStatements {
  /** What they expect the correlators of deep layers to tend to. */
  public static final double CONJECTURED = 0.25;

  /** No two indicators are active together more often than each is alone. */
  private static final double MOST = 0.5;

  private static final Rule DRAWN = new Rule.Equality(0.05);

  /** What is exact in a limit alone. */
  private static final Rule WIDE = new Rule.Within(0.05);

  private static final Rule FORMULA = new Rule.Within(1e-5);

  private SdStatements() {}

  /** Theorem 2.1: the formula with caps against the angle's {@code (π − θ)/(2π)}. */
  public static Finding capFormula(String setting, double cap, double angle) {
    return Finding.of(setting, FORMULA, cap, Measurement.computed(angle));
  }

  /** Theorem 2.1: the share of units of the first layer that are active for both inputs. */
  public static Finding firstLayer(String setting, double predicted, Measurement share) {
    return Finding.of(setting, DRAWN, predicted, share);
  }

  /**
   * Corollary 1.1, the mean on the diagonal.
   *
   * @param printed with 2L
   * @param right with 2(L + 1)
   */
  public static Finding diagonal(String setting, double printed, double right, Measurement mean) {
    return Finding.of(setting, DRAWN, printed, mean).orCorrected(right);
  }

  /**
   * Theorem 1.1, the mean off the diagonal.
   *
   * @param printed what it says
   * @param right what takes its place
   * @param isExact whether that is exact, as with one hidden layer and Gaussian weights, and not a
   *     limit of infinite width or input
   */
  public static Finding offDiagonal(
      String setting, double printed, double right, boolean isExact, Measurement mean) {
    return Finding.of(setting, isExact ? DRAWN : WIDE, printed, mean).orInstead(right);
  }

  /** The mean that takes the place of Theorem 1.1 and Corollary 1.1, by itself. */
  public static Finding mean(String setting, double right, boolean isExact, Measurement mean) {
    return Finding.of(setting, isExact ? DRAWN : WIDE, right, mean);
  }

  /** The exact variance of a kernel on the diagonal. */
  public static Finding variance(String setting, double exact, Measurement variance) {
    return Finding.of(setting, DRAWN, exact, variance);
  }

  /** Theorem 2.2: the bound of the magnitude of a mean, from two hidden layers on. */
  public static Finding bound(String setting, double bound, Measurement mean) {
    return Finding.of(setting, new Rule.Bound(false, 0), bound, magnitude(mean));
  }

  private static Measurement magnitude(Measurement mean) {
    if (mean.at(Ruling.LEVEL).value() >= 0) {
      return mean;
    }
    return Measurement.of(
        level -> {
          Interval interval = mean.at(level);
          return new Interval(-interval.value(), -interval.high(), -interval.low());
        },
        mean.draws());
  }

  /** The conjecture of section 2.2: the correlators of deep layers tend to ¼. */
  public static Finding conjecture(String setting, Measurement limit) {
    return Finding.of(setting, WIDE, CONJECTURED, limit);
  }

  /**
   * What a layer tells of the limit of deep ones: correlators do not fall with depth, so that it
   * lies between that layer's and ½. Such a sample can refute the conjecture and not support it.
   */
  public static Measurement limitBeyond(Measurement layer) {
    return Measurement.of(
        level -> {
          Interval interval = layer.at(level);
          return new Interval(interval.value(), interval.low(), Math.max(MOST, interval.high()));
        },
        layer.draws());
  }
}
