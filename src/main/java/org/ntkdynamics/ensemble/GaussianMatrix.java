package org.ntkdynamics.ensemble;

import org.apache.commons.rng.sampling.distribution.ContinuousSampler;

/** A matrix of independent centred Gaussians that is only seen through products with vectors. */
interface GaussianMatrix {
  /** Draws a new matrix. */
  void renew(ContinuousSampler normal);

  /**
   * {@code W v}.
   *
   * @param v {@code [columns]}
   * @param out {@code [rows]}, overwritten
   */
  void right(double[] v, double[] out);

  /**
   * {@code Wᵀ u}.
   *
   * @param u {@code [rows]}
   * @param out {@code [columns]}, overwritten
   */
  void left(double[] u, double[] out);
}
