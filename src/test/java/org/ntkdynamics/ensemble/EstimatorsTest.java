package org.ntkdynamics.ensemble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntkdynamics.random.RandomStreams;
import org.ntkdynamics.theory.ExactMoments;
import org.ntkdynamics.theory.KernelScaling;
import org.ntkdynamics.theory.NtkMoments;
import org.ntkdynamics.theory.Widths;

class EstimatorsTest {
  private final UniformRandomProvider random = RandomStreams.stream(1, "estimators");

  private double[] logNormal(int count, double deviation) {
    ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
    double[] sample = new double[count];
    Arrays.setAll(sample, i -> Math.exp(deviation * normal.sample()));
    return sample;
  }

  private static double naive(double[] theta) {
    int n = theta.length;
    double total = 0;
    for (int i = 0; i < n; i++) {
      double sum = 0;
      double squares = 0;
      for (int j = 0; j < n; j++) {
        if (j != i) {
          sum += theta[j];
          squares += theta[j] * theta[j];
        }
      }
      total += theta[i] * theta[i] / ((sum * sum - squares) / ((n - 1.0) * (n - 2.0)));
    }
    return total / n;
  }

  @ParameterizedTest
  @CsvSource({"3, 0.3", "4, 1", "100, 0.01", "500, 1.5"})
  void dispersionIsTheNaiveOne(int count, double deviation) {
    double[] theta = logNormal(count, deviation);
    double expected = naive(theta);
    assertEquals(expected, DispersionEstimator.dispersion(theta), 1e-10 * expected);
    double[] scaled = theta.clone();
    Vectors.scale(-1e150, scaled);
    Vectors.scale(1e-5, scaled);
    assertEquals(expected, DispersionEstimator.dispersion(scaled), 1e-10 * expected);
  }

  @Test
  void dispersionKeepsItsDigitsUnderOneDominantDraw() {
    // Without draw 0 the bracket is 2·1·1; with it and without another, 2·1e12·1.
    double[] theta = {1e12, 1, 1};
    double expected = (1e24 / 1 + 1 / 1e12 + 1 / 1e12) / 3;
    assertEquals(expected, DispersionEstimator.dispersion(theta), 1e-12 * expected);
  }

  @Test
  void boundedIntervalsCoverAndHeavyTailsAreSaid() {
    for (int depth : new int[] {4, 8, 11, 16, 31}) {
      Widths widths = Widths.constant(100, 100, depth);
      NetworkSetting setting = NetworkSetting.standard(widths, 2);
      double exact = ExactMoments.of(widths, 2).dispersion();
      int covered = 0;
      int bounded = 0;
      int samples = 200;
      for (int sample = 0; sample < samples; sample++) {
        Ensemble ensemble = new Ensemble(sample, "cover" + depth, 1);
        double[] theta =
            KernelDraws.draw(ensemble, () -> new NormChainSampler(setting, 1), 500).total(0, 0);
        Estimate estimate = DispersionEstimator.estimate(theta, random);
        covered += estimate.low() <= exact && exact <= estimate.high() ? 1 : 0;
        bounded += estimate.bounded() ? 1 : 0;
      }
      // At 95 % the number covered is 190 ± 3; 181 is three deviations less.
      assertTrue(covered >= 181, "depth " + depth + ": covered " + covered + " of " + samples);
      assertTrue(depth > 4 || bounded == samples, "depth " + depth + ": bounded " + bounded);
      assertTrue(depth < 16 || bounded == 0, "depth " + depth + ": bounded " + bounded);
    }
  }

  @Test
  void bootstrapErrorIsThePredictedOne() {
    Widths widths = Widths.constant(100, 100, 6);
    NetworkSetting setting = NetworkSetting.standard(widths, 2);
    NtkMoments exact = ExactMoments.of(widths, 2, 1, KernelScaling.STANDARD, 4);
    for (int draws : new int[] {1000, 50_500}) {
      double[] theta =
          KernelDraws.draw(
                  new Ensemble(3, "error", 1), () -> new NormChainSampler(setting, 1), draws)
              .total(0, 0);
      Estimate estimate = DispersionEstimator.estimate(theta, random);
      double predicted = exact.dispersionStandardError(draws);
      assertEquals(1, estimate.standardError() / predicted, 0.2);
      assertEquals(exact.dispersion(), estimate.value(), 4 * predicted);
    }
  }

  @Test
  void constantDrawsHaveDispersionOne() {
    double[] theta = new double[50];
    Arrays.fill(theta, 0.3);
    Estimate estimate = DispersionEstimator.estimate(theta, random);
    assertEquals(1, estimate.value(), 1e-14);
    assertEquals(0, estimate.standardError(), 1e-14);
    assertEquals(1, estimate.low(), 1e-14);
    assertEquals(1, estimate.high(), 1e-14);
  }

  @Test
  void drawsOfEitherSignHaveNoUpperBound() {
    double[] theta = new double[100];
    Arrays.setAll(theta, i -> i % 2 == 0 ? 1.0 : -0.99);
    assertFalse(DispersionEstimator.estimate(theta, random).bounded());
  }

  @Test
  void ratioOfMeans() {
    double[] denominator = logNormal(2000, 0.3);
    double[] numerator = new double[2000];
    double[] noise = logNormal(2000, 0.1);
    Arrays.setAll(numerator, i -> 0.4 * denominator[i] * noise[i]);
    Estimate estimate = MeanRatioEstimator.estimate(numerator, denominator, random);
    double expected = 0.4 * Math.exp(0.005);
    // The ratio's deviation is 0.4 · 0.1 times that of the weighted mean.
    double error = 0.04 * Math.sqrt(Math.exp(0.09) / 2000);
    assertEquals(expected, estimate.value(), 4 * error);
    assertEquals(1, estimate.standardError() / error, 0.15);
    assertTrue(estimate.low() < expected && expected < estimate.high());
    double[] heavy = logNormal(2000, 2.5);
    assertFalse(MeanRatioEstimator.estimate(heavy, heavy, random).bounded());
  }

  @Test
  void ratioIntervalsCoverAtTheEdgeOfChaos() {
    NetworkSetting setting = NetworkSetting.standard(Widths.constant(24, 24, 9), 2);
    InputRows inputs = InputRows.atCosines(24, 0.5);
    int samples = 100;
    int draws = 500;
    KernelDraws kernels =
        KernelDraws.draw(
            new Ensemble(5, "ratio", 1),
            () -> new DeferredSampler(setting, inputs),
            samples * draws);
    double[] numerator = kernels.total(0, 1);
    double[] denominator = kernels.total(0, 0);
    double truth = MeanRatioEstimator.estimate(numerator, denominator, random).value();
    int covered = 0;
    for (int from = 0; from < samples * draws; from += draws) {
      Estimate estimate =
          MeanRatioEstimator.estimate(
              Arrays.copyOfRange(numerator, from, from + draws),
              Arrays.copyOfRange(denominator, from, from + draws),
              random);
      assertTrue(estimate.bounded());
      covered += estimate.low() <= truth && truth <= estimate.high() ? 1 : 0;
    }
    // 95 ± 2.2 at the nominal level; three deviations less.
    assertTrue(covered >= 88, "covered " + covered + " of " + samples);
  }

  @Test
  void tooFewDrawsAreRefused() {
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> DispersionEstimator.dispersion(new double[] {1, 2}))
            .getMessage();
    assertEquals("a dispersion needs at least 3 draws, but there are 2", message);
    assertThrows(
        IllegalArgumentException.class, () -> DispersionEstimator.estimate(new double[2], random));
    assertThrows(
        IllegalArgumentException.class,
        () -> MeanRatioEstimator.estimate(new double[3], new double[4], random));
  }
}
