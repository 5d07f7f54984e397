package org.ntkdynamics.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ntkdynamics.theory.TheoremForm.AS_PRINTED;
import static org.ntkdynamics.theory.TheoremForm.CORRECTED;
import static org.ntkdynamics.theory.TheoremForm.FACTOR_TWO;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SkTheoremsTest {
  /** Theorem 3.1 as the paper prints it. */
  private static double printedEdgeOfChaos(double lambda, double alpha0) {
    double fast = Math.exp(5 * lambda);
    double bracket =
        fast * (1 / (2 * lambda) + (2 * alpha0 * alpha0 - 8 * alpha0) / (25 * lambda * lambda))
            + (Math.exp(lambda) - fast) * (1 - 4 * alpha0) / (8 * lambda * lambda)
            + 2 * alpha0 / (5 * lambda) * ((4 - alpha0) / (5 * lambda) - 1 - alpha0);
    return bracket / Math.pow(1 + alpha0, 2);
  }

  private static double printedChaotic(double lambda) {
    double inner = 1 - (1 - Math.exp(-4 * lambda)) / (4 * lambda);
    return Math.exp(5 * lambda) / (2 * lambda) * inner;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.05, 0.0999, 0.1, 0.101, 0.5, 1, 3})
  void theorem31IsWhatThePaperPrints(double lambda) {
    double chaotic = DispersionLimit.chaotic(AS_PRINTED, lambda);
    assertEquals(printedChaotic(lambda), chaotic, 1e-12 * Math.exp(5 * lambda));
    for (double alpha0 : new double[] {0, 0.1, 0.5, 1, 2}) {
      double printed = printedEdgeOfChaos(lambda, alpha0);
      double ours = DispersionLimit.edgeOfChaos(AS_PRINTED, lambda, alpha0);
      assertEquals(printed, ours, 1e-11 * printed);
    }
    assertEquals(1, DispersionLimit.of(AS_PRINTED, 1.99, lambda, 1), 0);
    assertEquals(chaotic, DispersionLimit.of(AS_PRINTED, 2.01, lambda, 1), 0);
  }

  @ParameterizedTest
  @EnumSource
  void theorem31IsOneAtZeroDepthAndTheFormsAgreeToFirstOrder(TheoremForm form) {
    assertEquals(1, DispersionLimit.chaotic(form, 0), 1e-15);
    assertEquals(1, DispersionLimit.edgeOfChaos(form, 0, 0.7), 1e-15);
    double lambda = 1e-7;
    assertEquals(1 + 11 * lambda / 3, DispersionLimit.chaotic(form, lambda), 1e-12);
    double printed = DispersionLimit.edgeOfChaos(AS_PRINTED, lambda, 0.7);
    assertEquals(printed, DispersionLimit.edgeOfChaos(form, lambda, 0.7), 1e-12);
  }

  @ParameterizedTest
  @CsvSource({"2.0, 1.0", "2.0, 0.1", "2.0, 2.0", "4.0, 1.0"})
  void theorem31CorrectedIsTheLimitOfTheExactDispersionAsPrintedIsNot(
      double sigmaW2, double alpha0) {
    double lambda = 0.5;
    double limit = DispersionLimit.of(CORRECTED, sigmaW2, lambda, alpha0);
    double previous = Double.POSITIVE_INFINITY;
    for (int width : new int[] {50, 200, 800, 3200}) {
      int depth = (int) Math.round(lambda * width);
      Widths widths = Widths.constant((int) Math.round(alpha0 * width), width, depth);
      double error = Math.abs(ExactMoments.of(widths, sigmaW2).dispersion() / limit - 1);
      assertTrue(error < 0.4 * previous, width + ": " + error + " after " + previous);
      previous = error;
    }
    assertTrue(previous < 4e-3, "at M = 3200: " + previous);
    assertTrue(DispersionLimit.of(AS_PRINTED, sigmaW2, lambda, alpha0) < 0.97 * limit);
  }

  @Test
  void theorem31OrderedPhase() {
    double near = ExactMoments.of(Widths.constant(4000, 4000, 1200), 1.0).dispersion();
    assertEquals(1, near, 1e-3);
  }

  @ParameterizedTest
  @CsvSource({"1.0", "2.0", "2.5"})
  void theorem32CorrectedIsExactAndTheOtherFormsAreNot(double sigmaW2) {
    for (Widths widths :
        List.of(
            Widths.of(40, 70, 55, 90, 80, 1),
            Widths.constant(100, 100, 30),
            Widths.constant(20, 200, 100))) {
      NtkMoments exact = ExactMoments.of(widths, sigmaW2);
      assertEquals(0, worst(exact, SkMoments.of(CORRECTED, widths, sigmaW2, 1)), 1e-10);
      assertTrue(worst(exact, SkMoments.of(AS_PRINTED, widths, sigmaW2, 1)) > 0.25);
    }
    Widths deep = Widths.constant(400, 400, 200);
    double error =
        worst(ExactMoments.of(deep, sigmaW2), SkMoments.of(FACTOR_TWO, deep, sigmaW2, 1));
    assertTrue(error > 0.1, "with the factor alone: " + error);
  }

  private static double worst(NtkMoments exact, NtkMoments other) {
    double worst = 0;
    for (int[] order : new int[][] {{1, 0}, {0, 1}, {2, 0}, {1, 1}, {0, 2}}) {
      ScaledNumber value = other.joint(order[0], order[1]);
      double ratio = value.dividedBy(exact.joint(order[0], order[1])).toDouble();
      worst = Math.max(worst, Math.abs(ratio - 1));
    }
    return worst;
  }

  @Test
  void theorem32AsPrintedHalvesTheWeightsPart() {
    Widths widths = Widths.constant(100, 100, 30);
    NtkMoments exact = ExactMoments.of(widths, 2.2);
    NtkMoments printed = SkMoments.of(AS_PRINTED, widths, 2.2, 1);
    double ratio = printed.joint(2, 0).dividedBy(exact.joint(2, 0)).toDouble();
    assertEquals(0.5, ratio, 0.01);
    assertEquals(0.67, printed.dispersion() / exact.dispersion(), 0.01);
  }

  @Test
  void theorem32ForVaryingWidthsAgreesWithItsSums() {
    int[] n = {40, 70, 55, 90, 80, 1};
    double a = 1.1;
    int depth = 5;
    double square = 0;
    double bias = 0;
    double mixed = 0;
    for (int i = 1; i <= depth; i++) {
      square += Math.pow(n[i - 1] / 40.0, 2) * product(n, i, depth, 5) * product(n, 1, i, 5);
      bias += product(n, i, depth, 5) / Math.pow(a, 2 * i);
      mixed += n[i - 1] / 40.0 * product(n, i, depth, 5) / Math.pow(a, i);
      for (int j = i + 1; j <= depth; j++) {
        double c = product(n, i, j, 1);
        square +=
            2 * n[j - 1] * n[i - 1] / 1600.0 * product(n, 1, depth, 5) * c / product(n, i, j, 5);
        bias += 2 * product(n, j, depth, 5) / Math.pow(a, i + j);
        mixed +=
            product(n, j, depth, 5)
                / Math.pow(a, i)
                * (n[i - 1] / 40.0)
                * ((double) n[j - 1] / n[i - 1] * c + Math.pow(a, i - j));
      }
    }
    NtkMoments moments = SkMoments.of(FACTOR_TWO, Widths.of(n), 2 * a, 1);
    assertEquals(square * Math.pow(a, 8), moments.joint(2, 0).toDouble(), 1e-10);
    assertEquals(bias * Math.pow(a, 10), moments.joint(0, 2).toDouble(), 1e-10);
    assertEquals(mixed * Math.pow(a, 9), moments.joint(1, 1).toDouble(), 1e-10);
  }

  private static double product(int[] n, int from, int to, double c) {
    double product = 1;
    for (int k = from; k < to; k++) {
      product *= 1 + c / n[k];
    }
    return product;
  }

  @ParameterizedTest
  @CsvSource({"0.1, 0.914", "0.5, 0.918", "0.9, 0.937"})
  void boundEighteen(double rho0, double expected) {
    assertEquals(expected, OffDiagonal.orderedPhaseBound(1.0, 25, rho0), 5.1e-4);
  }

  @Test
  void leadingOrderOffTheDiagonal() {
    Widths widths = Widths.constant(100, 100, 25);
    assertEquals(0.338, OffDiagonal.leadingOrderRatio(widths, 2.0, 1, 0.5), 5.1e-4);
    KernelMean diagonal = OffDiagonal.leadingOrder(widths, 1.4, 2, 1);
    NtkMoments exact = ExactMoments.of(widths, 1.4, 2, KernelScaling.STANDARD, 1);
    assertEquals(1, diagonal.weights().dividedBy(exact.joint(1, 0)).toDouble(), 1e-12);
    assertEquals(1, diagonal.bias().dividedBy(exact.joint(0, 1)).toDouble(), 1e-12);
    assertTrue(OffDiagonal.leadingOrder(Widths.constant(5, 9, 20_000), 4, 1, 0).bias().log() > 1e4);
  }

  @Test
  void mapsOfTheCosine() {
    assertEquals(1, CosineMap.r(1), 1e-15);
    assertEquals(0, CosineMap.r(-1), 1e-15);
    assertEquals(1 / Math.PI, CosineMap.r(0), 1e-15);
    assertEquals(1, CosineMap.g(1), 1e-15);
    assertEquals(0.5, CosineMap.g(0), 1e-15);
    double h = 1e-6;
    for (double t : new double[] {-0.9, -0.3, 0.2, 0.8}) {
      double slope = (CosineMap.r(t + h) - CosineMap.r(t - h)) / (2 * h);
      assertEquals(slope, CosineMap.g(t), 1e-9);
    }
    double[] rho = CosineMap.iterate(-0.5, 1000);
    for (int k = 1; k < rho.length; k++) {
      assertTrue(rho[k] > rho[k - 1]);
    }
    for (double bad : new double[] {1.0000001, -2, Double.NaN}) {
      assertThrows(IllegalArgumentException.class, () -> CosineMap.r(bad));
      assertThrows(IllegalArgumentException.class, () -> OffDiagonal.orderedPhaseBound(1, 3, bad));
    }
    assertThrows(IllegalArgumentException.class, () -> DispersionLimit.chaotic(AS_PRINTED, -0.1));
    assertThrows(IllegalArgumentException.class, () -> DispersionLimit.of(CORRECTED, 0, 1, 1));
  }
}
