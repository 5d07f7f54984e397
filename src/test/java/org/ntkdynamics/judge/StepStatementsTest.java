package org.ntkdynamics.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Theorem 4.1, fed right, wrong and noisy data. */
class StepStatementsTest {
  private static Verdict verdict(Finding finding) {
    return Ruling.of(List.of(finding)).verdict();
  }

  private static Measurement drawn(double value, double standardError) {
    return Measurement.normal(value, standardError, true, 1000);
  }

  @Test
  void toFirstOrderItGrowsInOnePhaseAndVanishesInTheOther() {
    assertEquals(Verdict.HOLDS, verdict(StepStatements.firstOrder("", false, 80, drawn(2, 0.1))));
    assertEquals(Verdict.FAILS, verdict(StepStatements.firstOrder("", false, 80, drawn(0, 0.1))));
    assertEquals(Verdict.HOLDS, verdict(StepStatements.firstOrder("", true, 80, drawn(-2, 0.1))));
    assertEquals(Verdict.FAILS, verdict(StepStatements.firstOrder("", true, 80, drawn(0, 0.1))));
    assertEquals(
        Verdict.UNDECIDED, verdict(StepStatements.firstOrder("", true, 80, drawn(-1, 0.1))));
    assertEquals(
        Verdict.UNDECIDED,
        verdict(StepStatements.firstOrder("", false, 80, Measurement.normal(2, 0.1, false, 1000))));
  }

  @Test
  void theKernelGrowsBeyondAThreshold() {
    assertEquals(Verdict.HOLDS, verdict(StepStatements.chaotic("", 40, drawn(3, 0.1))));
    assertEquals(Verdict.FAILS, verdict(StepStatements.chaotic("", 40, drawn(1, 0.1))));
    assertEquals(Verdict.UNDECIDED, verdict(StepStatements.chaotic("", 40, drawn(2, 0.1))));
  }

  @Test
  void theChangeShrinksWithTheWidth() {
    assertEquals(Verdict.HOLDS, verdict(StepStatements.ordered("", drawn(0.5, 0.01))));
    assertEquals(Verdict.FAILS, verdict(StepStatements.ordered("", drawn(1, 0.01))));
    assertEquals(Verdict.UNDECIDED, verdict(StepStatements.ordered("", drawn(0.75, 0.01))));
  }

  @Test
  void thresholdsOfOursConfessThatTheyWereMoved() {
    assertTrue(Judgement.of(StepStatements.ordered("", drawn(0.5, 0.01)), 0.99).isOurs());
    assertEquals(1.0, StepStatements.firstOrder("", false, 80, drawn(2, 0.1)).predicted(), "M/80");
  }
}
