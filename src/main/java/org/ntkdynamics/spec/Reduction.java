package org.ntkdynamics.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What is kept of the K × K output blocks {@code Θ_kk'} of the kernel. */
public enum Reduction {
  /** {@code Σ_k Θ_kk}, the sum over the outputs, <b>not</b> divided by their number. */
  @JsonProperty("trace")
  TRACE,
  /** The diagonal blocks {@code Θ_kk}. */
  @JsonProperty("perOutput")
  PER_OUTPUT,
  /** Every block {@code Θ_kk'}. */
  @JsonProperty("full")
  FULL
}
