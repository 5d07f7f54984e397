package org.ntkdynamics.study.claims;

import java.util.Arrays;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.ntkdynamics.judge.Interval;
import org.ntkdynamics.judge.Measurement;

/** How far a sample is from normal. */
final class Normality {
  private Normality() {}

  /**
   * The Kolmogorov distance of the standardised variable from the standard normal, with the
   * interval of the Dvoretzky–Kiefer–Wolfowitz inequality. The sample is standardised by the mean
   * and deviation it should have.
   */
  static Measurement distance(double[] sample, double mean, double deviation) {
    double[] sorted = sample.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    NormalDistribution normal = new NormalDistribution(mean, deviation);
    double distance = 0;
    for (int i = 0; i < n; i++) {
      double p = normal.cumulativeProbability(sorted[i]);
      distance = Math.max(distance, Math.max(p - (double) i / n, (i + 1.0) / n - p));
    }
    double found = distance;
    return Measurement.of(
        level -> {
          double reach = Math.sqrt(Math.log(2 / (1 - level)) / (2 * n));
          return new Interval(found, Math.max(0, found - reach), found + reach);
        },
        n);
  }
}
