package org.ntkdynamics.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is checked of spectra, fed right, wrong, little and no data. */
class SpectrumChecksTest {
  private static Verdict verdict(Finding finding) {
    return Ruling.of(List.of(finding)).verdict();
  }

  private static Verdict trace(double mean, double error) {
    return verdict(SpectrumChecks.trace("", 10, Measurement.normal(mean, error, true, 50)));
  }

  @Test
  void theMeanTraceIsTheExactOne() {
    assertEquals(Verdict.HOLDS, trace(10.1, 0.1));
    assertEquals(Verdict.FAILS, trace(11, 0.1));
    assertEquals(Verdict.UNDECIDED, trace(10, 1));
  }

  @Test
  void noMoreLieFarOutThanAreAllowed() {
    assertEquals(Verdict.HOLDS, verdict(SpectrumChecks.tail("", 0.25, 5, 100)));
    assertEquals(Verdict.FAILS, verdict(SpectrumChecks.tail("", 0.25, 60, 100)));
    assertEquals(Verdict.UNDECIDED, verdict(SpectrumChecks.tail("", 0.25, 0, 5)));
    assertThrows(IllegalArgumentException.class, () -> SpectrumChecks.tail("", 0.25, 0, 0));
  }

  /** By the closed form at the ends, {@code 1 − (α/2)^(1/n)}. */
  @Test
  void theIntervalOfAShareIsClopperAndPearsons() {
    Interval none = Measurement.share(0, 10).at(0.95);
    assertEquals(0, none.low());
    assertEquals(1 - Math.pow(0.025, 0.1), none.high(), 1e-9);
    Interval all = Measurement.share(10, 10).at(0.95);
    assertEquals(Math.pow(0.025, 0.1), all.low(), 1e-9);
    assertEquals(1, all.high());
  }
}
