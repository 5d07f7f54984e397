package org.ntkdynamics.config;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How random networks are drawn; all have the same law. */
public enum SamplerKind {
  /** The Markov chain of norms: O(L) a draw; Θ(x,x) only. */
  @JsonProperty("norm-chain")
  NORM_CHAIN,
  /** Gaussian matrices of which no more is drawn than is seen: O(L M) a draw. */
  @JsonProperty("deferred")
  DEFERRED,
  /** Every weight: O(L M²) a draw. */
  @JsonProperty("dense")
  DENSE
}
