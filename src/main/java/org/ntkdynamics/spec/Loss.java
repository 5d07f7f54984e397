package org.ntkdynamics.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The training loss. */
public enum Loss {
  /**
   * Mean over samples of {@code ½‖f(x) - y‖²}, the sum over outputs not divided by their number.
   */
  @JsonProperty("mse")
  MSE
}
