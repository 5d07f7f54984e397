package org.ntkdynamics.study.shustin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class EmptyRunTest {
  @Test
  void judgesNothing() {
    CorrelatorsSpec spec = new CorrelatorsStudy().defaults();
    assertEquals(List.of(), new CorrelatorVerdicts(spec, List.of()).list());
    assertEquals(List.of(), new ExpectedNtkVerdicts(List.of()).list());
  }
}
