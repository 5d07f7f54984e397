package org.ntkdynamics.judge;

import org.jspecify.annotations.Nullable;

/**
 * What was measured in one setting of a statement, and what was to be expected there.
 *
 * @param setting the setting and the quantity, in words
 * @param rule how they are held against each other
 * @param predicted what is printed, or the threshold of ours where no number is
 * @param threshold where the prediction is a threshold of ours; null where it is the paper's value
 * @param alternative what is right instead; null where nothing is known to be
 * @param measured the measurement
 */
public record Finding(
    String setting,
    Rule rule,
    double predicted,
    @Nullable Threshold threshold,
    @Nullable Alternative alternative,
    Measurement measured) {

  /**
   * What is right instead of what is printed.
   *
   * @param value the number that takes the prediction's place
   * @param measured the measurement it is held against, where what is measured depends on the
   *     formula, such as its remainder; else null: the same one
   * @param replaces whether it is another statement, so that the printed one fails where it is
   *     rejected; else the same statement with another constant, factor or range
   */
  public record Alternative(double value, @Nullable Measurement measured, boolean replaces) {}

  /** A number of the paper's. */
  public static Finding of(String setting, Rule rule, double predicted, Measurement measured) {
    return new Finding(setting, rule, predicted, null, null, measured);
  }

  /** A threshold of ours. */
  public static Finding against(
      Threshold threshold, String setting, Rule rule, Measurement measured) {
    return new Finding(setting, rule, threshold.value(), threshold, null, measured);
  }

  /** The same statement with another number holds. */
  public Finding orCorrected(double value) {
    return with(new Alternative(value, null, false));
  }

  /** The same prediction, of another quantity, for the corrected formula. */
  public Finding orCorrected(Measurement other) {
    return with(new Alternative(predicted, other, false));
  }

  /** Another statement holds: that this one is rejected refutes it. */
  public Finding orInstead(double value) {
    return with(new Alternative(value, null, true));
  }

  /** The same prediction, of what another statement is about, which holds in this one's place. */
  public Finding orInstead(Measurement other) {
    return with(new Alternative(predicted, other, true));
  }

  /** The same of a setting by another name. */
  public Finding named(String name) {
    return new Finding(name, rule, predicted, threshold, alternative, measured);
  }

  private Finding with(Alternative other) {
    return new Finding(setting, rule, predicted, threshold, other, measured);
  }
}
