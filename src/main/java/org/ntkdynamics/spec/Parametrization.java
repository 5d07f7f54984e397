package org.ntkdynamics.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which parameters the gradient is taken with respect to. */
public enum Parametrization {
  /** {@code W ~ N(0, σw²/n_in)}, gradients with respect to {@code W}. */
  @JsonProperty("standard")
  STANDARD,
  /** {@code W = σw/√n_in · Ŵ}, {@code Ŵ ~ N(0, 1)}, gradients with respect to {@code Ŵ}. */
  @JsonProperty("ntk")
  NTK
}
