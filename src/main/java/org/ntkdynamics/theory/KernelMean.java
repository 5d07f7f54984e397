package org.ntkdynamics.theory;

/**
 * The mean of an NTK entry.
 *
 * @param weights the part of the weights, Θ_W
 * @param bias the part of the biases, Θ_b
 */
public record KernelMean(ScaledNumber weights, ScaledNumber bias) {
  /** The full kernel, Θ_W + Θ_b. */
  public ScaledNumber total() {
    return weights.plus(bias);
  }
}
