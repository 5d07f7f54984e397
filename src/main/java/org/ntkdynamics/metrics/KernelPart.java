package org.ntkdynamics.metrics;

import java.util.Locale;

/** Whose gradients a kernel is made of. */
public enum KernelPart {
  /** The weights alone, {@code Θ_W}: the kernel of a network without biases. */
  WEIGHTS,
  /** Weights and biases, {@code Θ = Θ_W + Θ_b}. */
  FULL;

  /** The name in files. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The part of a name in files.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static KernelPart ofLabel(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }
}
