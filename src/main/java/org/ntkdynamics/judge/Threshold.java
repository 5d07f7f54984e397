package org.ntkdynamics.judge;

import org.jspecify.annotations.Nullable;

/**
 * A number that a measurement is held against where the paper names none: a choice of ours.
 *
 * @param value the number
 * @param reason why it is this one
 * @param moved why it was moved after data had been seen; null if it was fixed before
 */
public record Threshold(double value, String reason, @Nullable String moved) {
  /** A threshold that was fixed before data were seen. */
  public static Threshold of(double value, String reason) {
    return new Threshold(value, reason, null);
  }

  /** The same, confessed to have been moved after data had been seen. */
  public Threshold movedBecause(String why) {
    return new Threshold(value, reason, why);
  }
}
