package org.ntkdynamics.study.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ntkdynamics.judge.Ruling;
import org.ntkdynamics.judge.Verdict;
import org.ntkdynamics.metrics.DepthTrend;
import org.ntkdynamics.metrics.KernelDrift;
import org.ntkdynamics.metrics.KernelMetrics;
import org.ntkdynamics.metrics.LabelAwareness;
import org.ntkdynamics.metrics.Spectrum;
import org.ntkdynamics.metrics.Spread;
import org.ntkdynamics.spec.Phase;
import org.ntkdynamics.spec.TrainingUnit;
import org.ntkdynamics.store.MetricsRow;
import org.ntkdynamics.store.StepEvaluation;
import org.ntkdynamics.store.UnitStatus;
import org.ntkdynamics.study.training.DriftResults.Cell;
import org.ntkdynamics.study.training.DriftResults.Network;
import org.ntkdynamics.study.training.DriftResults.Place;

class DriftResultsTest {
  private static final double ROUNDING = 1e-12;

  /** A network whose kernel has changed by so much at step 9. */
  private static Network network(TrainingUnit unit, double change) {
    List<MetricsRow> rows = new ArrayList<>();
    rows.add(row(0, 0));
    rows.add(row(9, change));
    return new Network(unit, Optional.of(UnitStatus.finished(9)), rows);
  }

  private static MetricsRow row(int step, double change) {
    return new MetricsRow(
        step,
        new StepEvaluation(
            OptionalDouble.of(0.5),
            OptionalDouble.empty(),
            OptionalDouble.of(0.1),
            OptionalDouble.empty()),
        new KernelMetrics(
            new LabelAwareness(1, 1, 1, 0, 0, 1),
            0.5,
            0.5,
            new KernelDrift(0, 0, change, 2 * change),
            new Spectrum(1, 1, 1, 1)));
  }

  private static TrainingUnit unit(double sigmaW2, int layers, int width, long seed) {
    String key = "sw2=" + sigmaW2 + "_layers=" + layers + "_width=" + width + "_seed=" + seed;
    return new TrainingUnit(
        key, key, Stream.generate(() -> width).limit(layers).toList(), sigmaW2, 1, seed, null);
  }

  /** Three seeds at four depths whose change is a function of σw² and the depth, but for noise. */
  private static List<Network> networks(ToDoubleFunction<TrainingUnit> change) {
    List<Network> networks = new ArrayList<>();
    for (int seed = 0; seed < 3; seed++) {
      for (int layers : List.of(5, 10, 20, 30)) {
        for (int width : List.of(100, 50)) {
          for (double sigmaW2 : List.of(2.2, 1.0, 2.0)) {
            TrainingUnit unit = unit(sigmaW2, layers, width, seed);
            networks.add(network(unit, change.applyAsDouble(unit) * (1 + 0.05 * (seed - 1))));
          }
        }
      }
    }
    return networks;
  }

  private static double asThePaperSays(TrainingUnit unit) {
    return Phase.of(unit.sigmaW2()) == Phase.ORDERED
        ? 0.05 * Math.exp(-0.2 * unit.depth())
        : 0.1 * Math.exp(0.2 * unit.depth());
  }

  @Test
  void seedsAreTakenTogetherInOrder() {
    DriftResults results = DriftResults.of(networks(DriftResultsTest::asThePaperSays));
    assertEquals(
        List.of(
            new Place(50, 1, 1.0),
            new Place(50, 1, 2.0),
            new Place(50, 1, 2.2),
            new Place(100, 1, 1.0),
            new Place(100, 1, 2.0),
            new Place(100, 1, 2.2)),
        results.curves().stream().map(DriftResults.Curve::place).toList());
    List<Cell> cells = results.curves().get(4).cells();
    assertEquals(List.of(6, 11, 21, 31), cells.stream().map(Cell::depth).toList());
    assertEquals(0.31, cells.get(3).lambda());
    Spread spread = cells.get(3).spread(9, DriftResults.KERNEL);
    double mean = 0.1 * Math.exp(0.2 * 31);
    assertEquals(3, spread.count());
    assertEquals(mean, spread.mean(), ROUNDING);
    assertEquals(0.05 * mean, spread.standardDeviation(), ROUNDING);
    assertEquals(2 * mean, cells.get(3).spread(9, DriftResults.DIAGONAL).mean(), ROUNDING);
    assertEquals(0, cells.get(3).spread(5, DriftResults.KERNEL).count());
  }

  @Test
  void theTrendIsThatOfTheSeriesAndTheClaimThatOfTheTrends() {
    DriftResults results = DriftResults.of(networks(DriftResultsTest::asThePaperSays));
    DepthTrend trend = results.curves().get(5).trend(9, DriftResults.KERNEL).orElseThrow();
    assertEquals(12, trend.networks());
    assertEquals(0.2, trend.slope(), 1e-3);
    assertEquals(Optional.of(Verdict.HOLDS), verdict(results, 100, 9));
    assertEquals(Optional.empty(), verdict(results, 100, 5));
    assertEquals(Optional.empty(), verdict(results, 77, 9));
    DriftResults other = DriftResults.of(networks(unit -> 0.1 * unit.depth()));
    assertEquals(Optional.of(Verdict.FAILS), verdict(other, 50, 9));
  }

  private static Optional<Verdict> verdict(DriftResults results, int width, int step) {
    return results.statement(width, 1, step).map(Ruling::verdict);
  }

  @Test
  void whatDivergedIsCountedAndInNoMean() {
    List<Network> networks = new ArrayList<>(networks(DriftResultsTest::asThePaperSays));
    TrainingUnit deepest = unit(2.2, 30, 100, 2);
    networks.removeIf(network -> network.unit().equals(deepest));
    UnitStatus diverged = UnitStatus.diverged(4, "the loss is NaN");
    networks.add(new Network(deepest, Optional.of(diverged), List.of(row(0, 0), row(1, 3))));
    TrainingUnit unbegun = unit(2.2, 30, 100, 7);
    networks.add(new Network(unbegun, Optional.empty(), List.of()));
    DriftResults.Curve series = DriftResults.of(networks).curves().get(5);
    Cell cell = series.cells().get(3);
    assertEquals(4, cell.networks().size());
    assertEquals(2, cell.spread(9, DriftResults.KERNEL).count());
    assertEquals(1, cell.lost(9));
    assertEquals(0, cell.lost(1), "it was still there at step 1");
    assertEquals(1, series.lost(9));
    assertEquals(11, series.trend(9, DriftResults.KERNEL).orElseThrow().networks());
  }
}
