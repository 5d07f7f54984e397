package org.ntkdynamics.ensemble;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * The bootstrap for statistics that are functions of two sums, {@code Σ a_i} and {@code Σ b_i},
 * over independent pairs.
 *
 * <p>Above {@link #MAX_GROUPS} pairs, consecutive ones are summed to equally many groups and the
 * groups are resampled, which is as valid for independent draws and costs O(N + resamples ·
 * groups). Up to that the groups are the pairs: the ordinary bootstrap.
 */
final class GroupBootstrap {
  static final int MAX_GROUPS = 1000;
  static final int RESAMPLES = 400;

  /** A statistic of the two sums. */
  interface Statistic {
    double of(double sumA, double sumB);
  }

  private final double[] a;
  private final double[] b;

  /** What brings the sums of the groups to those of all pairs. */
  private final double scale;

  GroupBootstrap(double[] a, double[] b) {
    // Groups must be of one size: the few pairs beyond the last full group are left out.
    int size = (a.length - 1) / MAX_GROUPS + 1;
    this.a = new double[a.length / size];
    this.b = new double[this.a.length];
    this.scale = (double) a.length / (this.a.length * size);
    for (int i = 0; i < this.a.length * size; i++) {
      this.a[i / size] += a[i];
      this.b[i / size] += b[i];
    }
  }

  /** The deviation of a statistic over resamples; NaN if it is NaN for one of them. */
  double deviation(UniformRandomProvider random, Statistic statistic) {
    double sum = 0;
    double squares = 0;
    double first = resample(random, statistic);
    for (int i = 1; i < RESAMPLES; i++) {
      double difference = resample(random, statistic) - first;
      sum += difference;
      squares += difference * difference;
    }
    double variance = (squares - sum * sum / RESAMPLES) / (RESAMPLES - 1);
    return Math.sqrt(Math.max(0, variance));
  }

  private double resample(UniformRandomProvider random, Statistic statistic) {
    double sumA = 0;
    double sumB = 0;
    for (int i = 0; i < a.length; i++) {
      int group = random.nextInt(a.length);
      sumA += a[group];
      sumB += b[group];
    }
    return statistic.of(scale * sumA, scale * sumB);
  }
}
