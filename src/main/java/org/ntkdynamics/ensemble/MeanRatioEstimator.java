package org.ntkdynamics.ensemble;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * Estimates a ratio of means, such as E[Θ(x,x̃)]/E[Θ(x,x)], from draws of both on the same
 * networks. Thread-safe.
 */
public final class MeanRatioEstimator {
  private MeanRatioEstimator() {}

  /**
   * The ratio of the sample means, its bootstrap standard error over networks, and the interval
   * {@code r ± z s}. Where the sample is too small for the tail of the denominator, the interval is
   * (-∞, ∞).
   *
   * @param numerator {@code [N]}
   * @param denominator {@code [N]}, of the same networks in the same unit
   * @param random the stream of the resampling
   * @throws IllegalArgumentException if the lengths differ or are below 3
   */
  public static Estimate estimate(
      double[] numerator, double[] denominator, UniformRandomProvider random) {
    if (numerator.length != denominator.length || numerator.length < 3) {
      throw new IllegalArgumentException(
          "a ratio of means needs two samples of one size of at least 3, but they have "
              + numerator.length
              + " and "
              + denominator.length
              + " draws");
    }
    double top = 0;
    double bottom = 0;
    for (int i = 0; i < numerator.length; i++) {
      top += numerator[i];
      bottom += denominator[i];
    }
    double value = top / bottom;
    double error = new GroupBootstrap(numerator, denominator).deviation(random, (a, b) -> a / b);
    double reach =
        TailReach.boundsRatio(denominator) ? Estimate.QUANTILE * error : Double.POSITIVE_INFINITY;
    return new Estimate(value, error, value - reach, value + reach);
  }
}
