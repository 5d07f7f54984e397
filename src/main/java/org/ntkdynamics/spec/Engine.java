package org.ntkdynamics.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What computes the gradient of a training step. */
public enum Engine {
  /** A hand-laid pass over dense networks, micro-batches in parallel lanes. */
  @JsonProperty("fused")
  FUSED,
  /** DL4J's own {@code computeGradientAndScore}, the reference. */
  @JsonProperty("dl4j")
  DL4J
}
