package org.ntkdynamics.ensemble;

import java.util.Arrays;
import org.hipparchus.special.Erf;

/**
 * Whether a sample is large enough to have seen what decides a moment of a heavy-tailed variable.
 *
 * <p>The logarithm of Θ is roughly normal in deep networks, say with deviation s. Then E[Θ^p] comes
 * from draws around p·s deviations above the median, while the largest of N draws lies about {@code
 * z_N}, the upper 1/N quantile of the normal, above it. A sample counts as large enough if {@code
 * z_N - p s} is at least a margin, down to which intervals were seen to cover about at their level.
 * A sample cannot show this by its own spread: the draws that it lacks are those that would have
 * enlarged it. So s is read off the bulk, as {@code log(q_95/q_50)/1.645} of |Θ| where it is not 0:
 * a network with a dead layer has no logarithm, and what share is dead any sample knows.
 */
final class TailReach {
  /** The margin of {@link DispersionEstimator}, p = 2, and of {@link MeanEstimator}, p = 1. */
  private static final double DISPERSION_MARGIN = 2.2;

  /**
   * The margin of {@link MeanRatioEstimator}, p = 1: the errors of the two means largely cancel.
   */
  private static final double RATIO_MARGIN = 1.6;

  private static final double UPPER = 0.95;
  private static final double UPPER_QUANTILE = 1.6448536269514722;

  private TailReach() {}

  /** Whether a sample can bound the dispersion from above. */
  static boolean boundsDispersion(double[] sample) {
    return margin(sample, 2) >= DISPERSION_MARGIN;
  }

  /** Whether a sample of the denominator can bound a ratio of means. */
  static boolean boundsRatio(double[] sample) {
    return margin(sample, 1) >= RATIO_MARGIN;
  }

  /** Whether a sample can bound its mean from above. */
  static boolean boundsMean(double[] sample) {
    return margin(sample, 1) >= DISPERSION_MARGIN;
  }

  private static double margin(double[] sample, int order) {
    double[] alive = Arrays.stream(sample).map(Math::abs).filter(v -> v > 0).sorted().toArray();
    if (alive.length == 0) {
      return Double.NEGATIVE_INFINITY;
    }
    double median = alive[alive.length / 2];
    double upper = alive[(int) (UPPER * (alive.length - 1))];
    double deviation = Math.log(upper / median) / UPPER_QUANTILE;
    return largestOf(alive.length) - order * deviation;
  }

  /** The upper 1/N quantile of the standard normal. */
  static double largestOf(int draws) {
    double low = 0;
    double high = 10;
    while (high - low > 1e-9) {
      double middle = (low + high) / 2;
      if (Erf.erfc(middle / Math.sqrt(2)) / 2 > 1.0 / draws) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
