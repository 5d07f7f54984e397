package org.ntkdynamics.config;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The optimizer of a training. */
public enum Optimizer {
  /** Adam with DL4J's constants β1 = 0.9, β2 = 0.999, ε = 1e-8. */
  @JsonProperty("adam")
  ADAM,
  /** Plain gradient descent. */
  @JsonProperty("sgd")
  SGD
}
