package org.ntkdynamics.study.training;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.ntkdynamics.judge.DriftStatement;
import org.ntkdynamics.judge.Ruling;
import org.ntkdynamics.metrics.DepthTrend;
import org.ntkdynamics.metrics.Spread;
import org.ntkdynamics.spec.Phase;
import org.ntkdynamics.spec.TrainingUnit;
import org.ntkdynamics.store.MetricsRow;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.store.StoreException;
import org.ntkdynamics.store.Tables;
import org.ntkdynamics.store.UnitDirectory;
import org.ntkdynamics.store.UnitStatus;

/**
 * What the networks of a drift run come to when their seeds are taken together.
 *
 * @param curves one along depth for each combination of width, α and σw², in that order, ascending
 */
public record DriftResults(List<Curve> curves) {
  /** {@code ‖Θ_t - Θ_0‖/‖Θ_0‖}. */
  public static final ToDoubleFunction<MetricsRow> KERNEL =
      row -> row.kernel().drift().relativeChange();

  /** The same over the diagonals alone. */
  public static final ToDoubleFunction<MetricsRow> DIAGONAL =
      row -> row.kernel().drift().diagonalChange();

  public DriftResults {
    curves = List.copyOf(curves);
  }

  /**
   * One network, as far as it is known.
   *
   * @param unit what it is
   * @param status how far it is; empty if it was never begun
   * @param metrics its kernel steps
   */
  public record Network(TrainingUnit unit, Optional<UnitStatus> status, List<MetricsRow> metrics) {
    public Network {
      metrics = List.copyOf(metrics);
    }

    /** The kernel step of a training step. */
    public Optional<MetricsRow> at(int step) {
      return metrics.stream().filter(row -> row.step() == step).findFirst();
    }

    /** Whether its training diverged before a kernel step could be measured. */
    public boolean isLostBefore(int step) {
      return at(step).isEmpty()
          && status.filter(s -> s.state() == UnitStatus.State.DIVERGED).isPresent();
    }
  }

  /**
   * The networks that differ in their seed alone.
   *
   * @param depth the weight layers L
   * @param width the width M of the hidden layers
   * @param networks a network a seed
   */
  public record Cell(int depth, int width, List<Network> networks) {
    public Cell {
      networks = List.copyOf(networks);
    }

    /** The depth-to-width ratio {@code λ = L/M}. */
    public double lambda() {
      return (double) depth / width;
    }

    /** A number of a kernel step, over the networks that have it. */
    public Spread spread(int step, ToDoubleFunction<MetricsRow> value) {
      return Spread.of(
          networks.stream()
              .flatMap(network -> network.at(step).stream())
              .mapToDouble(value)
              .toArray());
    }

    /** How many networks diverged before a kernel step. */
    public int lost(int step) {
      return (int) networks.stream().filter(network -> network.isLostBefore(step)).count();
    }
  }

  /**
   * A curve along depth.
   *
   * @param place what its networks have in common
   * @param cells by depth, ascending
   */
  public record Curve(Place place, List<Cell> cells) {
    public Curve {
      cells = List.copyOf(cells);
    }

    /** The trend of a change at a kernel step; empty if too few networks have one. */
    public Optional<DepthTrend> trend(int step, ToDoubleFunction<MetricsRow> change) {
      List<DepthTrend.Point> points = new ArrayList<>();
      for (Cell cell : cells) {
        for (Network network : cell.networks()) {
          network
              .at(step)
              .map(row -> new DepthTrend.Point(cell.depth(), change.applyAsDouble(row)))
              .ifPresent(points::add);
        }
      }
      return DepthTrend.of(points);
    }

    /** The changes at a kernel step, for the paper's statement. */
    DriftStatement.Curve changes(int step) {
      NavigableMap<Integer, double[]> changes = new TreeMap<>();
      for (Cell cell : cells) {
        changes.put(
            cell.depth(),
            cell.networks().stream()
                .flatMap(network -> network.at(step).stream())
                .mapToDouble(KERNEL)
                .toArray());
      }
      return new DriftStatement.Curve(
          "σw² = " + place.sigmaW2(), place.phase() == Phase.ORDERED, changes);
    }

    /** How many networks diverged before a kernel step. */
    public int lost(int step) {
      return cells.stream().mapToInt(cell -> cell.lost(step)).sum();
    }
  }

  /**
   * What the networks of a curve have in common.
   *
   * @param width the width M
   * @param outputScale the factor α of the output
   * @param sigmaW2 the weight variance
   */
  public record Place(int width, double outputScale, double sigmaW2) implements Comparable<Place> {
    private static final Comparator<Place> ORDER =
        Comparator.comparingInt(Place::width)
            .thenComparingDouble(Place::outputScale)
            .thenComparingDouble(Place::sigmaW2);

    private static Place of(TrainingUnit unit) {
      return new Place(unit.hiddenWidths().get(0), unit.outputScale(), unit.sigmaW2());
    }

    /** The phase at initialisation. */
    public Phase phase() {
      return Phase.of(sigmaW2);
    }

    @Override
    public int compareTo(Place other) {
      return ORDER.compare(this, other);
    }
  }

  /**
   * Reads a run, finished or not.
   *
   * @throws StoreException if a file does not hold what it should
   */
  public static DriftResults read(RunDirectory run, DriftSpec config) {
    return of(
        config.units().stream()
            .map(
                unit -> {
                  UnitDirectory directory = run.unit(unit.key());
                  return new Network(unit, directory.status(), Tables.METRICS.read(directory));
                })
            .toList());
  }

  /** Takes networks together. */
  public static DriftResults of(List<Network> networks) {
    Map<Place, Map<Integer, List<Network>>> groups =
        networks.stream()
            .collect(
                Collectors.groupingBy(
                    network -> Place.of(network.unit()),
                    TreeMap::new,
                    Collectors.groupingBy(
                        network -> network.unit().depth(), TreeMap::new, Collectors.toList())));
    List<Curve> curves = new ArrayList<>();
    groups.forEach(
        (place, depths) -> {
          List<Cell> cells = new ArrayList<>();
          depths.forEach((depth, seeds) -> cells.add(new Cell(depth, place.width(), seeds)));
          curves.add(new Curve(place, cells));
        });
    return new DriftResults(curves);
  }

  /**
   * The paper's statement, of the networks of one width and output scale, at a kernel step.
   *
   * @return empty if a phase has too few networks there
   */
  public Optional<Ruling> statement(int width, double outputScale, int step) {
    List<Curve> like =
        curves.stream()
            .filter(s -> s.place().width() == width && s.place().outputScale() == outputScale)
            .toList();
    long phases = like.stream().map(s -> s.place().phase()).distinct().count();
    return phases < Phase.values().length
        ? Optional.empty()
        : DriftStatement.judge(like.stream().map(s -> s.changes(step)).toList());
  }
}
