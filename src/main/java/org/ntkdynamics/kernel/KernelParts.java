package org.ntkdynamics.kernel;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A kernel split by kind of parameter. Shapes as {@link EmpiricalNtk#kernel} gives.
 *
 * @param weights {@code Θ_W}, the part of all weights
 * @param bias {@code Θ_b}, the part of all biases
 */
public record KernelParts(INDArray weights, INDArray bias) {}
