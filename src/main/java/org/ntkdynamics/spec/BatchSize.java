package org.ntkdynamics.spec;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How many training samples a step sees: all of them, or a number.
 *
 * @param samples the number of samples, or 0 for the full batch
 */
public record BatchSize(int samples) {
  private static final String FULL_NAME = "full";

  /** One step a pass over the whole training set, the protocol of the paper. */
  public static final BatchSize FULL = new BatchSize(0);

  /** Reads {@code full} or a positive integer. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static BatchSize of(Object value) {
    if (FULL_NAME.equals(value)) {
      return FULL;
    }
    if (value instanceof Integer samples && samples > 0) {
      return new BatchSize(samples);
    }
    throw new InvalidValueException("", value, "full or an integer of at least 1");
  }

  @JsonValue
  Object value() {
    return isFull() ? FULL_NAME : samples;
  }

  /** Whether a step sees every training sample. */
  public boolean isFull() {
    return samples == 0;
  }
}
