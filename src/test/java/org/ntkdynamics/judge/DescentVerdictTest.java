package org.ntkdynamics.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** The rule that names what gradient descent did, on sequences made for it. */
class DescentVerdictTest {
  private record Step(int step, double loss, double instability) implements DescentVerdict.Step {}

  /** Steps of given losses whose instability goes evenly from one value to another. */
  private static List<Step> steps(double from, double to, double... losses) {
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < losses.length; i++) {
      double instability = from + (to - from) * i / Math.max(1, losses.length - 1);
      steps.add(new Step(i, losses[i], instability));
    }
    return steps;
  }

  private static DescentVerdict verdict(double from, double to, double... losses) {
    return DescentVerdict.of(steps(from, to, losses), false);
  }

  @Test
  void aLossThatNeverGrowsDescends() {
    assertEquals(DescentVerdict.DESCENDS, verdict(1, 1.2, 4, 3, 2, 2, 1));
    assertEquals(DescentVerdict.DESCENDS, verdict(1, 1.2, 4, 3, 3 * (1 + 1e-12), 2));
    assertEquals(DescentVerdict.DESCENDS, verdict(1, 1, 4));
    assertEquals(OptionalInt.empty(), DescentVerdict.firstGrowth(steps(1, 1, 4, 3, 2)));
  }

  @Test
  void aLossThatGrowsBelowItsStartHovers() {
    assertEquals(DescentVerdict.HOVERS, verdict(1.9, 2, 4, 3, 2, 2.1, 1.9));
    assertEquals(DescentVerdict.HOVERS, verdict(2.1, 1.9, 4, 3, 2, 2.1, 1.9));
    // Below the bound at first, spikes above the start are those of the edge of stability.
    assertEquals(DescentVerdict.HOVERS, verdict(1.9, 1.9, 4, 3, 2, 6, 5));
    assertEquals(OptionalInt.of(3), DescentVerdict.firstGrowth(steps(1.9, 2, 4, 3, 2, 2.1, 1.9)));
  }

  @Test
  void aLossThatRisesAndComesBackWithAFlatterKernelCatapults() {
    assertEquals(DescentVerdict.CATAPULTS, verdict(3, 1.5, 1, 5, 50, 8, 0.9, 0.5));
    assertEquals(DescentVerdict.UNSETTLED, verdict(3, 2.5, 1, 5, 50, 8, 0.9, 0.5));
    assertEquals(DescentVerdict.UNSETTLED, verdict(3, 1.5, 1, 5, 50, 8, 2, 1.1));
  }

  @Test
  void aLossThatDoesNotComeBackDiverges() {
    assertEquals(DescentVerdict.DIVERGES, verdict(8, 80, 1, 100, 10_000));
    assertEquals(DescentVerdict.DIVERGES, verdict(8, 1, 1, 5, Double.NaN));
    assertEquals(DescentVerdict.DIVERGES, DescentVerdict.of(steps(1, 1, 4, 3), true));
    assertEquals(DescentVerdict.UNSETTLED, verdict(3, 4, 1, 10, 100));
  }

  @Test
  void nothingMeasuredHasNoName() {
    assertThrows(IllegalArgumentException.class, () -> DescentVerdict.of(List.of(), false));
  }
}
