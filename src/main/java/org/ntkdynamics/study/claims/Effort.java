package org.ntkdynamics.study.claims;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How much is measured for the claims ledger. */
enum Effort {
  /** Half a minute: for continuous integration. */
  @JsonProperty("reduced")
  REDUCED,
  /** Minutes. */
  @JsonProperty("standard")
  STANDARD,
  /** Hours: the figures' whole specs, and more and larger networks. */
  @JsonProperty("full")
  FULL
}
