package org.ntkdynamics.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whether label-awareness of the kernel pays, from what two regressions get right. */
class RegressionStatementTest {
  private static Verdict verdict(int[]... gainedAndLost) {
    List<Finding> findings =
        Stream.of(gainedAndLost)
            .flatMap(counts -> RegressionStatement.finding("σw²", counts[0], counts[1]).stream())
            .toList();
    return Ruling.of(findings).verdict();
  }

  @Test
  void itPaysWhereTheLaterKernelGetsMoreRightInEveryNetwork() {
    assertEquals(Verdict.HOLDS, verdict(new int[] {100, 30}, new int[] {90, 20}));
    assertEquals(Verdict.FAILS, verdict(new int[] {100, 30}, new int[] {20, 90}));
    assertEquals(Verdict.UNDECIDED, verdict(new int[] {100, 30}, new int[] {9, 7}));
  }

  /** Ten of ten leave 2^-9 to chance, which is less than 1 %, seven of seven 2^-6. */
  @Test
  void theIntervalIsExact() {
    assertEquals(Verdict.HOLDS, verdict(new int[] {10, 0}));
    assertEquals(Verdict.UNDECIDED, verdict(new int[] {7, 0}));
  }

  @Test
  void whereBothGetTheSameRightNothingIsJudged() {
    assertTrue(RegressionStatement.finding("σw²", 0, 0).isEmpty());
  }
}
