package org.ntkdynamics.kernel;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Parameters of a layer and how their gradients are given: whole, a row a sample, or as a row that
 * stands for its outer product with the layer's input, so that {@code ⟨g_i, g_j⟩ = ⟨r_i, r_j⟩ ·
 * (⟨x_i, x_j⟩ + 1)}, the 1 if there is a bias.
 *
 * @param input shape {@code [N, n]}; null where the rows are the gradients themselves
 * @param hasBias whether the group holds a bias beside the weights
 */
record ParameterGroup(@Nullable INDArray input, boolean hasBias) {
  /** Parameters whose gradients are given whole. */
  static final ParameterGroup WHOLE = new ParameterGroup(null, false);
}
