package org.ntkdynamics.network;

import java.util.Collections;

/**
 * How large a network is, for what it costs. In floating point, which does not overflow.
 *
 * @param inputs the numbers of a sample
 * @param outputs the number K of outputs
 * @param parameters how many there are
 * @param products the multiplications of a forward pass of one sample
 * @param firstProducts those of the first layer, whose input needs no derivative
 * @param units the numbers that a pass of one sample leaves in all layers, the input among them
 * @param widest those of the layer that has most
 */
public record NetworkSize(
    int inputs,
    int outputs,
    double parameters,
    double products,
    double firstProducts,
    double units,
    double widest) {

  /** That of a dense network; biases count as weights of a constant input. */
  public static NetworkSize of(Architecture architecture) {
    double parameters = architecture.parameters();
    return new NetworkSize(
        architecture.inputs(),
        architecture.outputs(),
        parameters,
        parameters,
        (double) architecture.inputs() * architecture.width(1),
        architecture.widths().stream().mapToDouble(width -> width).sum(),
        Collections.max(architecture.widths()));
  }
}
