package org.ntkdynamics.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** The statement on drift, fed right, wrong, noisy and no data. */
class DriftStatementTest {
  private static double grows(int depth) {
    return 0.2 * Math.exp(0.05 * depth);
  }

  private static double small(int depth) {
    return 0.05 * Math.exp(-0.02 * depth);
  }

  /** Twelve seeds whose changes scatter by a factor e^(±noise). */
  private static DriftStatement.Curve curve(
      boolean isOrdered, IntToDoubleFunction change, double noise) {
    NavigableMap<Integer, double[]> changes = new TreeMap<>();
    for (int depth : new int[] {5, 10, 30}) {
      double[] seeds = new double[12];
      Arrays.setAll(
          seeds, i -> change.applyAsDouble(depth) * Math.exp(noise * (i % 2 == 0 ? 1 : -1)));
      changes.put(depth, seeds);
    }
    return new DriftStatement.Curve(isOrdered ? "ordered" : "other", isOrdered, changes);
  }

  private static Verdict verdict(
      IntToDoubleFunction ordered, IntToDoubleFunction others, double noise) {
    return DriftStatement.judge(List.of(curve(true, ordered, noise), curve(false, others, noise)))
        .orElseThrow()
        .verdict();
  }

  @Test
  void whatThePaperSaysHolds() {
    assertEquals(
        Verdict.HOLDS, verdict(DriftStatementTest::small, DriftStatementTest::grows, 0.05));
  }

  @Test
  void eachPartCanFail() {
    assertEquals(
        Verdict.FAILS,
        verdict(DriftStatementTest::grows, DriftStatementTest::grows, 0.05),
        "ordered networks change and grow");
    assertEquals(
        Verdict.FAILS, verdict(depth -> 0.3, DriftStatementTest::grows, 0.05), "they change a lot");
    assertEquals(
        Verdict.FAILS,
        verdict(depth -> 0.001 * depth, DriftStatementTest::grows, 0.05),
        "a small change that grows");
    assertEquals(
        Verdict.FAILS,
        verdict(DriftStatementTest::small, DriftStatementTest::small, 0.05),
        "the others hardly change");
    assertEquals(
        Verdict.FAILS,
        verdict(DriftStatementTest::small, depth -> 3.0 / depth, 0.001),
        "the others shrink");
    IntToDoubleFunction shallow = depth -> depth == 5 ? 0.2 : 0.01;
    assertEquals(
        Verdict.FAILS, verdict(shallow, DriftStatementTest::grows, 0.05), "at one depth alone");
  }

  @Test
  void noiseIsNoSupport() {
    assertEquals(
        Verdict.UNDECIDED, verdict(DriftStatementTest::small, DriftStatementTest::grows, 3));
    assertEquals(Verdict.UNDECIDED, verdict(depth -> 0.09, DriftStatementTest::grows, 0.5));
  }

  @Test
  void networksThatDivergedAreLeftOutAndCounted() {
    DriftStatement.Curve curve = curve(false, DriftStatementTest::grows, 0.05);
    double[] deepest = curve.changes().lastEntry().getValue();
    deepest[3] = Double.NaN;
    List<Finding> findings = DriftStatement.findings(List.of(curve));
    assertEquals(
        List.of(
            "other, 30 layers: ln of the relative change, without 1 of 12 that have none",
            "other: ln of the relative change with 30 layers less that with 5, without 1 of 24"
                + " that have none"),
        findings.stream().map(Finding::setting).toList());
    assertEquals(11, findings.get(0).measured().draws());
    assertEquals(Verdict.HOLDS, Ruling.of(findings).verdict());
  }

  @Test
  void nothingMeasuredJudgesNothing() {
    assertEquals(Optional.empty(), DriftStatement.judge(List.of()));
    assertEquals(
        Optional.empty(),
        DriftStatement.judge(List.of(curve(true, DriftStatementTest::small, 0.1))));
    assertEquals(
        Optional.empty(),
        DriftStatement.judge(List.of(curve(false, DriftStatementTest::grows, 0.1))));
    DriftStatement.Curve undefined = curve(true, depth -> 0, 0.1);
    assertTrue(
        DriftStatement.judge(List.of(undefined, curve(false, DriftStatementTest::grows, 0.1)))
            .isEmpty());
  }
}
