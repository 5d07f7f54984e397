package org.ntkdynamics.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What becomes of the values of a data set before they are the inputs of a network. */
public enum Scaling {
  /** Nothing: they are taken as they stand. */
  @JsonProperty("none")
  NONE,
  /** {@code x/255}, of values that are whole numbers of 0 to 255: pixels. */
  @JsonProperty("unit")
  UNIT,
  /**
   * {@code (x - μ)/σ} with the mean and the deviation of each feature over the training samples
   * that are drawn; 0 where σ is.
   */
  @JsonProperty("standardised")
  STANDARDISED
}
