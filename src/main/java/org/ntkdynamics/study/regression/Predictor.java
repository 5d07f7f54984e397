package org.ntkdynamics.study.regression;

/** What answers images, at a step t of a training. */
enum Predictor {
  /** The network itself. */
  NETWORK("the network"),
  /** Regression with the kernel Θ_0 of the network before any update. */
  INITIAL_REGRESSION("regression with Θ₀"),
  /** Regression with the kernel Θ_t. */
  REGRESSION("regression with Θₜ"),
  /** A network whose kernel stays Θ_0, trained as far as the network is. */
  INITIAL_FLOW("linearised, kernel Θ₀"),
  /** A network whose kernel is Θ_t from the beginning, trained as far as the network is. */
  FLOW("linearised, kernel Θₜ");

  private final String label;

  Predictor(String label) {
    this.label = label;
  }

  /** As people read it. */
  String label() {
    return label;
  }
}
