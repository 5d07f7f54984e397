package org.ntkdynamics.kernel;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What the parameters of one layer contribute to a kernel. Shapes as {@link EmpiricalNtk#kernel}
 * gives.
 *
 * @param layer the layer, 1 … L
 * @param weights the part of its weights, {@code <δ,δ'>·<x,x'>}, times {@code σw²/n_{l-1}} in the
 *     NTK parametrisation
 * @param bias the part of its biases, {@code <δ,δ'>}
 */
public record LayerKernel(int layer, INDArray weights, INDArray bias) {}
