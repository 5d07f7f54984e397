package org.ntkdynamics.network;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Receives a layer as the backward pass reaches it, last layer first. */
@FunctionalInterface
public interface LayerVisitor {
  /**
   * Called once a layer. The arrays are buffers of the pass: valid during the call only.
   *
   * @param l the layer, L … 1
   * @param input {@code x^{l-1}}, a sample a column, shape {@code [n_{l-1} + 1, B]}; the last row
   *     is the constant that multiplies the bias
   * @param delta {@code δ^l = ∂/∂h^l}, shape {@code [n_l + 1, R·B]}, R right-hand sides side by
   *     side (the last layer's has {@code n_L} rows); the last row of a hidden layer is meaningless
   *     unless the constant was cleared, when it is zero
   */
  void visit(int l, INDArray input, INDArray delta);
}
