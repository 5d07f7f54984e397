package org.ntkdynamics.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.ntkdynamics.metrics.LabelAwareness;
import org.ntkdynamics.report.LineChart.Point;
import org.ntkdynamics.store.LossRow;
import org.ntkdynamics.store.MetricsRow;
import org.ntkdynamics.store.UnitStatus;

/** The charts of a run, all over one axis of steps. */
final class Charts {
  /** Points nearer to each other than this, in decades, are not all drawn. */
  private static final double LINE_RESOLUTION = 0.01;

  private static final double MARKER_SPACING = 0.4;

  /** How far each of the two curves of a ratio chart is moved aside, in decades. */
  private static final double SIDE_BY_SIDE = 0.012;

  private final List<UnitData> units;
  private final Axis steps;

  Charts(List<UnitData> units) {
    this.units = units;
    this.steps = Axis.steps(units.stream().mapToInt(UnitData::lastStep).max().orElse(1));
  }

  /** The loss of every unit on the training set; logarithmic. */
  String trainLoss(String id) {
    return losses(id, "Train loss", LossRow::trainLoss);
  }

  /** The loss of every unit on the test set; logarithmic. */
  String testLoss(String id) {
    return losses(id, "Test loss", row -> row.testLoss().orElse(Double.NaN));
  }

  /** {@code Θc/Θd} and {@code Θn/Θd} of one unit, on the same scale for every unit of the run. */
  String ratios(String id, UnitData unit) {
    LineChart chart = new LineChart(steps, ratioAxis());
    List<Point> within = unit.metrics().stream().map(Charts::within).toList();
    List<Point> between = unit.metrics().stream().map(Charts::between).toList();
    chart.line(between, UnitStyle.BETWEEN_CLASSES);
    chart.line(within, unit.style());
    chart.markers(between, UnitStyle.BETWEEN_CLASSES);
    chart.markers(within, unit.style());
    String description =
        "Mean kernel entry within classes and between classes, each divided by the mean of the"
            + " diagonal, against the training step, for "
            + unit.label()
            + ". Within: "
            + ends(within)
            + ". Between: "
            + ends(between)
            + '.';
    return chart.svg(id, description);
  }

  /** A number of the kernel of every unit, on a linear scale that shows at least 0 to 1. */
  String linear(String id, String title, ToDoubleFunction<MetricsRow> value) {
    return kernelNumber(id, title, value, Axis.linear(0, 1, all(value)));
  }

  /** A number of the kernel of every unit, on a logarithmic scale; zeros are left out. */
  String logarithmic(String id, String title, ToDoubleFunction<MetricsRow> value) {
    return kernelNumber(id, title, value, Axis.logarithmic(all(value)));
  }

  private String kernelNumber(
      String id, String title, ToDoubleFunction<MetricsRow> value, Axis axis) {
    LineChart chart = new LineChart(steps, axis);
    List<String> descriptions = new ArrayList<>();
    for (UnitData unit : units) {
      List<Point> points =
          unit.metrics().stream()
              .map(row -> new Point(row.step(), value.applyAsDouble(row)))
              .toList();
      chart.line(points, unit.style());
      chart.markers(points, unit.style());
      descriptions.add(unit.label() + ": " + ends(points));
    }
    return chart.svg(id, title + " against the training step. " + sentences(descriptions));
  }

  private String losses(String id, String title, ToDoubleFunction<LossRow> loss) {
    DoubleStream all =
        units.stream().flatMapToDouble(unit -> unit.losses().stream().mapToDouble(loss));
    LineChart chart = new LineChart(steps, Axis.logarithmic(all));
    List<String> descriptions = new ArrayList<>();
    for (UnitData unit : units) {
      List<Point> points =
          unit.losses().stream()
              .map(row -> new Point(row.step(), loss.applyAsDouble(row)))
              .filter(point -> point.value() > 0 && Double.isFinite(point.value()))
              .toList();
      chart.line(thinned(points, LINE_RESOLUTION), unit.style());
      chart.markers(thinned(points, MARKER_SPACING), unit.style());
      if (hasDiverged(unit) && !points.isEmpty()) {
        chart.cross(points.get(points.size() - 1));
      }
      descriptions.add(unit.label() + ": " + ends(points));
    }
    return chart.svg(
        id, title + " against the training step, both logarithmic. " + sentences(descriptions));
  }

  private Axis ratioAxis() {
    DoubleStream values =
        units.stream()
            .flatMap(unit -> unit.metrics().stream())
            .flatMap(row -> Stream.of(within(row), between(row)))
            .flatMapToDouble(
                point ->
                    DoubleStream.of(point.value() - point.error(), point.value() + point.error()));
    return Axis.linear(0, 1, values);
  }

  private static Point within(MetricsRow row) {
    LabelAwareness awareness = row.kernel().labelAwareness();
    double std = awareness.thetaCStd() / awareness.thetaD();
    return new Point(row.step(), awareness.thetaCOverD(), std, -SIDE_BY_SIDE);
  }

  private static Point between(MetricsRow row) {
    LabelAwareness awareness = row.kernel().labelAwareness();
    double std = awareness.thetaNStd() / awareness.thetaD();
    return new Point(row.step(), awareness.thetaNOverD(), std, SIDE_BY_SIDE);
  }

  private DoubleStream all(ToDoubleFunction<MetricsRow> value) {
    return units.stream().flatMapToDouble(unit -> unit.metrics().stream().mapToDouble(value));
  }

  private static boolean hasDiverged(UnitData unit) {
    return unit.status().filter(s -> s.state() == UnitStatus.State.DIVERGED).isPresent();
  }

  /** The first and last point and those in between that keep a distance on the axis of steps. */
  private List<Point> thinned(List<Point> points, double distance) {
    List<Point> kept = new ArrayList<>();
    double last = Double.NEGATIVE_INFINITY;
    for (Point point : points) {
      double position = steps.position().applyAsDouble(point.step());
      boolean end = point.equals(points.get(points.size() - 1));
      if (end || position - last >= distance) {
        kept.add(point);
        last = position;
      }
    }
    return kept;
  }

  private static String ends(List<Point> points) {
    List<Point> drawn = points.stream().filter(p -> Double.isFinite(p.value())).toList();
    if (drawn.isEmpty()) {
      return "nothing known";
    }
    return end(drawn.get(0)) + " to " + end(drawn.get(drawn.size() - 1));
  }

  private static String end(Point point) {
    return Numbers.readable(point.value()) + " at step " + Math.round(point.step());
  }

  private static String sentences(List<String> descriptions) {
    return descriptions.stream().collect(Collectors.joining("; ", "", "."));
  }
}
