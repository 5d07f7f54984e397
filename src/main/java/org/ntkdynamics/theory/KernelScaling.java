package org.ntkdynamics.theory;

/** Which parameters the kernel's gradients are taken with respect to. */
public enum KernelScaling {
  /** Standard parametrisation: with respect to {@code W}. */
  STANDARD,
  /**
   * NTK parametrisation: with respect to {@code Ŵ}, {@code W^l = σw/√n_{l-1} · Ŵ^l}; the weight
   * term of layer l is {@code σw²/n_{l-1}} times that of the standard parametrisation. Biases are
   * alike.
   */
  NTK
}
