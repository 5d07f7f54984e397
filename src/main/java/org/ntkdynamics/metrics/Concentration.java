package org.ntkdynamics.metrics;

import java.util.Arrays;
import org.hipparchus.stat.descriptive.moment.Mean;
import org.hipparchus.stat.descriptive.moment.StandardDeviation;
import org.hipparchus.stat.descriptive.rank.Percentile;

/**
 * How a random number is distributed over networks, as far as a sample tells.
 *
 * @param mean the sample mean
 * @param std the sample standard deviation, with N - 1 in the denominator
 * @param low the 5 % quantile of the sample
 * @param median the median
 * @param high the 95 % quantile
 */
public record Concentration(double mean, double std, double low, double median, double high) {
  private static final double LOW = 5;
  private static final double HIGH = 95;

  /**
   * Summarises a sample.
   *
   * @param values at least one value, in any order; left alone
   */
  public static Concentration of(double... values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("a sample must have at least one value");
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted); // Sums do not depend on the order of draws.
    Percentile percentile = new Percentile().withEstimationType(Percentile.EstimationType.R_7);
    percentile.setData(sorted);
    return new Concentration(
        new Mean().evaluate(sorted),
        new StandardDeviation().evaluate(sorted),
        percentile.evaluate(LOW),
        percentile.evaluate(50),
        percentile.evaluate(HIGH));
  }

  /** The standard deviation relative to the mean. */
  public double relativeStd() {
    return std / mean;
  }
}
