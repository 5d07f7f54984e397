package org.ntkdynamics.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How random networks are drawn, if at all; all that draw have the same law. */
public enum SamplerKind {
  /** The Markov chain of norms: O(L) a draw; Θ(x,x) only. */
  @JsonProperty("norm-chain")
  NORM_CHAIN,
  /** Gaussian matrices of which no more is drawn than is seen: O(L M) a draw. */
  @JsonProperty("deferred")
  DEFERRED,
  /** Every weight: O(L M²) a draw. */
  @JsonProperty("dense")
  DENSE,
  /** Nothing is drawn: the curves of theory alone, Θ(x,x) only. */
  @JsonProperty("none")
  NONE;

  /** Whether it draws Θ(x,x̃) for two inputs. */
  public boolean drawsPairs() {
    return this == DEFERRED || this == DENSE;
  }
}
