package org.ntkdynamics.probe;

import org.ntkdynamics.matrix.SquareMatrix;

/**
 * What the parameters of one layer contribute to the trace kernel.
 *
 * @param layer the layer, 1 … L
 * @param weights the part of its weights, {@code [N, N]}
 * @param bias the part of its biases, {@code [N, N]}
 */
public record LayerPart(int layer, SquareMatrix weights, SquareMatrix bias) {}
