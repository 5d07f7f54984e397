package org.ntkdynamics.kernel;

import org.nd4j.linalg.api.ndarray.INDArray;

/** What a layer computes of each sample for itself, in inference mode. */
interface LayerFunction {
  /** Whether it has parameters that a kernel is about. */
  boolean hasParameters();

  /**
   * Applies it to a batch.
   *
   * @param x the samples, shape {@code [N, …]} in C order, left alone and kept
   * @throws IllegalArgumentException if their shape is not what the layer takes
   */
  Linearization at(INDArray x);
}
