package org.ntkdynamics.study.training;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.ntkdynamics.chart.Axis;
import org.ntkdynamics.chart.Decimation;
import org.ntkdynamics.chart.LineChart;
import org.ntkdynamics.chart.Numbers;
import org.ntkdynamics.chart.Plot;
import org.ntkdynamics.chart.Series;
import org.ntkdynamics.chart.Series.Dot;
import org.ntkdynamics.chart.UnitStyle;
import org.ntkdynamics.metrics.LabelAwareness;
import org.ntkdynamics.metrics.LossJump;
import org.ntkdynamics.spec.ActivationKind;
import org.ntkdynamics.store.LossRow;
import org.ntkdynamics.store.MetricsRow;
import org.ntkdynamics.store.UnitStatus;

/** The charts of a run, a curve a group of networks, all over one axis of steps. */
final class LabelAwarenessCharts {
  /** Columns in which no more is drawn than the least and the greatest: two a unit of width. */
  private static final int COLUMNS = 2 * LineChart.WIDTH;

  private static final double MARKER_SPACING = 0.4;

  /** How far each of the two curves of a ratio chart is moved aside, in decades. */
  private static final double SIDE_BY_SIDE = 0.012;

  private final List<UnitGroup> groups;
  private final ActivationKind activation;
  private final List<UnitData> units;
  private final Plot.Across steps;

  /**
   * @param activation of the networks, of which their phase is known
   */
  LabelAwarenessCharts(List<UnitGroup> groups, ActivationKind activation) {
    this.groups = groups;
    this.activation = activation;
    this.units = groups.stream().flatMap(group -> group.members().stream()).toList();
    this.steps = Plot.Across.steps(units.stream().mapToInt(UnitData::lastStep).max().orElse(1));
  }

  /** The loss of every group on the training set; logarithmic. */
  String trainLoss(String id) {
    return losses(id, "Train loss", LossRow::trainLoss);
  }

  /** The loss of every group on the test set; logarithmic. */
  String testLoss(String id) {
    return losses(id, "Test loss", row -> row.testLoss().orElse(Double.NaN));
  }

  /** {@code Θc/Θd} and {@code Θn/Θd} of one group, on the same scale for every group of the run. */
  String ratios(String id, UnitGroup group) {
    List<Plot> all = UnitGroup.singles(units).stream().map(this::ratios).toList();
    return ratios(group).svg(id, Plot.shared(all));
  }

  private Plot ratios(UnitGroup group) {
    String subject =
        "Mean kernel entry within classes and between classes, each divided by the mean of the"
            + " diagonal, against the training step, for "
            + name(group);
    Series between =
        kernelSteps(
            group, "Θn/Θd between classes", UnitStyle.GREY, LabelAwarenessCharts::between, false);
    Series within =
        kernelSteps(
            group, "Θc/Θd within classes", group.style(), LabelAwarenessCharts::within, false);
    return plot(subject, values -> Axis.linear(0, 1, values))
        .upwards("share of Θd")
        .add(between.shifted(SIDE_BY_SIDE))
        .add(within.shifted(-SIDE_BY_SIDE));
  }

  /** A number of the kernel of every group, on a linear scale that shows at least 0 to 1. */
  String linear(String id, String title, ToDoubleFunction<MetricsRow> value) {
    return kernelNumber(title, value, false, values -> Axis.linear(0, 1, values)).svg(id);
  }

  /** A number of the kernel of every group, on a logarithmic scale; zeros are left out. */
  String logarithmic(String id, String title, ToDoubleFunction<MetricsRow> value) {
    return kernelNumber(title, value, true, Axis::logarithmic).svg(id);
  }

  private Plot kernelNumber(
      String title,
      ToDoubleFunction<MetricsRow> value,
      boolean logarithmic,
      Function<DoubleStream, Axis> upwards) {
    Plot plot = plot(title + " against the training step", upwards).upwards(title);
    for (UnitGroup group : groups) {
      plot.add(
          kernelSteps(
              group,
              name(group),
              group.style(),
              row -> new Dot(row.step(), value.applyAsDouble(row)),
              logarithmic));
    }
    return plot;
  }

  /** A number of every kernel step, marked. */
  private static Series kernelSteps(
      UnitGroup group,
      String name,
      UnitStyle style,
      Function<MetricsRow, Dot> dot,
      boolean logarithmic) {
    List<Dot> dots =
        SeedCurve.dots(
            group, unit -> drawn(unit.metrics().stream().map(dot), logarithmic), logarithmic);
    return SeedCurve.of(group, name, dots, style).marked(dots);
  }

  private String losses(String id, String title, ToDoubleFunction<LossRow> loss) {
    Plot plot =
        plot(title + " against the training step, both logarithmic", Axis::logarithmic)
            .upwards(title);
    Function<UnitData, List<Dot>> dots =
        unit ->
            drawn(
                unit.losses().stream().map(row -> new Dot(row.step(), loss.applyAsDouble(row))),
                true);
    for (UnitGroup group : groups) {
      List<Dot> curve = SeedCurve.dots(group, dots, true);
      plot.add(
          SeedCurve.of(group, name(group), everyColumn(curve), group.style())
              .marked(sparse(curve)));
      group.members().forEach(unit -> events(plot, unit, dots.apply(unit), group.style()));
    }
    return plot.svg(id);
  }

  private Plot plot(String subject, Function<DoubleStream, Axis> upwards) {
    return new Plot(subject, steps, upwards);
  }

  /** Where the training of a network went back or ended. */
  private static void events(Plot plot, UnitData unit, List<Dot> dots, UnitStyle style) {
    for (LossJump jump : LossJumpTexts.highest(unit.lossJumps())) {
      plot.mark(jump.toStep(), Numbers.count(jump.toStep()), style);
    }
    if (hasDiverged(unit) && !dots.isEmpty()) {
      Dot last = dots.get(dots.size() - 1);
      plot.cross(last.x(), last.value());
    }
  }

  /** The points that have a place on the axis. */
  private static List<Dot> drawn(Stream<Dot> dots, boolean logarithmic) {
    return dots.filter(dot -> Double.isFinite(dot.value()))
        .filter(dot -> !logarithmic || dot.value() > 0)
        .toList();
  }

  private static Dot within(MetricsRow row) {
    LabelAwareness awareness = row.kernel().labelAwareness();
    double std = awareness.thetaCStd() / awareness.thetaD();
    return Dot.withError(row.step(), awareness.thetaCOverD(), std);
  }

  private static Dot between(MetricsRow row) {
    LabelAwareness awareness = row.kernel().labelAwareness();
    double std = awareness.thetaNStd() / awareness.thetaD();
    return Dot.withError(row.step(), awareness.thetaNOverD(), std);
  }

  private String name(UnitGroup group) {
    return group.label() + ", " + group.first().phase(activation);
  }

  private static boolean hasDiverged(UnitData unit) {
    return unit.status().filter(s -> s.state() == UnitStatus.State.DIVERGED).isPresent();
  }

  private List<Dot> everyColumn(List<Dot> dots) {
    double perColumn = (steps.axis().high() - steps.axis().low()) / COLUMNS;
    return Decimation.perColumn(dots, dot -> (long) Math.floor(position(dot) / perColumn));
  }

  /** The first and last point and those in between that keep a distance: where markers stand. */
  private List<Dot> sparse(List<Dot> dots) {
    List<Dot> kept = new ArrayList<>();
    double last = Double.NEGATIVE_INFINITY;
    for (Dot dot : dots) {
      boolean end = dot.equals(dots.get(dots.size() - 1));
      if (end || position(dot) - last >= MARKER_SPACING) {
        kept.add(dot);
        last = position(dot);
      }
    }
    return kept;
  }

  private double position(Dot dot) {
    return steps.axis().position().applyAsDouble(dot.x());
  }
}
