package org.ntkdynamics.ensemble;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * Draws rows of numbers that belong together, such as the entries of one random network's NTK.
 *
 * <p>A sampler holds buffers: use one a thread. What it draws depends on its settings and on the
 * stream only, not on earlier draws.
 */
public interface RowSampler {
  /** The length of a row. */
  int columns();

  /**
   * Draws one row.
   *
   * @param random the stream, advanced by as much as the draw needs
   * @param row {@code [columns]}, overwritten
   */
  void draw(UniformRandomProvider random, double[] row);
}
