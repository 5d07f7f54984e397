package org.ntkdynamics.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ntkdynamics.judge.Finding;
import org.ntkdynamics.judge.Measurement;
import org.ntkdynamics.judge.Rule;
import org.ntkdynamics.judge.Threshold;

class RulingTextsTest {
  private static final Rule RULE = new Rule.Bound(false, 0);

  @Test
  void saysWhatDecidedByWhichRuleAgainstWhichThreshold() {
    Threshold ours = Threshold.of(2, "a choice").movedBecause("the first was wrong");
    assertEquals(
        Optional.of(
            "fails: here is 3.000 (3.000 to 3.000), by the rule “at most the prediction: the whole interval"
                + " is”, against 2.000. The threshold is ours: a choice (moved after data had been"
                + " seen: the first was wrong)."),
        RulingTexts.sentence(
            List.of(Finding.against(ours, "here", RULE, Measurement.computed(3)))));
  }

  @Test
  void saysWhatIsRightAndCountsTheSettings() {
    Finding wrong = Finding.of("here", RULE, 2, Measurement.computed(3)).orCorrected(4);
    Finding right = Finding.of("there", RULE, 2, Measurement.computed(1));
    assertEquals(
        Optional.of(
            "holds as corrected: here is 3.000 (3.000 to 3.000), by the rule “at most the prediction: the"
                + " whole interval is”, against 2.000, where 4.000 is right. Of 2 settings 1 accept"
                + " it, 0 leave it open and 1 reject it, and 2 accept the correction, 0 leave it open"
                + " and 0 reject it; all intervals hold together with 99 %."),
        RulingTexts.sentence(List.of(wrong, right)));
  }

  @Test
  void nothingMeasuredJudgesNothing() {
    assertEquals(Optional.empty(), RulingTexts.fact("Theorem", List.of()));
  }
}
