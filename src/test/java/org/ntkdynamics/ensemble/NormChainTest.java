package org.ntkdynamics.ensemble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.commons.rng.UniformRandomProvider;
import org.hipparchus.distribution.discrete.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntkdynamics.random.RandomStreams;
import org.ntkdynamics.theory.ExactMoments;
import org.ntkdynamics.theory.KernelScaling;
import org.ntkdynamics.theory.NtkMoments;
import org.ntkdynamics.theory.SkMoments;
import org.ntkdynamics.theory.TheoremForm;
import org.ntkdynamics.theory.Widths;

class NormChainTest {
  /** A two-sided level of 7e-6 for a normal score. */
  private static final double Z = 4.5;

  @ParameterizedTest
  @EnumSource
  void meanAndSecondMomentsAreTheExactOnesOverRandomWidths(KernelScaling scaling) {
    Random random = new Random(20);
    for (int list = 0; list < 4; list++) {
      List<Integer> widths = new ArrayList<>();
      int depth = 2 + random.nextInt(6);
      for (int l = 0; l < depth; l++) {
        widths.add(1 + random.nextInt(list == 0 ? 4 : 40));
      }
      widths.add(1);
      NetworkSetting setting =
          new NetworkSetting(new Widths(widths), 1 + 2 * random.nextDouble(), 0, scaling);
      KernelDraws draws =
          KernelDraws.draw(
              new Ensemble(list, "moments", 2),
              () -> new NormChainSampler(setting, 0.8),
              1_000_000);
      NtkMoments exact =
          ExactMoments.of(setting.widths(), setting.sigmaW2(), 0.8, setting.scaling(), 4);
      double weightsUnit = draws.weightsUnit().toDouble();
      double unit = draws.unit().toDouble();
      double[] weights = draws.weights(0, 0);
      double[] bias = draws.bias(0, 0);
      for (int[] order : new int[][] {{1, 0}, {0, 1}, {2, 0}, {1, 1}, {0, 2}}) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
          sum += power(weights[i] * weightsUnit, order[0]) * power(bias[i] * unit, order[1]);
        }
        double mean = exact.joint(order[0], order[1]).toDouble();
        double square = exact.joint(2 * order[0], 2 * order[1]).toDouble();
        double error = Math.sqrt((square - mean * mean) / weights.length);
        assertEquals(mean, sum / weights.length, Z * error + 1e-12, setting + " order " + order[0]);
      }
    }
  }

  /** A power of 0, 1 or 2; {@code Math.pow} would take most of the test's time. */
  private static double power(double base, int exponent) {
    return exponent == 0 ? 1 : exponent == 1 ? base : base * base;
  }

  @Test
  void theErrorOfTheDispersionIsAsSkewedAsPredicted() {
    NetworkSetting setting = NetworkSetting.standard(Widths.constant(100, 100, 5), 2);
    double[] theta =
        KernelDraws.draw(
                new Ensemble(9, "skew", 2), () -> new NormChainSampler(setting, 1), 1_000_000)
            .total(0, 0);
    NtkMoments exact = ExactMoments.of(setting.widths(), 2, 1, KernelScaling.STANDARD, 6);
    double mean = exact.mean().toDouble();
    double r = exact.dispersion();
    double sum = 0;
    double squares = 0;
    for (double value : theta) {
      double x = value / mean;
      double psi = x * x - 2 * r * x + r;
      double cube = psi * psi * psi;
      sum += cube;
      squares += cube * cube;
    }
    double third = sum / theta.length;
    double error = Math.sqrt((squares / theta.length - third * third) / theta.length);
    double scale = Math.pow(exact.dispersionStandardError(1), 3);
    assertEquals(exact.dispersionErrorSkewness(), third / scale, Z * error / scale);
    assertTrue(Z * error < 0.3 * third, "too few draws to tell");
  }

  @Test
  void highMomentsAreTheExactOnes() {
    NetworkSetting setting = NetworkSetting.standard(Widths.of(20, 60, 80, 50, 1), 2.4);
    double[] theta =
        KernelDraws.draw(
                new Ensemble(4, "high", 1), () -> new NormChainSampler(setting, 1), 1_000_000)
            .total(0, 0);
    double unit = Math.pow(1.2, 3);
    NtkMoments exact = ExactMoments.of(setting.widths(), 2.4, 1, KernelScaling.STANDARD, 4);
    for (int m = 1; m <= 4; m++) {
      double sum = 0;
      double squares = 0;
      for (double value : theta) {
        double power = Math.pow(value * unit, m);
        sum += power;
        squares += power * power;
      }
      double mean = sum / theta.length;
      double error = Math.sqrt((squares / theta.length - mean * mean) / theta.length);
      assertEquals(exact.moment(m).toDouble(), mean, Z * error, "order " + m);
    }
  }

  @Test
  void theorem32HoldsAsCorrectedAndNotWithTheFactorAlone() {
    // Deeper networks would tell the forms further apart, but not their samples: tails are too
    // heavy.
    Widths widths = Widths.constant(60, 60, 21);
    NetworkSetting setting = NetworkSetting.standard(widths, 4);
    int count = 1_000_000;
    double[] theta =
        KernelDraws.draw(
                new Ensemble(5, "refuted", 2), () -> new NormChainSampler(setting, 1), count)
            .total(0, 0);
    NtkMoments exact = ExactMoments.of(widths, 4, 1, KernelScaling.STANDARD, 4);
    double measured = DispersionEstimator.dispersion(theta);
    double error = exact.dispersionStandardError(count);
    assertEquals(exact.dispersion(), measured, Z * error);
    double factorTwo = SkMoments.of(TheoremForm.FACTOR_TWO, widths, 4, 1).dispersion();
    double corrected = SkMoments.of(TheoremForm.CORRECTED, widths, 4, 1).dispersion();
    assertTrue(measured - factorTwo > 5 * error, measured + " against " + factorTwo);
    assertEquals(corrected, measured, Z * error);
  }

  @Test
  void predictedStandardErrorIsTheSpreadOfEstimates() {
    NetworkSetting setting = NetworkSetting.standard(Widths.constant(100, 100, 10), 2);
    int samples = 400;
    int draws = 500;
    double[] all =
        KernelDraws.draw(
                new Ensemble(6, "spread", 1),
                () -> new NormChainSampler(setting, 1),
                samples * draws)
            .total(0, 0);
    double sum = 0;
    double squares = 0;
    for (int sample = 0; sample < samples; sample++) {
      double r =
          DispersionEstimator.dispersion(
              Arrays.copyOfRange(all, sample * draws, (sample + 1) * draws));
      sum += r;
      squares += r * r;
    }
    double spread = Math.sqrt(squares / samples - Math.pow(sum / samples, 2));
    NtkMoments exact = ExactMoments.of(setting.widths(), 2, 1, KernelScaling.STANDARD, 4);
    double predicted = exact.dispersionStandardError(draws);
    // Known to 3.5 % from so many samples, plus what the delta method leaves out.
    assertEquals(1, spread / predicted, 0.15);
    assertEquals(exact.dispersion(), sum / samples, Z * predicted / Math.sqrt(samples));
  }

  @ParameterizedTest
  @CsvSource({"4, 5000, 0.5", "4, 5000, 4", "300, 3000, 4", "300, 3000, 0.5", "5, 800, 1e6"})
  void staysInRange(int width, int depth, double sigmaW2) {
    NetworkSetting setting = NetworkSetting.standard(Widths.constant(width, width, depth), sigmaW2);
    KernelDraws draws =
        KernelDraws.draw(new Ensemble(8, "range", 1), () -> new NormChainSampler(setting, 1), 64);
    double best = 0;
    for (double theta : draws.total(0, 0)) {
      assertTrue(theta >= 0 && Double.isFinite(theta), "Θ = " + theta);
      best = Math.max(best, theta);
    }
    assertTrue(width < 10 || best > 1e-12, "largest Θ = " + best);
  }

  @Test
  void hugeNetworksHaveTheirMean() {
    Widths widths = Widths.constant(10_000, 10_000, 10_000);
    NetworkSetting setting = NetworkSetting.standard(widths, 4);
    KernelDraws draws =
        KernelDraws.draw(new Ensemble(8, "huge", 1), () -> new NormChainSampler(setting, 1), 192);
    NtkMoments exact = ExactMoments.of(widths, 4);
    double scale = draws.unit().dividedBy(exact.mean()).toDouble();
    double mean = 0;
    for (double theta : draws.total(0, 0)) {
      mean += theta * scale / draws.draws();
    }
    assertEquals(1, mean, Z * exact.relativeStandardErrorOfMean(draws.draws()));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 63, 64, 65, 130, 512, 513, 3000})
  void activeUnitsAreBinomial(int n) {
    UniformRandomProvider random = RandomStreams.stream(3, "binomial", "n=" + n);
    HalfBinomial sampler = new HalfBinomial(n, random);
    int draws = 40_000;
    int[] counts = new int[n + 1];
    double sum = 0;
    for (int i = 0; i < draws; i++) {
      int k = sampler.sample();
      counts[k]++;
      sum += k - n / 2.0;
    }
    assertEquals(0, sum / draws, Z * Math.sqrt(n / 4.0 / draws));
    BinomialDistribution law = new BinomialDistribution(n, 0.5);
    double empirical = 0;
    double cumulative = 0;
    double worst = 0;
    for (int k = 0; k <= n; k++) {
      empirical += counts[k];
      cumulative += law.probability(k);
      worst = Math.max(worst, Math.abs(empirical / draws - cumulative));
    }
    // Kolmogorov's statistic exceeds 2.2/√N with probability 1e-4.
    assertTrue(worst < 2.2 / Math.sqrt(draws), "distance " + worst);
  }
}
