package org.ntkdynamics.data;

import java.util.Arrays;
import java.util.List;

/**
 * The mean and the deviation of each feature over N training samples, {@code μ = Σx/N} and {@code σ
 * = √(Σ(x - μ)²/N)}, of the values as they stand in the file, in double precision. A feature that
 * is the same in all of them has the deviation 0, whatever rounding makes of the formula.
 */
public final class Standardisation {
  private final double[] means;
  private final double[] deviations;

  private Standardisation(double[] means, double[] deviations) {
    this.means = means;
    this.deviations = deviations;
  }

  /** That of some samples, of which there is at least one. */
  static Standardisation of(SampleSource source, List<Integer> indices) {
    double[] first = source.values(indices.get(0));
    boolean[] varies = new boolean[first.length];
    double[] means = new double[first.length];
    for (int index : indices) {
      double[] values = source.values(index);
      for (int p = 0; p < means.length; p++) {
        means[p] += values[p] / indices.size(); // A sum might be more than a double holds.
        varies[p] |= values[p] != first[p];
      }
    }
    double[] deviations = new double[means.length];
    for (int index : indices) {
      double[] values = source.values(index);
      for (int p = 0; p < means.length; p++) {
        double off = varies[p] ? values[p] - means[p] : 0;
        deviations[p] += off * off / indices.size();
      }
    }
    Arrays.setAll(deviations, p -> Math.sqrt(deviations[p]));
    return new Standardisation(means, deviations);
  }

  /** The number of features. */
  public int features() {
    return means.length;
  }

  /** The mean of a feature. */
  public double mean(int feature) {
    return means[feature];
  }

  /** The deviation of a feature, 0 if it is the same in all samples. */
  public double deviation(int feature) {
    return deviations[feature];
  }

  /** {@code (x - μ)/σ}, and 0 where σ is 0. */
  double[] apply(double[] values) {
    double[] scaled = new double[values.length];
    Arrays.setAll(scaled, p -> deviations[p] == 0 ? 0 : (values[p] - means[p]) / deviations[p]);
    return scaled;
  }
}
