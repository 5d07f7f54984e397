package org.ntkdynamics.network;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Receives a layer as the backward pass reaches it, last layer first. */
@FunctionalInterface
public interface LayerVisitor {
  /**
   * Called once a layer. The arrays are buffers of the pass: valid during the call only.
   *
   * @param l the layer, L … 1
   * @param input {@code x^{l-1}}, a sample a column, B columns; row {@code n_{l-1}} is the constant
   *     that multiplies the bias, and those below are zero
   * @param delta {@code δ^l = ∂/∂h^l}, R·B columns, R right-hand sides side by side; of a hidden
   *     layer, row {@code n_l} is meaningless unless the constant was cleared, when it is zero, and
   *     those below are zero (the last layer's has {@code n_L} rows)
   */
  void visit(int l, INDArray input, INDArray delta);
}
