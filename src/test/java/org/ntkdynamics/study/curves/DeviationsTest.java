package org.ntkdynamics.study.curves;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntkdynamics.ensemble.Estimate;

class DeviationsTest {
  private static DispersionRow row(double skewness, int draws, Estimate sample) {
    DispersionTheory theory =
        new DispersionTheory(1.5, 0.1, 2, Double.NaN, Double.NaN, 1, 1, skewness);
    return new DispersionRow(5, 0.5, 1, draws, sample, sample, theory);
  }

  @ParameterizedTest
  @CsvSource({
    "2.8284271247461903, 160, true",
    "2.8284271247461903, 159, false",
    "31, 100000, true",
    "32, 100000, false",
    "NaN, 100000, false"
  })
  void whatIsSettledFollowsFromSkewnessAndDrawsAlone(
      double skewness, int draws, boolean isSettled) {
    Estimate calm = new Estimate(1.5, 0.1, 1.3, 1.7);
    Estimate wild = new Estimate(9, 1e-9, -9, Double.POSITIVE_INFINITY);
    assertEquals(isSettled, Deviations.isSettled(row(skewness, draws, calm)));
    assertEquals(isSettled, Deviations.isSettled(row(skewness, draws, wild)));
  }

  @Test
  void withoutAPointNoneIsSettled() {
    Deviations none = Deviations.of(List.of());
    assertEquals(Optional.empty(), none.largestSettled());
    assertEquals(0, none.settled());
  }
}
