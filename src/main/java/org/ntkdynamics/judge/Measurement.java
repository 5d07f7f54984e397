package org.ntkdynamics.judge;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import org.hipparchus.distribution.continuous.BetaDistribution;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.TDistribution;

/** A measured number whose interval can be asked for at any level. */
public interface Measurement {
  /** The end of an interval that has none. */
  double INFINITE = Double.POSITIVE_INFINITY;

  /** The interval of a confidence level, such as 0.99. */
  Interval at(double level);

  /** How many independent draws went into it; 0 if it was computed without any. */
  long draws();

  /** Whether its interval is a range, the same whatever the level. */
  default boolean isRange() {
    return false;
  }

  /** A number that was computed, not drawn. */
  static Measurement computed(double value) {
    return computed(value, 0);
  }

  /** A number that was computed, with a bound on its error. */
  static Measurement computed(double value, double error) {
    return of(level -> new Interval(value, value - error, value + error), 0);
  }

  /**
   * The mean of independent numbers with light tails, with Student's interval.
   *
   * @throws IllegalArgumentException if there are fewer than two
   */
  static Measurement mean(double... values) {
    int n = values.length;
    if (n < 2) {
      throw new IllegalArgumentException("an interval needs two draws, but there are " + n);
    }
    double mean = Arrays.stream(values).average().orElseThrow();
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    double error = Math.sqrt(squares / (n - 1) / n);
    return of(
        level ->
            around(
                mean,
                new TDistribution(n - 1).inverseCumulativeProbability((1 + level) / 2) * error),
        n);
  }

  /**
   * The mean of some numbers with their range, whatever the level.
   *
   * @throws IllegalArgumentException if there are none
   */
  static Measurement range(double... values) {
    DoubleSummaryStatistics all = Arrays.stream(values).summaryStatistics();
    if (all.getCount() == 0) {
      throw new IllegalArgumentException("a range needs a number");
    }
    Interval range = new Interval(all.getAverage(), all.getMin(), all.getMax());
    return new Measurement() {
      @Override
      public Interval at(double level) {
        return range;
      }

      @Override
      public long draws() {
        return values.length;
      }

      @Override
      public boolean isRange() {
        return true;
      }
    };
  }

  /**
   * A number with a standard error, taken to be normal.
   *
   * @param isBounded whether the sample is large enough for its tail; else the interval is (−∞, ∞)
   */
  static Measurement normal(double value, double standardError, boolean isBounded, long draws) {
    return of(
        level -> around(value, isBounded ? quantile(level) * standardError : INFINITE), draws);
  }

  /**
   * The probability of what happened so often, with the interval of Clopper and Pearson.
   *
   * @throws IllegalArgumentException if nothing was tried
   */
  static Measurement share(int happened, int tried) {
    if (tried < 1) {
      throw new IllegalArgumentException("a share needs a draw, but there are " + tried);
    }
    return of(
        level -> {
          double tail = (1 - level) / 2;
          double low =
              happened == 0
                  ? 0
                  : new BetaDistribution(happened, tried - happened + 1.0)
                      .inverseCumulativeProbability(tail);
          double high =
              happened == tried
                  ? 1
                  : new BetaDistribution(happened + 1.0, tried - happened)
                      .inverseCumulativeProbability(1 - tail);
          return new Interval((double) happened / tried, low, high);
        },
        tried);
  }

  /**
   * A number r above 1 whose interval is symmetric in log(r - 1), from its interval at one level.
   *
   * @param interval the interval; its upper end is ∞ if the sample was too small for its tail
   * @param given the level of that interval
   */
  static Measurement aboveOne(Interval interval, double given, long draws) {
    double scale = quantile(given);
    double value = interval.value();
    return of(
        level -> {
          double excess = value - 1;
          double stretch = quantile(level) / scale;
          double low = stretched(excess, interval.low() - 1, stretch);
          double high =
              Double.isInfinite(interval.high())
                  ? INFINITE
                  : stretched(excess, interval.high() - 1, stretch);
          return new Interval(value, Math.min(1 + low, value), Math.max(1 + high, value));
        },
        draws);
  }

  /** Moves an end of an interval outward by a factor in the logarithm. */
  private static double stretched(double centre, double end, double factor) {
    return centre > 0 && end > 0 ? centre * Math.pow(end / centre, factor) : 0;
  }

  private static Interval around(double value, double reach) {
    return new Interval(value, value - reach, value + reach);
  }

  private static double quantile(double level) {
    return new NormalDistribution().inverseCumulativeProbability((1 + level) / 2);
  }

  /** Intervals as a function of the level. */
  interface Levels {
    Interval at(double level);
  }

  /** A measurement from its intervals. */
  static Measurement of(Levels intervals, long draws) {
    return new Measurement() {
      @Override
      public Interval at(double level) {
        return intervals.at(level);
      }

      @Override
      public long draws() {
        return draws;
      }
    };
  }
}
