package org.ntkdynamics.theory;

/** The phases of a ReLU network at initialisation (Poole et al. 2016). */
public enum Phase {
  /** {@code σw² < 2}: gradients vanish with depth. */
  ORDERED,
  /** {@code σw² = 2}. */
  EDGE_OF_CHAOS,
  /** {@code σw² > 2}: gradients explode with depth. */
  CHAOTIC;

  /**
   * The phase of a weight variance.
   *
   * @throws IllegalArgumentException if the variance is not a finite number above 0
   */
  public static Phase of(double sigmaW2) {
    Checks.sigmaW2(sigmaW2);
    if (sigmaW2 == 2) {
      return EDGE_OF_CHAOS;
    }
    return sigmaW2 < 2 ? ORDERED : CHAOTIC;
  }
}
