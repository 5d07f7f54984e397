package org.ntkdynamics.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ntkdynamics.judge.LabelStatements.Course;

/** The rules of section 4.2, on right, wrong and undecided courses. */
class LabelStatementsTest {
  private static final List<Course> AS_STATED =
      List.of(
          new Course(0.5, 0.06, 0.1, 0.01, 0.05, 0.9),
          new Course(0.2, 0.09, 0.6, 0.02, 0.08, 0.8),
          new Course(0.05, 0.2, 0.9, 0.03, 0.2, 0.6));

  private static final List<Course> REVERSED =
      List.of(
          new Course(0.05, 0.06, 0.9, 0.01, 0.05, 0.09),
          new Course(0.2, 0.09, 0.6, 0.02, 0.08, 0.08),
          new Course(0.5, 0.2, 0.1, 0.03, 0.2, 0.07));

  private static Verdict verdict(Finding finding) {
    return Ruling.of(List.of(finding)).verdict();
  }

  @Test
  void ordersThatAllSeedsShareHold() {
    List<List<Course>> seeds = Collections.nCopies(5, AS_STATED);
    assertEquals(Verdict.HOLDS, verdict(LabelStatements.gapAgainstPerformance("", seeds)));
    assertEquals(Verdict.HOLDS, verdict(LabelStatements.openAgainstRise("", seeds)));
    assertEquals(Verdict.HOLDS, verdict(LabelStatements.openAgainstGeneralizationGap("", seeds)));
  }

  @Test
  void theReverseOrderFails() {
    List<List<Course>> seeds = Collections.nCopies(5, REVERSED);
    assertEquals(Verdict.FAILS, verdict(LabelStatements.gapAgainstPerformance("", seeds)));
    assertEquals(Verdict.FAILS, verdict(LabelStatements.openAgainstRise("", seeds)));
    assertEquals(Verdict.FAILS, verdict(LabelStatements.openAgainstGeneralizationGap("", seeds)));
  }

  @Test
  void oneSeedThatDiffersLeavesItUndecided() {
    List<List<Course>> seeds = List.of(AS_STATED, AS_STATED, AS_STATED, REVERSED);
    assertEquals(Verdict.UNDECIDED, verdict(LabelStatements.gapAgainstPerformance("", seeds)));
    assertEquals(
        Verdict.FAILS,
        verdict(LabelStatements.gapAgainstPerformance("", List.of(AS_STATED, REVERSED))));
  }

  @Test
  void eachReadingOfOverfittingHasItsOwnMeasure() {
    List<Course> onlyRisesInOrder =
        List.of(
            new Course(0.5, 0.06, 0.1, 0.01, 0.3, 0.9),
            new Course(0.2, 0.09, 0.6, 0.02, 0.2, 0.8),
            new Course(0.05, 0.2, 0.9, 0.03, 0.1, 0.6));
    List<List<Course>> seeds = Collections.nCopies(5, onlyRisesInOrder);
    assertEquals(Verdict.HOLDS, verdict(LabelStatements.openAgainstRise("", seeds)));
    assertEquals(Verdict.FAILS, verdict(LabelStatements.openAgainstGeneralizationGap("", seeds)));
  }

  @Test
  void theFirstTenthHasMoreThanItsShare() {
    assertEquals(Verdict.HOLDS, verdict(LabelStatements.changesEarly("", AS_STATED)));
    assertEquals(Verdict.FAILS, verdict(LabelStatements.changesEarly("", REVERSED)));
    List<Course> mixed = List.of(AS_STATED.get(0), REVERSED.get(0));
    assertEquals(Verdict.UNDECIDED, verdict(LabelStatements.changesEarly("", mixed)));
  }

  @Test
  void aSeedOfWhichATrainingDivergedCountsForNothingAndTheSettingSaysSo() {
    Course lost = new Course(0.1, 0.2, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    List<Course> diverged = List.of(AS_STATED.get(0), AS_STATED.get(1), lost);
    List<List<Course>> seeds = List.of(REVERSED, diverged, REVERSED);
    Finding rise = LabelStatements.openAgainstRise("five", seeds);
    assertEquals("five, without 1 of 3 seeds", rise.setting());
    assertEquals(Verdict.FAILS, verdict(rise));
    Finding early = LabelStatements.changesEarly("early", diverged);
    assertEquals("early, without 1 of 3 networks", early.setting());
    assertEquals(Verdict.HOLDS, verdict(early));
    List<List<Course>> none = List.of(diverged);
    assertThrows(IllegalArgumentException.class, () -> LabelStatements.openAgainstRise("", none));
  }

  @Test
  void nothingMeasuredJudgesNothing() {
    assertThrows(IllegalArgumentException.class, () -> LabelStatements.changesEarly("", List.of()));
  }

  @Test
  void whatIsAlikeInAllPhasesHasNoOrder() {
    List<Course> alike = Collections.nCopies(3, new Course(0.1, 0.2, 0.3, 0, 0.4, 0.6));
    Finding finding = LabelStatements.openAgainstRise("", Collections.nCopies(5, alike));
    assertEquals(0, finding.measured().at(0.99).value());
    assertEquals(Verdict.FAILS, verdict(finding));
  }
}
