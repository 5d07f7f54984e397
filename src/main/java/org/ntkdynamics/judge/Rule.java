package org.ntkdynamics.judge;

import java.math.BigDecimal;
import java.util.Locale;

/** How a measurement is held against a prediction: a pure function of numbers. */
public sealed interface Rule {
  /** What the measurement says of the prediction. */
  Outcome judge(double predicted, Interval measured);

  /**
   * How close the measurement comes to rejecting the prediction, to tell the worst setting of
   * several: 0 for none, larger for closer, 1 for one that only just does not.
   */
  double strain(double predicted, Interval measured);

  /** The rule in plain words. */
  String words();

  /**
   * The prediction is exact. Rejected if it lies outside the interval; accepted if it lies inside
   * and the interval reaches no farther than the tolerance; else open.
   *
   * @param tolerance how far the interval may reach, relative to the prediction, or absolutely for
   *     a prediction of 0
   */
  record Equality(double tolerance) implements Rule {
    public Equality {
      requirePositive(tolerance);
    }

    @Override
    public Outcome judge(double predicted, Interval measured) {
      if (!measured.contains(predicted)) {
        return Outcome.REJECTED;
      }
      boolean sharp = measured.reach() <= tolerance * scale(predicted);
      return sharp ? Outcome.ACCEPTED : Outcome.OPEN;
    }

    @Override
    public double strain(double predicted, Interval measured) {
      return distance(predicted, measured) / tolerance;
    }

    @Override
    public String words() {
      return "equal: the interval contains the prediction and reaches no farther than "
          + percent(tolerance)
          + " from its middle";
    }
  }

  /**
   * The prediction is right to a tolerance. Accepted if the whole interval lies within the
   * tolerance of it, rejected if none of it does, else open.
   *
   * @param tolerance relative to the prediction, or absolute for a prediction of 0
   */
  record Within(double tolerance) implements Rule {
    public Within {
      requirePositive(tolerance);
    }

    @Override
    public Outcome judge(double predicted, Interval measured) {
      double reach = tolerance * scale(predicted);
      if (measured.low() >= predicted - reach && measured.high() <= predicted + reach) {
        return Outcome.ACCEPTED;
      }
      boolean apart = measured.high() < predicted - reach || measured.low() > predicted + reach;
      return apart ? Outcome.REJECTED : Outcome.OPEN;
    }

    @Override
    public double strain(double predicted, Interval measured) {
      return distance(predicted, measured) / tolerance;
    }

    @Override
    public String words() {
      return "within "
          + percent(tolerance)
          + ": the whole interval lies that close to the prediction";
    }
  }

  /**
   * A figure does not contradict its curve. Rejected if no part of the interval lies within the
   * tolerance of the prediction; accepted if a part does and the interval reaches no farther than a
   * sample of the figure's size should; else open.
   *
   * @param tolerance to what a figure can be read, relative to the prediction
   * @param reach how far the interval may reach, relative to the prediction
   */
  record Consistent(double tolerance, double reach) implements Rule {
    public Consistent {
      requirePositive(tolerance);
      requirePositive(reach);
    }

    @Override
    public Outcome judge(double predicted, Interval measured) {
      if (new Within(tolerance).judge(predicted, measured) == Outcome.REJECTED) {
        return Outcome.REJECTED;
      }
      return measured.reach() <= reach * scale(predicted) ? Outcome.ACCEPTED : Outcome.OPEN;
    }

    @Override
    public double strain(double predicted, Interval measured) {
      return distance(predicted, measured) / tolerance;
    }

    @Override
    public String words() {
      return "consistent: the interval comes within "
          + percent(tolerance)
          + " of the prediction and reaches no farther than "
          + percent(reach)
          + " from its middle";
    }
  }

  /**
   * The number is at least, or at most, the prediction. Accepted if the whole interval is, rejected
   * if none of it is, else open.
   *
   * @param isLower whether the prediction bounds the number from below
   * @param slack by how much the bound may be missed, relative to it, or absolutely for a bound of
   *     0
   */
  record Bound(boolean isLower, double slack) implements Rule {
    public Bound {
      if (!(slack >= 0)) {
        throw new IllegalArgumentException("slack must be at least 0, but is " + slack);
      }
    }

    @Override
    public Outcome judge(double predicted, Interval measured) {
      double sign = isLower ? 1 : -1;
      double worst = sign * ((isLower ? measured.low() : measured.high()) - predicted);
      double best = sign * ((isLower ? measured.high() : measured.low()) - predicted);
      double allowed = -slack * scale(predicted);
      if (worst >= allowed) {
        return Outcome.ACCEPTED;
      }
      return best < allowed ? Outcome.REJECTED : Outcome.OPEN;
    }

    @Override
    public double strain(double predicted, Interval measured) {
      double sign = isLower ? 1 : -1;
      double end = isLower ? measured.low() : measured.high();
      double margin = sign * (measured.value() - predicted) + slack * scale(predicted);
      return eaten(margin, sign * (measured.value() - end));
    }

    @Override
    public String words() {
      String side = isLower ? "at least" : "at most";
      return side
          + " the prediction: the whole interval is"
          + (slack > 0 ? ", but for " + percent(slack) : "");
    }
  }

  /**
   * A quantity goes up, or one is above another: the measured number is a difference. Accepted if
   * the whole interval lies above the prediction, which is 0, rejected if it lies wholly at or
   * below it, else open.
   */
  record Above() implements Rule {
    @Override
    public Outcome judge(double predicted, Interval measured) {
      if (measured.low() > predicted) {
        return Outcome.ACCEPTED;
      }
      return measured.high() <= predicted ? Outcome.REJECTED : Outcome.OPEN;
    }

    @Override
    public double strain(double predicted, Interval measured) {
      return eaten(measured.value() - predicted, measured.value() - measured.low());
    }

    @Override
    public String words() {
      return "above: the whole interval of the difference lies above the prediction";
    }
  }

  /**
   * A remainder shrinks at least like M^-p: the measured number is the exponent fitted to it.
   * Accepted if the whole interval of the exponent lies above p less the slack, rejected if none of
   * it does, else open.
   *
   * @param slack how much the exponent may fall short of p at finite M
   */
  record Decay(double slack) implements Rule {
    public Decay {
      requirePositive(slack);
    }

    @Override
    public Outcome judge(double predicted, Interval measured) {
      double least = predicted - slack;
      if (measured.low() >= least) {
        return Outcome.ACCEPTED;
      }
      return measured.high() < least ? Outcome.REJECTED : Outcome.OPEN;
    }

    @Override
    public double strain(double predicted, Interval measured) {
      double margin = measured.value() - predicted + slack;
      return Double.isInfinite(margin) ? 0 : eaten(margin, measured.value() - measured.low());
    }

    @Override
    public String words() {
      return String.format(
          Locale.ROOT,
          "decay: the exponent p fitted to a remainder M^-p is at least the predicted one less %s",
          slack);
    }
  }

  /**
   * Two quantities go together, or against each other: the measured number is Kendall's τ with its
   * range over networks, the prediction 1 or -1. Accepted if it is that in every one, rejected if
   * the mean is 0 or has the other sign, else open.
   */
  record RankOrder() implements Rule {
    @Override
    public Outcome judge(double predicted, Interval measured) {
      if (measured.low() == predicted && measured.high() == predicted) {
        return Outcome.ACCEPTED;
      }
      return predicted * measured.value() <= 0 ? Outcome.REJECTED : Outcome.OPEN;
    }

    @Override
    public double strain(double predicted, Interval measured) {
      return distance(predicted, measured);
    }

    @Override
    public String words() {
      return "rank order: Kendall’s τ is the prediction in every seed, and refutes it where its mean"
          + " over seeds is 0 or has the other sign";
    }
  }

  /** How much of a margin an error eats up; beyond 1 if there is none left. */
  private static double eaten(double margin, double error) {
    if (margin <= 0) {
      return 2 - margin;
    }
    return error == 0 ? 0 : error / margin;
  }

  private static double distance(double predicted, Interval measured) {
    return Math.abs(measured.value() - predicted) / scale(predicted);
  }

  private static double scale(double predicted) {
    return predicted == 0 ? 1 : Math.abs(predicted);
  }

  private static String percent(double share) {
    BigDecimal percent = BigDecimal.valueOf(share).movePointRight(2).stripTrailingZeros();
    return share >= 1e-4
        ? percent.toPlainString() + " %"
        : String.format(Locale.ROOT, "%.0e (relative)", share);
  }

  private static void requirePositive(double number) {
    if (!(number > 0)) {
      throw new IllegalArgumentException("a tolerance must be above 0, but is " + number);
    }
  }
}
