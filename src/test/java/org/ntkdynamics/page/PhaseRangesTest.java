package org.ntkdynamics.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class PhaseRangesTest {
  private record Network(double sigmaW2, double value) {}

  private static String say(Network... networks) {
    return PhaseRanges.of(List.of(networks), Network::sigmaW2, Network::value);
  }

  @Test
  void everyPhaseHasItsRange() {
    assertEquals(
        "0.912 to 0.98 in the ordered phase (σw² = 1.0 to 1.5), 0.5 at the edge of chaos (σw² ="
            + " 2.0) and 3×10⁸ in the chaotic phase (σw² = 2.5)",
        say(
            new Network(1.5, 0.9123),
            new Network(1.0, 0.98),
            new Network(2.5, 3e8),
            new Network(2.0, 0.5)));
  }

  @Test
  void whatIsNotKnownIsLeftOut() {
    assertEquals("", say());
    assertEquals("", say(new Network(1, Double.NaN)));
    assertEquals(
        "∞ at the edge of chaos (σw² = 2.0)",
        say(new Network(2, Double.POSITIVE_INFINITY), new Network(1, Double.NaN)));
  }
}
