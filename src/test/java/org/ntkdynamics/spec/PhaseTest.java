package org.ntkdynamics.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PhaseTest {
  @Test
  void theEdgeOfChaosIsTwoExactly() {
    assertEquals(Phase.ORDERED, Phase.of(1.0));
    assertEquals(Phase.ORDERED, Phase.of(Math.nextDown(2.0)));
    assertEquals(Phase.EDGE_OF_CHAOS, Phase.of(2.0));
    assertEquals(Phase.CHAOTIC, Phase.of(Math.nextUp(2.0)));
    assertEquals("edge of chaos", Phase.of(2.0).label());
  }
}
