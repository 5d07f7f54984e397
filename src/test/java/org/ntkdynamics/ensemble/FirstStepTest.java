package org.ntkdynamics.ensemble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntkdynamics.ensemble.FirstStepSampler.Draw;
import org.ntkdynamics.random.RandomStreams;
import org.ntkdynamics.spec.SamplerKind;
import org.ntkdynamics.theory.KernelScaling;
import org.ntkdynamics.theory.OneHiddenLayerStep;
import org.ntkdynamics.theory.ScaledNumber;
import org.ntkdynamics.theory.Widths;

class FirstStepTest {
  private static final Widths NARROW = Widths.of(4, 3, 2, 5, 3, 1);

  private static GradientStep step(double rate, double label, double scale) {
    return new GradientStep(ScaledNumber.of(rate), label, scale);
  }

  private static List<Draw> draws(
      NetworkSetting setting, SamplerKind kind, int draws, GradientStep... steps) {
    FirstStepSampler example = new FirstStepSampler(setting, kind, List.of(steps));
    double[][] columns =
        new Ensemble(5, kind + "", 1)
            .draw(() -> new FirstStepSampler(setting, kind, List.of(steps)), draws);
    return IntStream.range(0, draws).mapToObj(draw -> example.read(columns, draw)).toList();
  }

  private static double[] changes(List<Draw> draws, int step) {
    return draws.stream().mapToDouble(d -> d.changes().get(step).toDouble()).toArray();
  }

  private static double relativeError(ScaledNumber actual, ScaledNumber expected) {
    return Math.abs(actual.minus(expected).dividedBy(expected).toDouble());
  }

  @ParameterizedTest
  @ValueSource(doubles = {1.0, 2.0, 3.0})
  void deferredAndDenseNetworksMoveAlike(double sigmaW2) {
    GradientStep[] steps = {step(0.02, 0, 1), step(0.3, 0, 1), step(0.3, 1, 1), step(0.3, -1, 2)};
    for (Widths widths : List.of(NARROW, Widths.constant(8, 20, 7), Widths.of(2, 1, 1))) {
      for (KernelScaling scaling : KernelScaling.values()) {
        NetworkSetting setting = new NetworkSetting(widths, sigmaW2, 0, scaling);
        List<Draw> dense = draws(setting, SamplerKind.DENSE, 3000, steps);
        List<Draw> deferred = draws(setting, SamplerKind.DEFERRED, 3000, steps);
        for (int i = 0; i < steps.length; i++) {
          String what = widths.values() + " " + scaling + ", step " + i;
          TwoSample.assertSameLaw(what, changes(deferred, i), changes(dense, i));
        }
        TwoSample.assertSameLaw("G", slopes(deferred), slopes(dense));
      }
    }
  }

  private static double[] slopes(List<Draw> draws) {
    return draws.stream().mapToDouble(d -> d.derivative().toDouble()).toArray();
  }

  @ParameterizedTest
  @CsvSource({"1.0, STANDARD", "2.0, STANDARD", "3.5, STANDARD", "2.0, NTK", "3.5, NTK"})
  void theChangePerRateTendsToTheDerivative(double sigmaW2, KernelScaling scaling) {
    NetworkSetting setting = new NetworkSetting(Widths.of(6, 9, 7, 8, 1), sigmaW2, 0, scaling);
    GradientStep[] steps = {step(1e-5, 0.7, 1), step(1e-6, 0.7, 1), step(1e-7, 0.7, 1)};
    for (SamplerKind kind : List.of(SamplerKind.DENSE, SamplerKind.DEFERRED)) {
      for (Draw draw : draws(setting, kind, 30, steps)) {
        ScaledNumber slope = steps[0].residual(draw.output()).times(draw.derivative());
        if (slope.mantissa() == 0) {
          continue; // A dead layer: nothing moves.
        }
        double[] errors = new double[3];
        for (int i = 0; i < 3; i++) {
          ScaledNumber rate = draw.changes().get(i).dividedBy(steps[i].learningRate());
          errors[i] = relativeError(rate, slope);
        }
        assertTrue(errors[0] < 0.02, kind + " " + errors[0]);
        assertEquals(0.1, errors[1] / errors[0], 0.005);
        assertEquals(0.1, errors[2] / errors[1], 0.005);
      }
    }
  }

  @Test
  void aTinyStepInADeepOrderedNetworkKeepsItsDigits() {
    NetworkSetting setting = NetworkSetting.standard(Widths.constant(20, 20, 150), 1);
    GradientStep[] steps = {step(1e-4, 0, 1), step(1e-5, 0, 1)};
    for (Draw draw : draws(setting, SamplerKind.DEFERRED, 5, steps)) {
      ScaledNumber first = draw.output().times(draw.derivative());
      assertTrue(Math.abs(first.dividedBy(draw.theta()).toDouble()) < 1e-30);
      assertEquals(1, draw.changes().get(0).dividedBy(first.times(1e-4)).toDouble(), 0.01);
      assertEquals(1, draw.changes().get(1).dividedBy(first.times(1e-5)).toDouble(), 0.001);
    }
  }

  @Test
  void aScaledOutputIsAScaledLabelAndNothingAtLabelZero() {
    NetworkSetting setting = NetworkSetting.standard(NARROW, 2.3);
    GradientStep[] steps = {
      step(0.1, 3, 4), step(0.1, 0.75, 1), step(0.1, 0, 1), step(0.1, -0.0, 100), step(0.1, 0, 7)
    };
    for (SamplerKind kind : List.of(SamplerKind.DENSE, SamplerKind.DEFERRED)) {
      for (Draw draw : draws(setting, kind, 50, steps)) {
        assertEquals(draw.changes().get(0), draw.changes().get(1));
        assertEquals(draw.changes().get(2), draw.changes().get(3));
        assertEquals(draw.changes().get(2), draw.changes().get(4));
      }
    }
  }

  @Test
  void theResidualIsTheDerivativeOfTheRescaledLoss() {
    for (double scale : new double[] {0.5, 1, 10}) {
      double output = 0.37;
      double step = 1e-6;
      double slope = (loss(output + step, 1, scale) - loss(output - step, 1, scale)) / (2 * step);
      double residual = step(1, 1, scale).residual(ScaledNumber.of(output)).toDouble();
      assertEquals(slope, residual, 1e-9 * (1 + Math.abs(slope)));
    }
  }

  private static double loss(double output, double label, double scale) {
    double distance = scale * output - label;
    return distance * distance / 2 / (scale * scale);
  }

  @Test
  void theMeanChangeHasAPartFromActivationFlips() {
    int input = 20;
    int hidden = 30;
    double rate = 0.002;
    int draws = 400_000;
    NetworkSetting setting = NetworkSetting.standard(Widths.of(input, hidden, 1), 2);
    double slopes = 0;
    double sum = 0;
    double squares = 0;
    for (Draw draw : draws(setting, SamplerKind.DEFERRED, draws, step(rate, 0, 1))) {
      double slope = draw.output().times(draw.derivative()).toDouble();
      // The smooth part is taken off each draw, for its exact mean to be put back.
      double rest = draw.changes().get(0).toDouble() / rate - slope;
      slopes += slope / draws;
      sum += rest / draws;
      squares += rest * rest / draws;
    }
    double smooth = OneHiddenLayerStep.smooth(input, 2);
    double jumps = OneHiddenLayerStep.jumps(input, hidden, 2);
    double error = Math.sqrt((squares - sum * sum) / draws);
    assertEquals(1, slopes / smooth, 0.03);
    // What is left is of second order in the rate.
    assertEquals(jumps, sum, 4.5 * error + 0.05 * Math.abs(jumps));
    assertTrue(sum < -8 * error, sum + " ± " + error);
  }

  @Test
  void oppositeLabelsHaveOneLaw() {
    NetworkSetting setting = NetworkSetting.standard(NARROW, 2);
    List<Draw> draws = draws(setting, SamplerKind.DENSE, 4000, step(0.2, 1, 1), step(0.2, -1, 1));
    double[] plus = changes(draws.subList(0, 2000), 0);
    TwoSample.assertSameLaw("y = ±1", plus, changes(draws.subList(2000, 4000), 1));
  }

  @ParameterizedTest
  @ValueSource(doubles = {2.5, 3.5})
  void deepChaoticNetworksHaveFiniteLogarithms(double sigmaW2) {
    NetworkSetting setting = NetworkSetting.standard(Widths.constant(60, 60, 250), sigmaW2);
    for (Draw draw :
        draws(setting, SamplerKind.DEFERRED, 3, step(1, 0, 1), step(1e-4, 1, 1), step(1, 1, 100))) {
      for (ScaledNumber change : draw.changes()) {
        // Each layer multiplies what is left of the one below by about η a^L: L² in all.
        assertTrue(change.log() > 1000, change.toString());
        assertTrue(change.log() < 1e6, change.toString());
      }
    }
  }

  @Test
  void deadLayersLeaveTheLastBias() {
    NetworkSetting setting = NetworkSetting.standard(Widths.of(2, 1, 1, 1, 1), 2);
    int dead = 0;
    for (Draw draw : draws(setting, SamplerKind.DEFERRED, 100, step(0.1, 1, 1))) {
      if (draw.output().mantissa() == 0) {
        dead++;
        assertEquals(ScaledNumber.ONE, draw.theta());
        assertEquals(ScaledNumber.ZERO, draw.changes().get(0));
      }
    }
    assertEquals(100 * 7.0 / 8, dead, 4 * Math.sqrt(100 * 7.0 / 64));
  }

  @Test
  void theKernelBeforeTheStepIsTheSamplers() {
    NetworkSetting setting = NetworkSetting.standard(Widths.constant(10, 12, 9), 2.2);
    KernelDraws kernels =
        KernelDraws.draw(
            new Ensemble(3, "kernels", 1),
            () -> new DenseSampler(setting, InputRows.unit(10)),
            3000);
    double[] before =
        draws(setting, SamplerKind.DEFERRED, 3000, step(1, 0, 1)).stream()
            .mapToDouble(d -> d.theta().dividedBy(kernels.unit()).toDouble())
            .toArray();
    TwoSample.assertSameLaw("Θ", before, kernels.total(0, 0));
  }

  @Test
  void meansKeepTheirSizeAndSayWhereTheTailIsOutOfReach() {
    List<ScaledNumber> tame = new ArrayList<>();
    List<ScaledNumber> wild = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      double sign = i % 4 == 0 ? -1 : 1;
      tame.add(ScaledNumber.of(sign * (1 + i % 3), 9000));
      wild.add(ScaledNumber.of(1, 10L * i));
    }
    ScaledNumber unit = ScaledNumber.of(1, 9000);
    var random = RandomStreams.stream(1, "means");
    ScaledEstimate mean = MeanEstimator.mean(tame, random);
    assertEquals(1.0, mean.value().dividedBy(unit).toDouble(), 0.005);
    assertTrue(mean.inUnits().bounded());
    double deviation = Math.sqrt((1 + 4 + 9) / 3.0 - 1);
    assertEquals(deviation / 20, mean.standardError().dividedBy(unit).toDouble(), 0.01);
    ScaledEstimate magnitude = MeanEstimator.magnitude(tame, random);
    assertEquals(2, magnitude.value().dividedBy(unit).toDouble(), 0.005);
    assertTrue(magnitude.inUnits().low() < magnitude.inUnits().value());
    ScaledEstimate unbounded = MeanEstimator.magnitude(wild, random);
    assertEquals(3990 * Math.log(2), unbounded.value().log(), 7);
    assertEquals(Double.POSITIVE_INFINITY, unbounded.inUnits().high());
    assertTrue(unbounded.inUnits().low() > 0);
    assertEquals(Double.NEGATIVE_INFINITY, MeanEstimator.mean(wild, random).inUnits().low());
  }

  @Test
  void refuseWhatTheyCannotDraw() {
    NetworkSetting good = NetworkSetting.standard(NARROW, 2);
    List<GradientStep> steps = List.of(step(1, 0, 1));
    NetworkSetting biased = new NetworkSetting(NARROW, 2, 0.1, KernelScaling.STANDARD);
    NetworkSetting twoOutputs = NetworkSetting.standard(Widths.of(3, 4, 2), 2);
    for (NetworkSetting bad : List.of(biased, twoOutputs)) {
      assertThrows(
          IllegalArgumentException.class,
          () -> new FirstStepSampler(bad, SamplerKind.DEFERRED, steps));
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> new FirstStepSampler(good, SamplerKind.NORM_CHAIN, steps));
    assertThrows(IllegalArgumentException.class, () -> step(0, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> step(1, 1, -1));
    assertThrows(IllegalArgumentException.class, () -> step(1, Double.NaN, 1));
  }
}
