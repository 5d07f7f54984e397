package org.ntkdynamics.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The optimizer of a training. */
public enum Optimizer {
  /** Adam (Kingma & Ba 2015), with the ε of an {@link EpsilonForm}. */
  @JsonProperty("adam")
  ADAM,
  /** Plain gradient descent. */
  @JsonProperty("sgd")
  SGD
}
