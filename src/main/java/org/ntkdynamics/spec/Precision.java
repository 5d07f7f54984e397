package org.ntkdynamics.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The floating-point type of a computation. */
public enum Precision {
  /** 32 bits. */
  @JsonProperty("float")
  FLOAT,
  /** 64 bits. */
  @JsonProperty("double")
  DOUBLE
}
