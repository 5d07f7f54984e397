package org.ntkdynamics.study.curves;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ntkdynamics.ensemble.CurveListener;
import org.ntkdynamics.spec.EnsembleSpec;
import org.ntkdynamics.spec.EnsembleUnit;
import org.ntkdynamics.spec.Parametrization;
import org.ntkdynamics.spec.SamplerKind;
import org.ntkdynamics.spec.Shape;
import org.ntkdynamics.spec.Sweep;

class CurvesTest {
  private static EnsembleUnit unit(
      Shape shape, double sigmaW2, List<Integer> depths, EnsembleSpec ensemble) {
    return new EnsembleUnit(
        "test", shape, 40, 20, 0.5, sigmaW2, depths, Parametrization.STANDARD, ensemble, 1);
  }

  @ParameterizedTest
  @EnumSource
  void sampleLiesWhereTheExactCurveIs(Shape shape) {
    EnsembleSpec ensemble =
        new EnsembleSpec(Sweep.of(20_000), SamplerKind.NORM_CHAIN, Sweep.of(1.0));
    for (double sigmaW2 : new double[] {1, 2, 2.5}) {
      EnsembleUnit unit = unit(shape, sigmaW2, List.of(1, 2, 5, 10), ensemble);
      List<DispersionRow> points = DispersionCurve.of(unit, 1).points();
      assertEquals(4, points.size());
      DispersionRow shallow = points.get(0);
      assertEquals(1, shallow.sample().value(), 1e-12);
      assertEquals(1, shallow.theory().exact(), 1e-12);
      for (DispersionRow point : points.subList(1, 4)) {
        assertTrue(Math.abs(point.deviation()) < 4.5, point.toString());
        double weights = point.weightsSample().value() / point.theory().weightsOnly();
        assertEquals(1, weights, 0.1);
        assertEquals(shape == Shape.CONSTANT, !Double.isNaN(point.theory().limitCorrected()));
      }
    }
  }

  @Test
  void samplersAndThreadsAgree() {
    Sweep<Double> diagonal = Sweep.of(1.0);
    List<Integer> depths = List.of(2, 6);
    for (SamplerKind sampler :
        List.of(SamplerKind.NORM_CHAIN, SamplerKind.DEFERRED, SamplerKind.DENSE)) {
      EnsembleSpec ensemble = new EnsembleSpec(Sweep.of(1500), sampler, diagonal);
      EnsembleUnit unit = unit(Shape.CONSTANT, 2, depths, ensemble);
      List<DispersionRow> points = DispersionCurve.of(unit, 1).points();
      assertEquals(points, DispersionCurve.of(unit, 2).points());
      for (DispersionRow point : points) {
        assertTrue(Math.abs(point.deviation()) < 4.5, sampler + ": " + point);
      }
    }
  }

  /** Hears every depth, and asks to stop after one of them. */
  private static final class Stopping implements CurveListener {
    private final int last;
    private final List<Integer> heard = new ArrayList<>();

    Stopping(int last) {
      this.last = last;
    }

    @Override
    public void onDepth(int depth) {
      heard.add(depth);
    }

    @Override
    public boolean isStopRequested() {
      return heard.contains(last);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aListenerHearsEachDepthAndCanStopBetweenThem(SamplerKind sampler) {
    EnsembleSpec ensemble = new EnsembleSpec(Sweep.of(100), sampler, Sweep.of(1.0));
    EnsembleUnit unit = unit(Shape.CONSTANT, 2, List.of(2, 4, 6, 8), ensemble);
    Stopping all = new Stopping(0);
    List<DispersionRow> points = DispersionCurve.of(unit, 2, all).points();
    assertEquals(unit.depths(), all.heard);
    assertEquals(
        points.stream().map(DispersionRow::depth).toList(),
        DispersionCurve.of(unit, 2).points().stream().map(DispersionRow::depth).toList());
    Stopping second = new Stopping(4);
    assertThrows(CancellationException.class, () -> DispersionCurve.of(unit, 2, second));
    assertEquals(List.of(2, 4), second.heard);
  }

  @Test
  void aListenerHearsEachDepthOfARatio() {
    EnsembleSpec ensemble =
        new EnsembleSpec(Sweep.of(100), SamplerKind.DEFERRED, Sweep.of(0.1, 0.9));
    EnsembleUnit unit = unit(Shape.CONSTANT, 2, List.of(2, 4, 6), ensemble);
    Stopping second = new Stopping(4);
    assertThrows(CancellationException.class, () -> KernelRatioCurve.of(unit, 2, second));
    assertEquals(List.of(2, 4), second.heard);
  }

  @Test
  void pairsComeInTheOrderOfTheCosines() {
    EnsembleSpec ensemble =
        new EnsembleSpec(Sweep.of(1000), SamplerKind.DEFERRED, Sweep.of(0.9, 1.0, 0.1));
    List<DispersionRow> points =
        DispersionCurve.of(unit(Shape.CONSTANT, 2, List.of(4), ensemble), 1).points();
    assertEquals(List.of(0.9, 1.0, 0.1), points.stream().map(DispersionRow::cosine).toList());
    assertTrue(Double.isNaN(points.get(0).deviation()));
    assertTrue(Math.abs(points.get(1).deviation()) < 4.5);
    // SK's Figure 7: the dispersion off the diagonal is much like that on it.
    double exact = points.get(0).theory().exact();
    assertEquals(exact, points.get(0).sample().value(), 0.1 * exact);
  }

  @Test
  void ratioLiesJustAboveTheOrderedPhaseBound() {
    EnsembleSpec ensemble =
        new EnsembleSpec(Sweep.of(600), SamplerKind.DEFERRED, Sweep.of(0.1, 0.9));
    EnsembleUnit unit =
        new EnsembleUnit(
            "ratio",
            Shape.CONSTANT,
            100,
            0,
            1,
            1.0,
            List.of(25),
            Parametrization.STANDARD,
            ensemble,
            1);
    List<KernelRatioRow> points = KernelRatioCurve.of(unit, 1).points();
    assertEquals(0.914, points.get(0).orderedPhaseBound(), 5.1e-4);
    assertEquals(0.921, points.get(0).sample().value(), 4 * 0.003);
    assertEquals(0.939, points.get(1).sample().value(), 4 * 0.003);
    assertTrue(points.get(0).sample().bounded());
    EnsembleSpec chain = new EnsembleSpec(Sweep.of(10), SamplerKind.NORM_CHAIN, Sweep.of(1.0));
    EnsembleUnit noPairs = unit(Shape.CONSTANT, 2, List.of(3), chain);
    assertThrows(IllegalArgumentException.class, () -> KernelRatioCurve.of(noPairs, 1));
  }
}
