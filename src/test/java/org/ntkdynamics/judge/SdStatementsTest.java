package org.ntkdynamics.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What Shustin &amp; Dogariu state, fed right, wrong, noisy and no data. */
class SdStatementsTest {
  private static final double PRECISE = 1e-3;
  private static final double NOISY = 0.1;

  private static Measurement drawn(double value, double standardError) {
    return Measurement.normal(value, standardError, true, 1000);
  }

  private static Verdict verdict(Finding finding) {
    return Ruling.of(List.of(finding)).verdict();
  }

  @Test
  void theCapFormulaIsTheAngle() {
    assertEquals(Verdict.HOLDS, verdict(SdStatements.capFormula("", 0.3, 0.3 + 1e-7)));
    assertEquals(Verdict.FAILS, verdict(SdStatements.capFormula("", 0.3, 0.3001)));
  }

  @Test
  void theFirstLayerIsThatOfTheFormula() {
    assertEquals(Verdict.HOLDS, verdict(SdStatements.firstLayer("", 0.3, drawn(0.301, PRECISE))));
    assertEquals(Verdict.FAILS, verdict(SdStatements.firstLayer("", 0.3, drawn(0.31, PRECISE))));
    assertEquals(Verdict.UNDECIDED, verdict(SdStatements.firstLayer("", 0.3, drawn(0.3, NOISY))));
    assertEquals(Verdict.UNDECIDED, verdict(SdStatements.firstLayer("", 0.3, untold())));
  }

  private static Measurement untold() {
    return Measurement.normal(0.3, PRECISE, false, 1000);
  }

  @Test
  void theDiagonalHoldsAsCorrected() {
    assertEquals(Verdict.HOLDS, verdict(SdStatements.diagonal("", 0.2, 0.4, drawn(0.2, PRECISE))));
    assertEquals(
        Verdict.HOLDS_AS_CORRECTED,
        verdict(SdStatements.diagonal("", 0.2, 0.4, drawn(0.4, PRECISE))));
    assertEquals(Verdict.FAILS, verdict(SdStatements.diagonal("", 0.2, 0.4, drawn(0.3, PRECISE))));
    assertEquals(
        Verdict.UNDECIDED, verdict(SdStatements.diagonal("", 0.2, 0.4, drawn(0.2, NOISY))));
  }

  @Test
  void offTheDiagonalAnotherStatementIsNoCorrection() {
    for (boolean isExact : new boolean[] {true, false}) {
      assertEquals(
          Verdict.HOLDS,
          verdict(SdStatements.offDiagonal("", 0.2, 0.4, isExact, drawn(0.2, PRECISE))));
      assertEquals(
          Verdict.FAILS,
          verdict(SdStatements.offDiagonal("", 0.2, 0.4, isExact, drawn(0.4, PRECISE))));
      assertEquals(
          Verdict.UNDECIDED,
          verdict(SdStatements.offDiagonal("", 0.2, 0.4, isExact, drawn(0.2, NOISY))));
    }
  }

  @Test
  void aLimitIsNotHeldToChance() {
    Measurement near = drawn(1.02, 1e-3);
    assertEquals(Verdict.FAILS, verdict(SdStatements.mean("", 1, true, near)));
    assertEquals(Verdict.HOLDS, verdict(SdStatements.mean("", 1, false, near)));
    assertEquals(Verdict.FAILS, verdict(SdStatements.variance("", 1, near)));
    assertEquals(Verdict.HOLDS, verdict(SdStatements.variance("", 1.02, near)));
  }

  @Test
  void theBoundIsOneOfTheMagnitude() {
    assertEquals(Verdict.HOLDS, verdict(SdStatements.bound("", 1, drawn(0.5, PRECISE))));
    assertEquals(Verdict.FAILS, verdict(SdStatements.bound("", 1, drawn(1.5, PRECISE))));
    assertEquals(Verdict.HOLDS, verdict(SdStatements.bound("", 1, drawn(-0.5, PRECISE))));
    assertEquals(Verdict.FAILS, verdict(SdStatements.bound("", 1, drawn(-1.5, PRECISE))));
    assertEquals(Verdict.UNDECIDED, verdict(SdStatements.bound("", 1, drawn(-0.9, NOISY))));
    assertEquals(Verdict.UNDECIDED, verdict(SdStatements.bound("", 1, drawn(0.9, NOISY))));
  }

  @Test
  void aLayerCanRefuteTheConjectureAndNotSupportIt() {
    assertEquals(Verdict.HOLDS, verdict(SdStatements.conjecture("", Measurement.computed(0.251))));
    assertEquals(Verdict.FAILS, verdict(SdStatements.conjecture("", Measurement.computed(0.4))));
    assertEquals(Verdict.FAILS, verdict(layer(0.4)));
    assertEquals(Verdict.UNDECIDED, verdict(layer(0.25)));
    assertEquals(Verdict.UNDECIDED, verdict(layer(0.1)), "it may still rise");
  }

  private static Finding layer(double correlator) {
    return SdStatements.conjecture("", SdStatements.limitBeyond(drawn(correlator, PRECISE)));
  }
}
