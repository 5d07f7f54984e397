package org.ntkdynamics.judge;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;

/**
 * One setting of a statement with what is said of it.
 *
 * @param setting the setting and the quantity, in words
 * @param rule the rule in words
 * @param predicted what is printed, or the threshold of ours where no number is
 * @param corrected what is right instead; null where it changes nothing
 * @param measured the measured number
 * @param low the lower end of its interval
 * @param high the upper end; ∞ where the sample could not bound it
 * @param draws how many draws went into it; 0 if it was computed
 * @param measuredOfCorrected the number that the correction is held against, where that is another;
 *     else null
 * @param printed what the measurement says of what is printed
 * @param amended what it says of the correction, or of what is printed where that is the same
 * @param threshold why the prediction is this one, where it is a threshold of ours; null where it
 *     is the paper's value
 * @param moved why that threshold was moved after data had been seen; null if it was not
 * @param replaces true where what is right instead is another statement; else null
 */
public record Judgement(
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
    Outcome amended,
    @Nullable String threshold,
    @Nullable String moved,
    @Nullable Boolean replaces)
    implements Verdict.Judged {

  /** Judges a finding at a confidence level. */
  public static Judgement of(Finding finding, double level) {
    Interval measured = finding.measured().at(level);
    Outcome printed = finding.rule().judge(finding.predicted(), measured);
    Finding.Alternative other = finding.alternative();
    Measurement ownMeasurement = other == null ? null : other.measured();
    Interval ofOther = ownMeasurement == null ? measured : ownMeasurement.at(level);
    Threshold threshold = finding.threshold();
    return new Judgement(
        finding.setting(),
        finding.rule().words(),
        finding.predicted(),
        other == null ? null : (Double) other.value(),
        measured.value(),
        measured.low(),
        measured.high(),
        finding.measured().draws(),
        ownMeasurement == null ? null : (Double) ofOther.value(),
        printed,
        other == null ? printed : finding.rule().judge(other.value(), ofOther),
        threshold == null ? null : threshold.reason(),
        threshold == null ? null : threshold.moved(),
        (other != null && other.replaces()) ? Boolean.TRUE : null);
  }

  /** How close the measurement comes to rejecting what is printed. */
  double strain(Rule by) {
    return by.strain(predicted, new Interval(measured, low, high));
  }

  /** Whether the prediction is a threshold of ours and not the paper's value. */
  @JsonIgnore
  public boolean isOurs() {
    return threshold != null;
  }

  @Override
  @JsonIgnore
  public boolean hasCorrection() {
    return corrected != null && replaces == null;
  }

  /** Whether it cannot tell what is printed from what is right instead, though they differ. */
  @JsonIgnore
  public boolean decidesNothing() {
    return corrected != null
        && (corrected != predicted || measuredOfCorrected != null)
        && printed == Outcome.ACCEPTED
        && amended == Outcome.ACCEPTED;
  }
}
