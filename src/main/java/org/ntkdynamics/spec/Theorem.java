package org.ntkdynamics.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which statement of SK the curves of a dispersion experiment are shown against. */
public enum Theorem {
  /** Theorem 3.1: the limit of infinite depth and width. */
  @JsonProperty("limit")
  LIMIT,
  /** Theorem 3.2: the moments of networks of given widths. */
  @JsonProperty("finite-width")
  FINITE_WIDTH
}
