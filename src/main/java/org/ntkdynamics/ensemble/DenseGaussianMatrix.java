package org.ntkdynamics.ensemble;

import java.util.Arrays;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;

/** Every entry, in memory: the plain form that {@link DeferredGaussianMatrix} is compared with. */
final class DenseGaussianMatrix implements GaussianMatrix {
  private final double[][] entries;
  private final double deviation;

  DenseGaussianMatrix(int rows, int columns, double deviation) {
    this.entries = new double[rows][columns];
    this.deviation = deviation;
  }

  /** The entries {@code [rows, columns]} themselves. */
  double[][] entries() {
    return entries;
  }

  @Override
  public void renew(ContinuousSampler standard) {
    for (double[] row : entries) {
      for (int j = 0; j < row.length; j++) {
        row[j] = deviation * standard.sample();
      }
    }
  }

  @Override
  public void mark() {}

  @Override
  public void rewind() {}

  @Override
  public void right(double[] v, double[] out) {
    for (int i = 0; i < entries.length; i++) {
      out[i] = Vectors.dot(entries[i], v);
    }
  }

  @Override
  public void left(double[] u, double[] out) {
    Arrays.fill(out, 0);
    for (int i = 0; i < entries.length; i++) {
      // Inactive units are exact zeros, about half of u.
      if (u[i] != 0) {
        Vectors.add(u[i], entries[i], out);
      }
    }
  }
}
