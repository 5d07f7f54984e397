package org.ntkdynamics.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.ntkdynamics.metrics.LossJump.Known;

class LossJumpTest {
  @Test
  void aCollapseHasItsStepsAndItsSizes() {
    List<LossJump> jumps = find(0.5, 0.1, 0.0042, 0.0059, 0.0106, 0.12, 0.505, 0.2, 0.008, 0.004);
    assertEquals(List.of(new LossJump(3, 0.0059, 6, 0.505, OptionalInt.of(8))), jumps);
  }

  @Test
  void whatNeverComesBackSaysSo() {
    assertEquals(
        List.of(new LossJump(1, 0.1, 3, 0.4, OptionalInt.empty())), find(0.5, 0.1, 0.3, 0.4, 0.35));
  }

  @Test
  void everyJumpIsFound() {
    assertEquals(2, find(0.5, 0.01, 0.3, 0.01, 0.2, 0.005).size());
  }

  @Test
  void aSecondJumpIsFoundBeforeTheFirstIsMadeGood() {
    assertEquals(
        List.of(
            new LossJump(1, 0.001, 2, 0.8, OptionalInt.empty()),
            new LossJump(5, 0.005, 7, 0.6, OptionalInt.empty())),
        find(0.5, 0.001, 0.8, 0.08, 0.004, 0.005, 0.009, 0.6, 0.1));
    assertEquals(
        List.of(
            new LossJump(1, 0.001, 2, 0.8, OptionalInt.of(6)),
            new LossJump(3, 0.08, 5, 0.6, OptionalInt.of(6))),
        find(0.5, 0.001, 0.8, 0.08, 0.17, 0.6, 0.0001));
  }

  @Test
  void aJumpThatShakesIsOne() {
    assertEquals(
        List.of(new LossJump(1, 0.01, 2, 0.6, OptionalInt.of(5))),
        find(0.5, 0.01, 0.6, 0.2, 0.55, 0.01));
  }

  @Test
  void aLossThatRisesAboveItsStartJumps() {
    assertEquals(
        List.of(new LossJump(0, 0.5, 2, 5, OptionalInt.of(3))), find(0.5, 1.2, 5, 0.4, 0.1));
  }

  @Test
  void wigglesOfASmallLossAreNoJumps() {
    assertTrue(find(0.5, 0.1, 1e-5, 9e-4, 1e-5, 0.02).isEmpty(), "a factor, but not a tenth");
    assertTrue(find(0.5, 0.3, 0.4, 0.3, 0.45).isEmpty(), "a tenth, but not a factor");
  }

  @Test
  void whatIsNoNumberIsLeftOut() {
    assertTrue(find(0.5, 0.1, Double.NaN, Double.POSITIVE_INFINITY).isEmpty());
    assertTrue(find().isEmpty());
    assertTrue(find(0.5, 0, 0).isEmpty(), "a loss of nothing");
  }

  private static List<LossJump> find(double... losses) {
    List<Known> rows = new ArrayList<>();
    for (double loss : losses) {
      rows.add(new Known(rows.size(), loss));
    }
    return LossJump.find(rows);
  }
}
