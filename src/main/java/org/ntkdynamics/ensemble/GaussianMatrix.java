package org.ntkdynamics.ensemble;

import org.apache.commons.rng.sampling.distribution.ContinuousSampler;

/**
 * A matrix of independent centred entries of one variance that is only seen through products with
 * vectors; Gaussian, except that a {@link DenseGaussianMatrix} takes any law.
 */
interface GaussianMatrix {
  /**
   * Draws a new matrix.
   *
   * @param standard draws entries of variance 1, which are then scaled
   */
  void renew(ContinuousSampler standard);

  /** Remembers what is known of the matrix now, for {@link #rewind}. */
  void mark();

  /**
   * Forgets all queries since the mark. Answers to come are those of a matrix with the same law
   * that agrees with this one on every query up to the mark: the same one if it is held in full,
   * else drawn independently given those answers.
   */
  void rewind();

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
