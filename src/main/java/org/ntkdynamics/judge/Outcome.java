package org.ntkdynamics.judge;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a measurement says of a prediction, from best to worst. */
public enum Outcome {
  /** They agree, and the measurement is sharp enough to have seen otherwise. */
  @JsonProperty("accepted")
  ACCEPTED,
  /** The measurement is not sharp enough. */
  @JsonProperty("open")
  OPEN,
  /** They disagree. */
  @JsonProperty("rejected")
  REJECTED
}
