package org.ntkdynamics.metrics;

import java.util.Arrays;

/**
 * What repetitions of one number come to.
 *
 * @param count how many there are
 * @param mean their mean; NaN if there is none
 * @param standardDeviation with divisor {@code count - 1}; NaN if there are fewer than two
 * @param least the smallest; NaN if there is none
 * @param greatest the largest; NaN if there is none
 */
public record Spread(
    int count, double mean, double standardDeviation, double least, double greatest) {

  /** The spread of finite numbers; those that are not finite are left out. */
  public static Spread of(double... values) {
    double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
    double mean = Arrays.stream(finite).average().orElse(Double.NaN);
    double squares = Arrays.stream(finite).map(v -> (v - mean) * (v - mean)).sum();
    return new Spread(
        finite.length,
        mean,
        finite.length < 2 ? Double.NaN : Math.sqrt(squares / (finite.length - 1)),
        Arrays.stream(finite).min().orElse(Double.NaN),
        Arrays.stream(finite).max().orElse(Double.NaN));
  }

  /** The standard error of the mean; NaN where there is no standard deviation. */
  public double standardError() {
    return standardDeviation / Math.sqrt(count);
  }
}
