package org.ntkdynamics.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ntkdynamics.judge.Finding;
import org.ntkdynamics.judge.Measurement;
import org.ntkdynamics.judge.Rule;
import org.ntkdynamics.judge.Ruling;
import org.ntkdynamics.judge.Threshold;

class RulingTextsTest {
  private static final Rule RULE = new Rule.Bound(false, 0);

  @Test
  void saysWhatDecidedByWhichRuleAgainstWhichThreshold() {
    Threshold ours = Threshold.of(2, "a choice").movedBecause("the first was wrong");
    assertRuled(
        "✗ fails",
        "here is 3.000 (3.000 to 3.000), by the rule “at most the prediction: the whole interval"
            + " is”, against 2.000. The threshold is ours: a choice (moved after data had been"
            + " seen: the first was wrong).",
        List.of(Finding.against(ours, "here", RULE, Measurement.computed(3))));
  }

  @Test
  void saysWhatIsRightAndCountsTheSettings() {
    Finding wrong = Finding.of("here", RULE, 2, Measurement.computed(3)).orCorrected(4);
    Finding right = Finding.of("there", RULE, 2, Measurement.computed(1));
    assertRuled(
        "≈ holds as corrected",
        "here is 3.000 (3.000 to 3.000), by the rule “at most the prediction: the"
            + " whole interval is”, against 2.000, where 4.000 is right. Of 2 settings 1 accept"
            + " it, 0 leave it open and 1 reject it, and 2 accept the correction, 0 leave it open"
            + " and 0 reject it; all intervals hold together with 99 %.",
        List.of(wrong, right));
  }

  @Test
  void whatIsSaidMoreStandsBehindIt() {
    Ruling ruling = Ruling.of(List.of(Finding.of("here", RULE, 2, Measurement.computed(1))));
    Page.Fact fact = RulingTexts.fact("Theorem", ruling, "And more.");
    assertTrue(
        PageText.markup(fact.value()).endsWith("against 2.000. And more."),
        PageText.markup(fact.value()));
  }

  private static void assertRuled(String badge, String sentence, List<Finding> findings) {
    Page.Fact fact = RulingTexts.fact("Theorem", findings).orElseThrow();
    assertEquals("Theorem", PageText.markup(fact.term()));
    Page.Badge found = Objects.requireNonNull(fact.badge());
    assertEquals(badge, found.sign() + ' ' + found.words());
    assertEquals(sentence, PageText.markup(fact.value()));
  }

  @Test
  void nothingMeasuredJudgesNothing() {
    assertEquals(Optional.empty(), RulingTexts.fact("Theorem", List.of()));
  }
}
