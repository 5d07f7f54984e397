package org.ntkdynamics.study.shustin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntkdynamics.ensemble.Estimate;
import org.ntkdynamics.ensemble.InputRows;
import org.ntkdynamics.ensemble.Vectors;
import org.ntkdynamics.ensemble.WeightSamplers;
import org.ntkdynamics.random.RandomStreams;
import org.ntkdynamics.spec.SamplerKind;
import org.ntkdynamics.spec.Sweep;
import org.ntkdynamics.spec.WeightLaw;
import org.ntkdynamics.theory.SdExpectations;

class CorrelatorCurveTest {
  private static final double ERRORS = 4.5;

  /** A unit on the networks of given sizes. */
  static SdUnit unit(int input, int width, List<Integer> layers, PairSampling ensemble) {
    return unit(input, width, layers, WeightLaw.GAUSSIAN, ensemble);
  }

  static SdUnit unit(
      int input, int width, List<Integer> layers, WeightLaw law, PairSampling ensemble) {
    return new SdUnit("test", input, width, layers, law, ensemble, 7);
  }

  private static PairSampling pairs(int draws, SamplerKind sampler, Double... cosines) {
    return new PairSampling(draws, sampler, Sweep.of(cosines));
  }

  /** Two linear forms of one Gaussian vector, drawn a million times, without any network. */
  @ParameterizedTest
  @ValueSource(doubles = {-0.9, -0.3, 0, 0.5, 0.95})
  void theFirstLayerIsWhatAMillionGaussianVectorsShow(double cosine) {
    int input = 5;
    int draws = 1_000_000;
    UniformRandomProvider random = RandomStreams.stream(1, "cap", Double.toString(cosine));
    InputRows inputs = InputRows.inGeneralPosition(random, input, cosine);
    ContinuousSampler normal = WeightSamplers.of(WeightLaw.GAUSSIAN, random);
    double[] x = new double[input];
    double[] y = new double[input];
    inputs.copyRow(0, x);
    inputs.copyRow(1, y);
    int both = 0;
    double[] w = new double[input];
    for (int draw = 0; draw < draws; draw++) {
      Arrays.setAll(w, j -> normal.sample());
      both += Vectors.dot(w, x) > 0 && Vectors.dot(w, y) > 0 ? 1 : 0;
    }
    double exact = SdExpectations.firstLayerCorrelator(cosine);
    double error = Math.sqrt(exact * (1 - exact) / draws);
    assertEquals(exact, (double) both / draws, ERRORS * error);
    SdUnit unit = unit(input, 400, List.of(1), pairs(2500, SamplerKind.DEFERRED, cosine));
    CorrelatorRow point = CorrelatorCurve.of(unit, 2).get(0);
    assertEquals(error, point.sample().standardError(), 0.1 * error);
    assertEquals(exact, point.sample().value(), ERRORS * point.sample().standardError());
    assertEquals(exact, point.capFormula(), 1e-9);
  }

  @Test
  void deepCorrelatorsRiseAsTheReferenceTableSays() {
    double[] reference = {0.333, 0.355, 0.373, 0.387, 0.399, 0.408};
    SdUnit unit = unit(10, 30, List.of(6), pairs(6000, SamplerKind.DEFERRED, 0.5));
    List<CorrelatorRow> points = CorrelatorCurve.of(unit, 2);
    for (int l = 0; l < reference.length; l++) {
      Estimate sample = points.get(l).sample();
      assertEquals(l + 1, points.get(l).layer());
      // The table was rounded to three digits.
      assertEquals(reference[l], sample.value(), 5e-4 + ERRORS * sample.standardError());
    }
    assertTrue(points.get(5).sample().low() > 0.25);
  }

  /** The squared bars of both samplers, which draw from the same streams in different ways. */
  @ParameterizedTest
  @CsvSource({"3, 8", "10, 30"})
  void deferredAndDenseAgree(int input, int width) {
    List<CorrelatorRow> deferred =
        CorrelatorCurve.of(
            unit(input, width, List.of(4), pairs(6000, SamplerKind.DEFERRED, -0.5, 0.5, 1.0)), 2);
    List<CorrelatorRow> dense =
        CorrelatorCurve.of(
            unit(input, width, List.of(4), pairs(6000, SamplerKind.DENSE, -0.5, 0.5, 1.0)), 2);
    for (int i = 0; i < dense.size(); i++) {
      Estimate one = deferred.get(i).sample();
      Estimate other = dense.get(i).sample();
      double error = Math.hypot(one.standardError(), other.standardError());
      assertEquals(0, (one.value() - other.value()) / error, ERRORS, dense.get(i).toString());
    }
  }

  /** At n_0 = 3 the law shows; along an axis a unit would see one weight alone. */
  @Test
  void otherLawsDifferInTheFirstLayerOfFewInputs() {
    PairSampling pairs = pairs(4000, SamplerKind.DENSE, 0.5, -1.0, 1.0);
    SdUnit few = unit(3, 100, List.of(1), WeightLaw.LAPLACE, pairs);
    List<CorrelatorRow> points = CorrelatorCurve.of(few, 2);
    Estimate sample = points.get(0).sample();
    double deviation = (sample.value() - 1.0 / 3) / sample.standardError();
    assertTrue(Math.abs(deviation) > 6, "only " + deviation + " standard errors");
    assertEquals(0, points.get(1).sample().value());
    Estimate diagonal = points.get(2).sample();
    assertEquals(0.5, diagonal.value(), ERRORS * diagonal.standardError());
  }

  @Test
  void inputsLieInGeneralPositionAtTheirCosines() {
    SdUnit unit = unit(10, 5, List.of(1), pairs(3, SamplerKind.DENSE, -0.9, 0.3, 1.0));
    InputRows inputs = unit.inputRows();
    assertEquals(3, inputs.count());
    double[][] rows = new double[3][10];
    for (int i = 0; i < 3; i++) {
      inputs.copyRow(i, rows[i]);
      assertEquals(1, Vectors.dot(rows[i], rows[i]), 1e-14);
      assertTrue(Arrays.stream(rows[i]).allMatch(component -> component != 0));
    }
    assertEquals(-0.9, Vectors.dot(rows[0], rows[1]), 1e-14);
    assertEquals(0.3, Vectors.dot(rows[0], rows[2]), 1e-14);
  }

  @Test
  void threadsChangeNothingAndSeedsDo() {
    SdUnit unit = unit(4, 10, List.of(3), pairs(300, SamplerKind.DENSE, 0.5, 1.0));
    assertEquals(CorrelatorCurve.of(unit, 1), CorrelatorCurve.of(unit, 3));
    SdUnit other = new SdUnit("test", 4, 10, List.of(3), WeightLaw.GAUSSIAN, unit.ensemble(), 8);
    assertNotEquals(CorrelatorCurve.of(unit, 1), CorrelatorCurve.of(other, 1));
  }

  @Test
  void theDeferredMatrixTakesNoOtherLaw() {
    SdUnit unit = unit(4, 10, List.of(3), WeightLaw.UNIFORM, pairs(5, SamplerKind.DEFERRED, 1.0));
    assertThrows(IllegalArgumentException.class, () -> CorrelatorCurve.of(unit, 1));
  }
}
