package org.ntkdynamics.claims;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;

/**
 * One setting of a claim as it stands in the ledger.
 *
 * @param setting the setting and the quantity, in words
 * @param rule the rule in words
 * @param predicted what is printed
 * @param corrected what the correction says; null where it changes nothing
 * @param measured the measured number
 * @param low the lower end of its interval
 * @param high the upper end; ∞ where the sample could not bound it
 * @param draws how many draws went into it; 0 if it was computed
 * @param measuredOfCorrected the number that the correction is held against, where that is another;
 *     else null
 * @param printed what the measurement says of what is printed
 * @param amended what it says of the correction, or of what is printed where that is the same
 */
public record SettingRecord(
    String setting,
    String rule,
    double predicted,
    @Nullable Double corrected,
    double measured,
    double low,
    double high,
    long draws,
    @Nullable Double measuredOfCorrected,
    Outcome printed,
    Outcome amended)
    implements Verdict.Judged {

  /** Judges a finding at a confidence level. */
  static SettingRecord of(Finding finding, double level) {
    Interval measured = finding.measured().at(level);
    Outcome printed = finding.rule().judge(finding.predicted(), measured);
    Double corrected = finding.corrected();
    Measurement other = finding.measuredOfCorrected();
    Interval ofCorrected = other == null ? measured : other.at(level);
    return new SettingRecord(
        finding.setting(),
        finding.rule().words(),
        finding.predicted(),
        corrected,
        measured.value(),
        measured.low(),
        measured.high(),
        finding.measured().draws(),
        other == null ? null : ofCorrected.value(),
        printed,
        corrected == null ? printed : finding.rule().judge(corrected, ofCorrected));
  }

  /** How close the measurement comes to rejecting what is printed. */
  double strain(Rule by) {
    return by.strain(predicted, new Interval(measured, low, high));
  }

  @Override
  @JsonIgnore
  public boolean hasCorrection() {
    return corrected != null;
  }
}
