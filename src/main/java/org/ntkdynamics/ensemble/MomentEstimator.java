package org.ntkdynamics.ensemble;

import org.apache.commons.rng.UniformRandomProvider;
import org.hipparchus.stat.StatUtils;

/** Estimates mean and variance from independent draws. Thread-safe. */
public final class MomentEstimator {
  private MomentEstimator() {}

  /**
   * The sample mean, its standard error {@code s/√N}, and the interval of z standard errors.
   *
   * @param sample {@code [N]}, N at least 2
   */
  public static Estimate mean(double[] sample) {
    double mean = StatUtils.mean(sample);
    double error = Math.sqrt(StatUtils.variance(sample, mean) / sample.length);
    double reach = Estimate.QUANTILE * error;
    return new Estimate(mean, error, mean - reach, mean + reach);
  }

  /**
   * The unbiased sample variance v, its bootstrap standard error, and the interval {@code v e^{±z
   * s}} with s the bootstrap deviation of log v. Where the sample is too small for its tail (see
   * {@code TailReach}) the upper end is ∞.
   *
   * @param sample {@code [N]}, N at least 3
   * @param random the stream of the resampling
   */
  public static Estimate variance(double[] sample, UniformRandomProvider random) {
    double mean = StatUtils.mean(sample);
    double variance = StatUtils.variance(sample, mean);
    if (variance == 0) {
      return new Estimate(0, 0, 0, 0);
    }
    double[] deviation = new double[sample.length];
    double[] square = new double[sample.length];
    for (int i = 0; i < sample.length; i++) {
      deviation[i] = sample[i] - mean;
      square[i] = deviation[i] * deviation[i];
    }
    double count = sample.length;
    GroupBootstrap.Statistic statistic =
        (sum, squares) -> (squares - sum * sum / count) / (count - 1);
    GroupBootstrap bootstrap = new GroupBootstrap(deviation, square);
    double error = bootstrap.deviation(random, statistic);
    double spread = bootstrap.deviation(random, (a, b) -> Math.log(statistic.of(a, b)));
    double factor = Math.exp(Estimate.QUANTILE * spread);
    boolean bounded = Double.isFinite(factor) && TailReach.boundsDispersion(sample);
    return new Estimate(
        variance,
        error,
        Double.isFinite(factor) ? variance / factor : 0,
        bounded ? variance * factor : Double.POSITIVE_INFINITY);
  }
}
