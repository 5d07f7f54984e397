package org.ntkdynamics.spec;

/**
 * The phase of a ReLU network at initialisation, which the weight variance σw² decides: below the
 * critical value 2 signals and gradients shrink from layer to layer, above it they grow.
 */
public enum Phase {
  /** {@code σw² < 2}. */
  ORDERED("ordered phase"),
  /** {@code σw² = 2}. */
  EDGE_OF_CHAOS("edge of chaos"),
  /** {@code σw² > 2}. */
  CHAOTIC("chaotic phase");

  private static final double CRITICAL_SIGMA_W2 = 2.0;

  private final String label;

  Phase(String label) {
    this.label = label;
  }

  /** The phase of a weight variance; the edge of chaos is the value 2 exactly. */
  public static Phase of(double sigmaW2) {
    if (sigmaW2 == CRITICAL_SIGMA_W2) {
      return EDGE_OF_CHAOS;
    }
    return sigmaW2 < CRITICAL_SIGMA_W2 ? ORDERED : CHAOTIC;
  }

  /** The name for people, such as {@code edge of chaos}. */
  public String label() {
    return label;
  }
}
