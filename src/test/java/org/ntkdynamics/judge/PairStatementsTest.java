package org.ntkdynamics.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Theorem 3.3 and bound (18), fed right, wrong and noisy data. */
class PairStatementsTest {
  private static Verdict ratio(double value, double standardError) {
    return Ruling.of(PairStatements.ratio("", drawn(value, standardError))).verdict();
  }

  private static Measurement drawn(double value, double standardError) {
    return Measurement.normal(value, standardError, true, 1000);
  }

  private static Verdict verdict(Finding finding) {
    return Ruling.of(List.of(finding)).verdict();
  }

  @Test
  void theRatioLiesBetweenAQuarterAndOne() {
    assertEquals(Verdict.HOLDS, ratio(0.5, 1e-3));
    assertEquals(Verdict.FAILS, ratio(0.24, 1e-3));
    assertEquals(Verdict.FAILS, ratio(1.02, 1e-3));
    assertEquals(Verdict.HOLDS, ratio(0.2495, 1e-5), "a finite size may miss a limit by 1 %");
    assertEquals(Verdict.UNDECIDED, ratio(0.25, 0.01));
    assertEquals(Verdict.UNDECIDED, ratio(0.5, 1));
    assertEquals(
        Verdict.UNDECIDED,
        Ruling.of(PairStatements.ratio("", Measurement.normal(0.5, 1e-3, false, 9))).verdict());
  }

  @Test
  void theRestAreBoundsWithTheSameSlack() {
    assertEquals(Verdict.HOLDS, verdict(PairStatements.bound("", 0.6, drawn(0.7, 1e-3))));
    assertEquals(Verdict.FAILS, verdict(PairStatements.bound("", 0.6, drawn(0.5, 1e-3))));
    assertEquals(Verdict.UNDECIDED, verdict(PairStatements.bound("", 0.6, drawn(0.6, 0.1))));
    assertEquals(Verdict.HOLDS, verdict(PairStatements.dispersion("", 16, drawn(2, 0.1))));
    assertEquals(Verdict.FAILS, verdict(PairStatements.dispersion("", 16, drawn(20, 0.1))));
    assertEquals(Verdict.FAILS, verdict(PairStatements.atLeastAQuarter("", drawn(0.2, 1e-3))));
  }
}
