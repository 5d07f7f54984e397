package org.ntkdynamics.claims;

import java.util.Arrays;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.TDistribution;
import org.ntkdynamics.ensemble.Estimate;

/** A measured number whose interval can be asked for at any level. */
public interface Measurement {
  /** The interval of a confidence level, such as 0.99. */
  Interval at(double level);

  /** How many independent draws went into it; 0 if it was computed without any. */
  long draws();

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

  /** A ratio of means as estimated, unbounded if its sample was too small for the tail. */
  static Measurement ratio(Estimate estimate, long draws) {
    return of(
        level -> {
          boolean bounded = Double.isFinite(estimate.low()) && Double.isFinite(estimate.high());
          double reach =
              bounded ? quantile(level) * estimate.standardError() : Double.POSITIVE_INFINITY;
          return around(estimate.value(), reach);
        },
        draws);
  }

  /**
   * A dispersion as estimated: the interval is symmetric in log(r - 1) and has no upper end if the
   * sample was too small for the tail.
   */
  static Measurement dispersion(Estimate estimate, long draws) {
    double scale = quantile(Estimate.LEVEL);
    return of(
        level -> {
          double excess = estimate.value() - 1;
          double stretch = quantile(level) / scale;
          double low = stretched(excess, estimate.low() - 1, stretch);
          double high =
              Double.isInfinite(estimate.high())
                  ? Double.POSITIVE_INFINITY
                  : stretched(excess, estimate.high() - 1, stretch);
          return new Interval(
              estimate.value(),
              Math.min(1 + low, estimate.value()),
              Math.max(1 + high, estimate.value()));
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
