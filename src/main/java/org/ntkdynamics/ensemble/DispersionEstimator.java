package org.ntkdynamics.ensemble;

import org.apache.commons.rng.UniformRandomProvider;

/** Estimates the dispersion E[Θ²]/E²[Θ] from independent draws of Θ. Thread-safe. */
public final class DispersionEstimator {
  /** The fewest draws that the estimator is defined for. */
  public static final int MIN_DRAWS = 3;

  /** A relative variance below this is that of rounding. */
  private static final double ROUNDING = 1e-28;

  private DispersionEstimator() {}

  /**
   * SK's estimator, appendix C.3,
   *
   * <pre>
   *   r̂ = (1/N) Σ_i θ_i² / { [(Σ_{j≠i} θ_j)² - Σ_{j≠i} θ_j²] / ((N-1)(N-2)) }
   * </pre>
   *
   * with the prefactor that its expectation needs; the printed one, {@code 1/(N-2)} before the sum,
   * is too large by N/(N-2). Numerator and denominator of each term are independent, but the mean
   * of a reciprocal is not the reciprocal of the mean: r̂ is nearly, not exactly, unbiased.
   *
   * <p>O(N). The bracket is twice {@code Σ_{j<k; j,k≠i} θ_j θ_k}, put together from the parts
   * before and after i, so that for draws of one sign nothing cancels.
   *
   * @param theta {@code [N]}: the draws, in any unit
   * @throws IllegalArgumentException if N is below 3
   */
  public static double dispersion(double[] theta) {
    int n = requireDraws(theta);
    double[] sumAfter = new double[n + 1];
    double[] pairsAfter = new double[n + 1];
    for (int i = n - 1; i >= 0; i--) {
      sumAfter[i] = sumAfter[i + 1] + theta[i];
      pairsAfter[i] = pairsAfter[i + 1] + theta[i] * sumAfter[i + 1];
    }
    double sumBefore = 0;
    double pairsBefore = 0;
    double total = 0;
    for (int i = 0; i < n; i++) {
      double pairs = pairsBefore + pairsAfter[i + 1] + sumBefore * sumAfter[i + 1];
      total += theta[i] * theta[i] / (2 * pairs);
      pairsBefore += theta[i] * sumBefore;
      sumBefore += theta[i];
    }
    return total * (n - 1) * (n - 2) / n;
  }

  /**
   * The estimate with its bootstrap standard error and a confidence interval.
   *
   * <p>The bootstrap replicates {@code (N-1) Σθ²/((Σθ)² - Σθ²)}, which differs from r̂ by O(1/N).
   * The interval is {@code 1 + (r̂ - 1) e^{±z s}} with s the bootstrap deviation of log(r̂ - 1),
   * which covers better than percentiles. Where the sample is too small for the tail of Θ (see
   * {@code TailReach}), any upper end would be made up: it is ∞, and the lower end stands.
   *
   * @param theta {@code [N]}: independent draws, in any unit
   * @param random the stream of the resampling
   * @throws IllegalArgumentException if N is below 3
   */
  public static Estimate estimate(double[] theta, UniformRandomProvider random) {
    double value = dispersion(theta);
    Excess excess = Excess.of(theta);
    GroupBootstrap bootstrap = excess.bootstrap(theta);
    double standardError = bootstrap.deviation(random, excess);
    double spread =
        bootstrap.deviation(random, (sum, squares) -> Math.log(excess.of(sum, squares)));
    double centre = excess.of(0, excess.squares());
    if (centre >= 0 && centre < ROUNDING) {
      return new Estimate(value, 0, value, value);
    }
    boolean sound = Double.isFinite(spread);
    boolean bounded = sound && TailReach.boundsDispersion(theta);
    double factor = Math.exp(Estimate.QUANTILE * spread);
    double low = sound ? 1 + centre / factor : 1;
    double high = bounded ? 1 + centre * factor : Double.POSITIVE_INFINITY;
    return new Estimate(value, standardError, low, high);
  }

  private static int requireDraws(double[] theta) {
    if (theta.length < MIN_DRAWS) {
      throw new IllegalArgumentException(
          "a dispersion needs at least " + MIN_DRAWS + " draws, but there are " + theta.length);
    }
    return theta.length;
  }

  /**
   * {@code r - 1 = N Σ(θ-θ̄)² / ((Σθ)² - Σθ²)} as a function of {@code Σ(θ-m)} and {@code Σ(θ-m)²},
   * m the mean of the whole sample: no digits are lost where Θ is nearly constant. NaN where the
   * denominator is not positive.
   */
  private record Excess(double count, double mean, double squares)
      implements GroupBootstrap.Statistic {

    static Excess of(double[] theta) {
      double mean = 0;
      for (double value : theta) {
        mean += value / theta.length;
      }
      double squares = 0;
      for (double value : theta) {
        squares += (value - mean) * (value - mean);
      }
      return new Excess(theta.length, mean, squares);
    }

    GroupBootstrap bootstrap(double[] theta) {
      double[] deviation = new double[theta.length];
      double[] square = new double[theta.length];
      for (int i = 0; i < theta.length; i++) {
        deviation[i] = theta[i] - mean;
        square[i] = deviation[i] * deviation[i];
      }
      return new GroupBootstrap(deviation, square);
    }

    @Override
    public double of(double sum, double squares) {
      double total = count * mean + sum;
      double secondMoment = squares + 2 * mean * sum + count * mean * mean;
      double denominator = total * total - secondMoment;
      double numerator = count * Math.max(0, squares - sum * sum / count);
      return denominator > 0 ? numerator / denominator : Double.NaN;
    }
  }
}
