package org.ntkdynamics.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What follows each hidden layer, entry by entry, by DL4J's own names. */
public enum ActivationKind {
  /** {@code max(h, 0)}, with the derivative 0 at 0. */
  @JsonProperty("relu")
  RELU("ReLU"),
  /** {@code h} above 0 and {@code αh} below, with DL4J's α of 0.01. */
  @JsonProperty("leakyrelu")
  LEAKY_RELU("leaky ReLU"),
  /** {@code tanh(h)}. */
  @JsonProperty("tanh")
  TANH("tanh"),
  /** {@code 1/(1 + e^-h)}. */
  @JsonProperty("sigmoid")
  SIGMOID("sigmoid"),
  /** {@code log(1 + e^h)}. */
  @JsonProperty("softplus")
  SOFTPLUS("softplus"),
  /** {@code h}: a deep linear network. */
  @JsonProperty("identity")
  IDENTITY("identity");

  private final String label;

  ActivationKind(String label) {
    this.label = label;
  }

  /** The name for people, such as {@code leaky ReLU}. */
  public String label() {
    return label;
  }

  /** Whether {@link Phase} and the theory of ReLU networks speak of such a network. */
  public boolean hasPhase() {
    return this == RELU;
  }
}
