package org.ntkdynamics.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExactMomentsTest {
  /** Values given to four decimals. */
  private static final double FOUR_DECIMALS = 5.1e-5;

  /** Two ways of computing the same number in double arithmetic. */
  private static final double F64 = 1e-11;

  @ParameterizedTest
  @CsvSource({
    "30, 12, 1.0, 2.0054, 1.0594",
    "30, 12, 2.0, 24.0000, 2.4672",
    "30, 12, 3.0, 1295.4634, 3.4955",
    "100, 30, 1.8, 10.9891, 1.3079",
    "100, 30, 2.0, 60.0000, 2.0895",
    "100, 30, 2.2, 640.3868, 2.6695"
  })
  void agreesWithSimulatedDenseNetworks(
      int width, int depth, double sigmaW2, double mean, double dispersion) {
    NtkMoments moments = ExactMoments.of(Widths.constant(width, width, depth), sigmaW2);
    assertEquals(mean, moments.mean().toDouble(), FOUR_DECIMALS);
    assertEquals(dispersion, moments.dispersion(), FOUR_DECIMALS);
  }

  @ParameterizedTest
  @CsvSource({
    "50, 1.0, 1.0169, 6.9983",
    "50, 2.0, 3.9322, 6.9983",
    "50, 2.5, 6.7530, 6.9983",
    "11, 1.0, 1.0172, 1.4298",
    "11, 2.0, 1.2529, 1.4298",
    "11, 2.5, 1.3563, 1.4298"
  })
  void biasesDecideThePhases(int depth, double sigmaW2, double dispersion, double weightsOnly) {
    NtkMoments moments = ExactMoments.of(Widths.constant(100, 100, depth), sigmaW2);
    assertEquals(dispersion, moments.dispersion(), FOUR_DECIMALS);
    assertEquals(weightsOnly, moments.weightsDispersion(), FOUR_DECIMALS);
  }

  @ParameterizedTest
  @CsvSource({
    "64, 64, 1, 2.0",
    "64, 64, 2, 1.0",
    "10, 80, 15, 0.5",
    "200, 64, 40, 2.0",
    "64, 100, 60, 3.5"
  })
  void agreesWithTheClosedForm(int input, int hidden, int depth, double sigmaW2) {
    NtkMoments transfer =
        ExactMoments.of(
            Widths.constant(input, hidden, depth), sigmaW2, 1.7, KernelScaling.STANDARD, 2);
    NtkMoments closed = ConstantWidthMoments.of(input, hidden, depth, sigmaW2, 1.7);
    for (int[] order : new int[][] {{1, 0}, {0, 1}, {2, 0}, {1, 1}, {0, 2}}) {
      assertClose(closed.joint(order[0], order[1]), transfer.joint(order[0], order[1]), F64);
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 4", "3, 1, 6", "4, 2, 9", "2, 3, 30"})
  void weightsPartIsTheClosedFormEvenWhereLayersDie(int input, int hidden, int depth) {
    NtkMoments transfer = ExactMoments.of(Widths.constant(input, hidden, depth), 1.3);
    NtkMoments closed = ConstantWidthMoments.of(input, hidden, depth, 1.3, 1);
    assertClose(closed.joint(1, 0), transfer.joint(1, 0), F64);
    assertClose(closed.joint(2, 0), transfer.joint(2, 0), F64);
  }

  @Test
  void meansFollowElevenAndTheDeadLayerFormOfTwelve() {
    Widths widths = Widths.of(5, 3, 1, 4, 2, 1);
    double a = 0.8;
    double weights = Math.pow(a, 4) * (5 + 3 + 1 + 4 + 2) / 5;
    double bias = 1;
    double alive = 1;
    for (int l = 1; l < widths.depth(); l++) {
      bias += Math.pow(a, widths.depth() - l) * alive;
      alive *= 1 - Math.pow(2, -widths.at(l));
    }
    NtkMoments moments = ExactMoments.of(widths, 2 * a);
    assertEquals(weights, moments.joint(1, 0).toDouble(), F64);
    assertEquals(bias, moments.joint(0, 1).toDouble(), F64);
    assertEquals(1 - alive, ExactMoments.deadProbability(widths), F64);
  }

  @Test
  void oneHiddenUnitByHand() {
    // Alive (probability ½): c ~ χ²(1), d = 0, so v_1 = q_1' = r_1 Z², T = v_1 + r_0 c, B = v_1 +
    // 1.
    double sigmaW2 = 1.5;
    double r0 = sigmaW2 / 2;
    NtkMoments moments = ExactMoments.of(Widths.of(2, 1, 1), sigmaW2, 1, KernelScaling.STANDARD, 6);
    double[] chi = {1, 1, 3, 15, 105, 945, 10_395};
    for (int m = 1; m <= 6; m++) {
      double weights = 0;
      double bias = 0;
      for (int i = 0; i <= m; i++) {
        double choose = MomentTransfer.binomial(m, i);
        weights += choose * Math.pow(sigmaW2, i) * chi[i] * Math.pow(r0, m - i) * chi[m - i];
        bias += choose * Math.pow(sigmaW2, i) * chi[i];
      }
      assertEquals(weights / 2, moments.joint(m, 0).toDouble(), F64 * weights);
      assertEquals((bias + 1) / 2, moments.joint(0, m).toDouble(), F64 * bias);
    }
  }

  @Test
  void deepWideChaoticNetworksStayFiniteAndRight() {
    int depth = 10_000;
    NtkMoments moments =
        ExactMoments.of(Widths.constant(10_000, 10_000, depth), 4.0, 1, KernelScaling.STANDARD, 4);
    // Equation (11): a^{L-1} L, plus (12): 2^L - 1.
    double log = (depth - 1) * Math.log(2) + Math.log(depth + 2);
    assertEquals(log, moments.mean().log(), 1e-9);
    double limit = DispersionLimit.chaotic(TheoremForm.CORRECTED, 1);
    assertEquals(limit, moments.dispersion(), 0.01 * limit);
    assertTrue(Double.isFinite(moments.dispersionStandardError(500)));
    assertTrue(moments.mean().toString().matches("9[.]977\\d*E3013"), moments.mean().toString());
  }

  @Test
  void deepOrderedNetworksKeepTheirWeightsPart() {
    NtkMoments ordered = ExactMoments.of(Widths.constant(50, 50, 5000), 0.5);
    NtkMoments critical = ExactMoments.of(Widths.constant(50, 50, 5000), 2.0);
    assertEquals(1, ordered.weightsDispersion() / critical.weightsDispersion(), 1e-9);
  }

  @Test
  void ntkParametrizationWeighsEachLayer() {
    // With no biases the NTK parametrisation has mean σw²/n_0 · L · a^{L-1} for unit inputs.
    Widths widths = Widths.of(7, 20, 35, 11, 1);
    NtkMoments moments = ExactMoments.of(widths, 3.0, 1, KernelScaling.NTK, 4);
    assertEquals(3.0 / 7 * 4 * Math.pow(1.5, 3), moments.joint(1, 0).toDouble(), F64 * 10);
    NtkMoments constant = ExactMoments.of(Widths.constant(20, 20, 9), 3.0, 1, KernelScaling.NTK, 2);
    NtkMoments standard = ExactMoments.of(Widths.constant(20, 20, 9), 3.0);
    assertClose(standard.joint(2, 0).times(0.15 * 0.15), constant.joint(2, 0), F64);
  }

  @Test
  void theErrorOfTheDispersionOfOneHiddenUnitIsSkewedAsByHand() {
    // Without an input's part: Θ_b = 1, or 1 + r Z² for the half of the networks that are alive.
    double sigmaW2 = 0.7;
    NtkMoments bias =
        ExactMoments.of(Widths.of(2, 1, 1), sigmaW2, 1e-30, KernelScaling.STANDARD, 6);
    double[] chi = {1, 1, 3, 15, 105, 945, 10_395};
    double[] m = new double[7];
    for (int k = 0; k <= 6; k++) {
      for (int i = 0; i <= k; i++) {
        m[k] += MomentTransfer.binomial(k, i) * Math.pow(sigmaW2, i) * chi[i] / (i == 0 ? 1 : 2);
      }
    }
    double mean = m[1];
    for (int k = 0; k <= 6; k++) {
      m[k] /= Math.pow(mean, k);
    }
    double[] psi = {m[2], -2 * m[2], 1};
    double variance = expectation(times(psi, psi), m);
    double third = expectation(times(psi, times(psi, psi)), m);
    assertEquals(0, expectation(psi, m), F64);
    assertEquals(third / Math.pow(variance, 1.5), bias.dispersionErrorSkewness(), 1e-9);
  }

  /** The product of two polynomials. */
  private static double[] times(double[] a, double[] b) {
    double[] product = new double[a.length + b.length - 1];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < b.length; j++) {
        product[i + j] += a[i] * b[j];
      }
    }
    return product;
  }

  private static double expectation(double[] polynomial, double[] moments) {
    double sum = 0;
    for (int power = 0; power < polynomial.length; power++) {
      sum += polynomial[power] * moments[power];
    }
    return sum;
  }

  @Test
  void anErrorHasTheSkewnessOfASquareWhereTheKernelHardlyVaries() {
    double[] beyond = new double[2];
    for (int i = 0; i < 2; i++) {
      Widths widths = Widths.constant(i == 0 ? 500 : 4000, i == 0 ? 500 : 4000, 3);
      NtkMoments moments = ExactMoments.of(widths, 1, 1, KernelScaling.STANDARD, 6);
      beyond[i] = moments.dispersionErrorSkewness() - Math.sqrt(8);
    }
    // What is beyond √8 is of the order of 1/M, but for the rounding of the smaller.
    assertTrue(beyond[0] < 0.5, "skewness √8 + " + beyond[0]);
    assertEquals(8, beyond[0] / beyond[1], 0.8);
    NtkMoments constant = ExactMoments.of(Widths.of(9, 1), 1, 1, KernelScaling.STANDARD, 6);
    assertTrue(Double.isNaN(constant.dispersionErrorSkewness()));
  }

  @Test
  void momentsAreThoseOfAPositiveVariable() {
    NtkMoments moments =
        ExactMoments.of(Widths.of(3, 8, 5, 9, 1), 2.4, 1, KernelScaling.STANDARD, 4);
    double[] m = new double[5];
    Arrays.setAll(m, order -> moments.moment(order).toDouble());
    assertEquals(1, m[0], 0);
    assertTrue(m[2] >= m[1] * m[1]);
    assertTrue(m[4] * m[2] >= m[3] * m[3]);
    assertTrue(m[3] * m[1] >= m[2] * m[2]);
  }

  @Test
  void refusesWhatHasNoMoments() {
    Widths widths = Widths.of(3, 4, 1);
    assertThrows(IllegalArgumentException.class, () -> Widths.of(3, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> Widths.of(3));
    assertThrows(IllegalArgumentException.class, () -> ExactMoments.of(Widths.of(3, 4, 2), 2));
    for (double bad : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      String message =
          assertThrows(IllegalArgumentException.class, () -> ExactMoments.of(widths, bad))
              .getMessage();
      assertEquals("sigmaW2 must be a finite number above 0, but is " + bad, message);
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> ExactMoments.of(widths, 2, 1, KernelScaling.STANDARD, 7));
    assertThrows(
        IllegalArgumentException.class,
        () -> ExactMoments.of(widths, 2, -1, KernelScaling.STANDARD, 2));
    assertThrows(
        IllegalArgumentException.class,
        () -> ExactMoments.of(widths, 2).dispersionStandardError(9));
  }

  private static void assertClose(ScaledNumber expected, ScaledNumber actual, double tolerance) {
    assertEquals(1, actual.dividedBy(expected).toDouble(), tolerance);
  }
}
