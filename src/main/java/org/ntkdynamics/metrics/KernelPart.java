package org.ntkdynamics.metrics;

/** Whose gradients a kernel is made of. */
public enum KernelPart {
  /** The weights alone, {@code Θ_W}: the kernel of a network without biases. */
  WEIGHTS,
  /** Weights and biases, {@code Θ = Θ_W + Θ_b}. */
  FULL
}
