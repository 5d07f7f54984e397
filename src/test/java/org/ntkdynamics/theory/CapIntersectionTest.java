package org.ntkdynamics.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CapIntersectionTest {
  @ParameterizedTest
  @ValueSource(ints = {3, 4, 5, 10, 50, 1000})
  void thePrintedFormulaIsTheAngleShareForEveryDimension(int dimension) {
    for (double cosine : new double[] {-1, -0.9, -0.5, -1e-3, 0, 0.1, 0.5, 0.9, 0.999, 1}) {
      assertEquals(
          SdExpectations.firstLayerCorrelator(cosine),
          CapIntersection.correlator(dimension, cosine),
          1e-9,
          "cosine " + cosine);
    }
  }

  @Test
  void refusesWhatTheFormulaDoesNotCover() {
    assertThrows(IllegalArgumentException.class, () -> CapIntersection.correlator(2, 0.5));
    assertThrows(IllegalArgumentException.class, () -> CapIntersection.correlator(3, 1.1));
  }

  @Test
  void correlatorsRiseTowardsAHalfAndBeginWithTheFirstLayers() {
    double[] correlators = SdExpectations.correlators(0.5, 400);
    assertEquals(1.0 / 3, correlators[0], 1e-15);
    for (int l = 1; l < correlators.length; l++) {
      assertTrue(correlators[l] > correlators[l - 1]);
    }
    assertTrue(correlators[399] > 0.49);
    assertEquals(0.5, SdExpectations.correlators(1, 3)[2], 1e-15);
  }

  /** Each from its formula at L = 2, n_0 = 10, correlators 1/3 and 0.4. */
  @Test
  void theStatementsAsPrinted() {
    double[] correlators = {1.0 / 3, 0.4};
    double printed = 0.5 * 2 / 10 * 8 * (0.4 / 3);
    assertEquals(printed, SdExpectations.offDiagonalAsPrinted(0.5, correlators, 10), 1e-15);
    assertEquals(printed * 3 / 2, SdExpectations.offDiagonalAllLayers(0.5, correlators, 10), 1e-15);
    assertEquals(0.5 * 8 / 10 / 3, SdExpectations.boundAsPrinted(-0.5, 2, 1.0 / 3, 10), 1e-15);
    assertThrows(
        IllegalArgumentException.class, () -> SdExpectations.boundAsPrinted(0.5, 0, 0.3, 10));
  }
}
