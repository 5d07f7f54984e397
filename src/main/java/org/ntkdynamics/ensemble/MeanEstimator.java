package org.ntkdynamics.ensemble;

/** Estimates the mean of independent, possibly heavy-tailed draws. Thread-safe. */
public final class MeanEstimator {
  private MeanEstimator() {}

  /**
   * The sample mean with its standard error and the interval {@code m ± z s}. Where the sample is
   * too small for the tail (see {@code TailReach}) the upper end is ∞.
   *
   * @param sample {@code [N]}: the draws; a constant sample has an interval of no width
   * @throws IllegalArgumentException if N is below 3
   */
  public static Estimate estimate(double[] sample) {
    int n = sample.length;
    if (n < 3) {
      throw new IllegalArgumentException("a mean needs at least 3 draws, but there are " + n);
    }
    double mean = 0;
    for (double value : sample) {
      mean += value / n;
    }
    double squares = 0;
    for (double value : sample) {
      squares += (value - mean) * (value - mean);
    }
    double error = Math.sqrt(squares / (n - 1.0) / n);
    boolean bounded = error == 0 || TailReach.boundsMean(sample);
    double high = bounded ? mean + Estimate.QUANTILE * error : Double.POSITIVE_INFINITY;
    return new Estimate(mean, error, mean - Estimate.QUANTILE * error, high);
  }
}
