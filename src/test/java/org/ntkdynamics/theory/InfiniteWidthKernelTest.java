package org.ntkdynamics.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntkdynamics.theory.InfiniteWidthKernel.Inputs;
import org.ntkdynamics.theory.InfiniteWidthKernel.Setting;

class InfiniteWidthKernelTest {
  private static final Setting NTK_CRITICAL = new Setting(2, 0, false, KernelScaling.NTK);

  private static double ntk(Widths widths, Setting setting, double cosine) {
    return InfiniteWidthKernel.of(widths, setting, Inputs.ofUnitNorm(cosine)).ntk().toDouble();
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0.9, 0.84016437", "1, 0.5, 0.47116556", "1, 0, 0.15915494",
    "5, 0.9, 0.67681579", "5, 0.5, 0.41048219", "5, 0, 0.29869933",
    "20, 0.9, 0.45264599", "20, 0.5, 0.33647146", "20, 0, 0.30892034"
  })
  void ratiosOfTheNtkParametrization(int hiddenLayers, double cosine, double ratio) {
    Widths widths = Widths.constant(10, 33, hiddenLayers + 1);
    double actual = ntk(widths, NTK_CRITICAL, cosine) / ntk(widths, NTK_CRITICAL, 1);
    assertEquals(ratio, actual, 5.1e-9);
  }

  @Test
  void diagonalIsTheExactMeanOfFiniteNetworks() {
    Widths widths = Widths.of(9, 60, 80, 70, 1);
    for (KernelScaling scaling : KernelScaling.values()) {
      for (double sigmaW2 : new double[] {1, 2, 3}) {
        NtkMoments exact = ExactMoments.of(widths, sigmaW2, 1, scaling, 1);
        double full = ntk(widths, new Setting(sigmaW2, 0, true, scaling), 1);
        double weights = ntk(widths, new Setting(sigmaW2, 0, false, scaling), 1);
        assertEquals(exact.mean().toDouble(), full, 1e-11 * full);
        assertEquals(exact.joint(1, 0).toDouble(), weights, 1e-11 * weights);
      }
    }
  }

  @Test
  void offDiagonalIsTheLeadingOrder() {
    Widths widths = Widths.of(9, 60, 80, 70, 1);
    double leading = OffDiagonal.leadingOrder(widths, 1.7, 1, 0.3).total().toDouble();
    double full = ntk(widths, new Setting(1.7, 0, true, KernelScaling.STANDARD), 0.3);
    assertEquals(leading, full, 1e-11 * full);
  }

  @Test
  void initialisedBiasesShiftTheCovariance() {
    // One hidden layer by hand: Σ^1 = σw² ρ/n_0 + σb², κ = ½ Σ^1(x,x) r(cos), Σ^2 = σw² κ + σb².
    Setting setting = new Setting(1.2, 0.4, true, KernelScaling.NTK);
    double variance = 1.2 / 4 + 0.4;
    double covariance = 1.2 * 0.5 / 4 + 0.4;
    double kappa = variance * CosineMap.r(covariance / variance) / 2;
    double gradient = CosineMap.g(covariance / variance) / 2;
    InfiniteWidthKernel.Value value =
        InfiniteWidthKernel.of(Widths.of(4, 100, 1), setting, Inputs.ofUnitNorm(0.5));
    assertEquals(1.2 * kappa + 0.4, value.nngp().toDouble(), 1e-14);
    double below = 1.2 * 0.5 / 4 + 1;
    assertEquals(1.2 * kappa + 1.2 * gradient * below + 1, value.ntk().toDouble(), 1e-14);
  }

  @Test
  void isSymmetricAndHomogeneousWithoutBiases() {
    Widths widths = Widths.of(4, 30, 20, 1);
    Setting setting = new Setting(2.5, 0, false, KernelScaling.STANDARD);
    double base = ntk(widths, setting, 0.2);
    for (double[] norms : new double[][] {{4, 9}, {9, 4}}) {
      Inputs inputs = new Inputs(norms[0], norms[1], 0.2);
      double value = InfiniteWidthKernel.of(widths, setting, inputs).ntk().toDouble();
      assertEquals(6 * base, value, 1e-12 * base);
    }
  }

  @Test
  void staysFiniteAtAnyDepth() {
    for (double sigmaW2 : new double[] {0.5, 4}) {
      Setting setting = new Setting(sigmaW2, 0, false, KernelScaling.NTK);
      InfiniteWidthKernel.Value value =
          InfiniteWidthKernel.of(Widths.constant(10, 10, 10_000), setting, Inputs.ofUnitNorm(0.5));
      double log = 9999 * Math.log(sigmaW2 / 2);
      assertEquals(log, value.ntk().log(), 10);
      assertEquals(log, value.nngp().log(), 10);
    }
  }

  @Test
  void refusesImpossibleSettings() {
    assertThrows(IllegalArgumentException.class, () -> new Setting(0, 0, true, KernelScaling.NTK));
    assertThrows(
        IllegalArgumentException.class, () -> new Setting(1, 0.1, false, KernelScaling.NTK));
    assertThrows(IllegalArgumentException.class, () -> Inputs.ofUnitNorm(1.5));
    assertThrows(IllegalArgumentException.class, () -> new Inputs(0, 1, 0));
  }

  @Test
  void sdStatements() {
    assertEquals(1.0 / 3, SdExpectations.firstLayerCorrelator(0.5), 1e-15);
    assertEquals(0.1885, SdExpectations.offDiagonal(1, 1, 0.5, 10), 5.1e-5);
    double[] first = {SdExpectations.firstLayerCorrelator(0.5)};
    double printed = SdExpectations.offDiagonalAsPrinted(0.5, first, 10);
    // With the L+1 terms it should have, still far below the exact 0.1885.
    assertEquals(0.1333, 2 * printed, 5.1e-5);
    assertEquals(1.2, SdExpectations.diagonalAsPrinted(6, 1, 10), 1e-15);
    assertEquals(1.4, SdExpectations.diagonal(6, 1, 10), 1e-15);
    assertEquals(1.4, SdExpectations.offDiagonal(6, 1, 1, 10), 1e-14);
    Widths widths = Widths.constant(10, 30, 7);
    assertEquals(1.4, ntk(widths, NTK_CRITICAL, 1), 1e-13);
    assertEquals(
        SdExpectations.offDiagonal(6, 1, -0.4, 10), ntk(widths, NTK_CRITICAL, -0.4), 1e-13);
    assertTrue(SdExpectations.offDiagonal(6, 1, 0.5, 10) > 0.4);
    assertThrows(IllegalArgumentException.class, () -> SdExpectations.diagonal(0, 1, 10));
    assertThrows(IllegalArgumentException.class, () -> SdExpectations.offDiagonal(2, 1, 1.1, 10));
  }
}
