package org.ntkdynamics.study.shustin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntkdynamics.ensemble.Estimate;
import org.ntkdynamics.random.RandomStreams;
import org.ntkdynamics.spec.SamplerKind;
import org.ntkdynamics.spec.Sweep;
import org.ntkdynamics.spec.WeightLaw;

class ExpectedNtkCurveTest {
  private static final double ERRORS = 4.5;

  private static List<ExpectedNtkRow> curve(SdUnit unit) {
    return ExpectedNtkCurve.of(unit, 2);
  }

  private static PairSampling deferred(int draws, Double... cosines) {
    return new PairSampling(draws, SamplerKind.DEFERRED, Sweep.of(cosines));
  }

  private static double deviation(Estimate estimate, double expected) {
    return (estimate.value() - expected) / estimate.standardError();
  }

  @Test
  void oneHiddenLayerIsExactAtAnyWidth() {
    UniformRandomProvider random = RandomStreams.stream(3, "sizes");
    double squares = 0;
    int points = 8;
    for (int i = 0; i < points; i++) {
      int input = random.nextInt(2, 40);
      int width = random.nextInt(1, 40);
      double cosine = random.nextDouble(-1, 1);
      SdUnit unit = CorrelatorCurveTest.unit(input, width, List.of(1), deferred(20_000, cosine));
      ExpectedNtkRow point = curve(unit).get(0);
      double z = deviation(point.mean(), point.theory().corrected());
      assertEquals(0, z, ERRORS, unit + ": " + point);
      squares += z * z;
    }
    // χ² with 8 degrees of freedom: once in a thousand above 26.1, or below 0.86.
    assertTrue(squares < 26.1 && squares > 0.86, "χ² = " + squares);
  }

  @Test
  void theOneLayerCaseOfTheReferenceIsTheCorrectedOne() {
    SdUnit unit = CorrelatorCurveTest.unit(10, 10, List.of(1), deferred(40_000, 0.5));
    ExpectedNtkRow point = curve(unit).get(0);
    assertEquals(0.1885, point.theory().corrected(), 5e-5);
    assertEquals(0.1333, point.theory().allLayers(), 5e-4);
    assertEquals(0.1333 / 2, point.theory().printed(), 5e-4);
    assertEquals(0, deviation(point.mean(), point.theory().corrected()), ERRORS);
    assertTrue(deviation(point.mean(), point.theory().allLayers()) > 50, point.toString());
  }

  @Test
  void theoremTwoPointTwoIsViolatedAndTheSignIsWrong() {
    SdUnit unit = CorrelatorCurveTest.unit(10, 30, List.of(6), deferred(10_000, 0.5, -0.5, 0.0));
    List<ExpectedNtkRow> points = curve(unit);
    ExpectedNtkRow half = points.get(0);
    assertEquals(0.4, half.theory().bound(), 0.002);
    assertEquals(0.618, half.mean().value(), 5e-4 + ERRORS * half.mean().standardError());
    assertTrue(half.mean().value() - 6 * half.mean().standardError() > half.theory().bound());
    ExpectedNtkRow negative = points.get(1);
    assertTrue(negative.theory().allLayers() < 0);
    assertTrue(negative.mean().value() > 6 * negative.mean().standardError());
    ExpectedNtkRow orthogonal = points.get(2);
    assertEquals(0, orthogonal.theory().allLayers());
    assertEquals(0, orthogonal.theory().bound());
    assertTrue(orthogonal.mean().value() > 6 * orthogonal.mean().standardError());
  }

  /** Every symmetric law without atoms: the diagonal's mean is 2(L+1)/n_0, dead layers and all. */
  @ParameterizedTest
  @ValueSource(strings = {"gaussian", "uniform", "laplace", "student-5"})
  void theDiagonalIsExactForEveryLaw(String law) {
    for (int width : new int[] {2, 12}) {
      SdUnit unit =
          CorrelatorCurveTest.unit(
              4,
              width,
              List.of(1, 3),
              WeightLaw.of(law),
              new PairSampling(40_000, SamplerKind.DENSE, Sweep.of(1.0)));
      for (ExpectedNtkRow point : curve(unit)) {
        double exact = 2 * (point.hiddenLayers() + 1) / 4.0;
        assertEquals(exact, point.theory().corrected(), 1e-12);
        assertEquals(0, deviation(point.mean(), exact), ERRORS, point.toString());
        assertTrue(deviation(point.mean(), point.theory().printed()) > 6, point.toString());
      }
    }
  }

  @Test
  void theDiagonalsVarianceIsTheExactOne() {
    SdUnit unit = CorrelatorCurveTest.unit(10, 30, List.of(1, 4), deferred(20_000, 1.0));
    for (ExpectedNtkRow point : curve(unit)) {
      double exact = point.theory().exactVariance();
      assertEquals(0, deviation(point.variance(), exact), ERRORS, point.toString());
      double mean = 2 * (point.hiddenLayers() + 1) / 10.0;
      double dispersion = 1 + exact / mean / mean;
      assertEquals(0, deviation(point.dispersion(), dispersion), ERRORS, point.toString());
      assertTrue(point.variance().low() < exact && exact < point.variance().high());
    }
  }

  @Test
  void deferredAndDenseAgree() {
    List<ExpectedNtkRow> deferred =
        curve(CorrelatorCurveTest.unit(5, 12, List.of(2, 4), deferred(8000, -0.7, 0.4, 1.0)));
    PairSampling plain = new PairSampling(8000, SamplerKind.DENSE, Sweep.of(-0.7, 0.4, 1.0));
    List<ExpectedNtkRow> dense = curve(CorrelatorCurveTest.unit(5, 12, List.of(2, 4), plain));
    for (int i = 0; i < dense.size(); i++) {
      assertEquals(0, difference(deferred.get(i).mean(), dense.get(i).mean()), ERRORS);
      assertEquals(0, difference(deferred.get(i).variance(), dense.get(i).variance()), ERRORS);
    }
  }

  private static double difference(Estimate one, Estimate other) {
    return (one.value() - other.value()) / Math.hypot(one.standardError(), other.standardError());
  }

  @Test
  void withoutMomentsNothingIsBoundedAndWithoutAMeanThereIsNoDispersion() {
    PairSampling plain = new PairSampling(500, SamplerKind.DENSE, Sweep.of(1.0));
    ExpectedNtkRow point =
        curve(CorrelatorCurveTest.unit(5, 8, List.of(1), WeightLaw.student(3.5), plain)).get(0);
    assertEquals(Double.POSITIVE_INFINITY, point.mean().high());
    assertEquals(Double.POSITIVE_INFINITY, point.variance().high());
    assertEquals(Double.POSITIVE_INFINITY, point.dispersion().high());
    // With one hidden layer ρ g(ρ) + r(ρ) vanishes near ρ = -0.4.
    SdUnit zero = CorrelatorCurveTest.unit(10, 10, List.of(1), deferred(200, -0.42));
    assertTrue(Double.isNaN(curve(zero).get(0).dispersion().value()));
  }

  @Test
  void threadsChangeNothing() {
    SdUnit unit = CorrelatorCurveTest.unit(4, 10, List.of(1, 3), deferred(300, 0.5, 1.0));
    assertEquals(ExpectedNtkCurve.of(unit, 1), ExpectedNtkCurve.of(unit, 3));
  }
}
