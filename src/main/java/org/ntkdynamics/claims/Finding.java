package org.ntkdynamics.claims;

import org.jspecify.annotations.Nullable;

/**
 * What was measured in one setting of a claim, and what was to be expected there.
 *
 * @param setting the setting and the quantity, in words
 * @param rule how they are held against each other
 * @param predicted what is printed
 * @param corrected what the correction says; null where it changes nothing
 * @param measured the measurement
 * @param measuredOfCorrected the measurement that the correction is held against, where what is
 *     measured depends on the formula, such as its remainder; else null: the same one
 */
record Finding(
    String setting,
    Rule rule,
    double predicted,
    @Nullable Double corrected,
    Measurement measured,
    @Nullable Measurement measuredOfCorrected) {
  static Finding of(String setting, Rule rule, double predicted, Measurement measured) {
    return new Finding(setting, rule, predicted, null, measured, null);
  }

  Finding orCorrected(double value) {
    return new Finding(setting, rule, predicted, value, measured, null);
  }

  /** The same prediction, of another quantity, for the corrected formula. */
  Finding orCorrected(Measurement other) {
    return new Finding(setting, rule, predicted, predicted, measured, other);
  }
}
