package org.ntkdynamics.study.training;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.ntkdynamics.chart.Axis;
import org.ntkdynamics.chart.Decimation;
import org.ntkdynamics.chart.LineChart;
import org.ntkdynamics.chart.LineChart.Point;
import org.ntkdynamics.chart.Numbers;
import org.ntkdynamics.chart.UnitStyle;
import org.ntkdynamics.metrics.LabelAwareness;
import org.ntkdynamics.metrics.LossJump;
import org.ntkdynamics.store.LossRow;
import org.ntkdynamics.store.MetricsRow;
import org.ntkdynamics.store.UnitStatus;

/** The charts of a run, a curve a group of networks, all over one axis of steps. */
final class Charts {
  /** Columns in which no more is drawn than the least and the greatest: two a unit of width. */
  private static final int COLUMNS = 2 * LineChart.WIDTH;

  private static final double MARKER_SPACING = 0.4;

  /** How far each of the two curves of a ratio chart is moved aside, in decades. */
  private static final double SIDE_BY_SIDE = 0.012;

  private final List<UnitGroup> groups;
  private final List<UnitData> units;
  private final Axis steps;

  Charts(List<UnitGroup> groups) {
    this.groups = groups;
    this.units = groups.stream().flatMap(group -> group.members().stream()).toList();
    this.steps = Axis.steps(units.stream().mapToInt(UnitData::lastStep).max().orElse(1));
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
    LineChart chart = new LineChart(steps, ratioAxis()).upwards("share of Θd");
    SeedCurve within = SeedCurve.of(group, unit -> kernelSteps(unit, Charts::within), false);
    SeedCurve between = SeedCurve.of(group, unit -> kernelSteps(unit, Charts::between), false);
    chart.band(between.low(), between.high(), UnitStyle.GREY);
    chart.band(within.low(), within.high(), group.style());
    chart.named("Θn/Θd between classes").line(between.middle(), UnitStyle.GREY);
    chart.named("Θc/Θd within classes").line(within.middle(), group.style());
    chart.markers(between.middle(), UnitStyle.GREY);
    chart.markers(within.middle(), group.style());
    String description =
        "Mean kernel entry within classes and between classes, each divided by the mean of the"
            + " diagonal, against the training step, for "
            + group.label()
            + ". Within: "
            + ends(within.middle())
            + ". Between: "
            + ends(between.middle())
            + '.';
    return chart.svg(id, description);
  }

  /** A number of the kernel of every group, on a linear scale that shows at least 0 to 1. */
  String linear(String id, String title, ToDoubleFunction<MetricsRow> value) {
    return kernelNumber(id, title, value, Axis.linear(0, 1, all(value)), false);
  }

  /** A number of the kernel of every group, on a logarithmic scale; zeros are left out. */
  String logarithmic(String id, String title, ToDoubleFunction<MetricsRow> value) {
    return kernelNumber(id, title, value, Axis.logarithmic(all(value)), true);
  }

  private String kernelNumber(
      String id, String title, ToDoubleFunction<MetricsRow> value, Axis axis, boolean logarithmic) {
    LineChart chart = new LineChart(steps, axis).upwards(title);
    List<String> descriptions = new ArrayList<>();
    for (UnitGroup group : groups) {
      SeedCurve curve =
          SeedCurve.of(
              group,
              unit ->
                  kernelSteps(unit, row -> new Point(row.step(), value.applyAsDouble(row))).stream()
                      .filter(point -> isDrawn(axis, point))
                      .toList(),
              logarithmic);
      chart.band(curve.low(), curve.high(), group.style());
      chart.named(group.label()).line(curve.middle(), group.style());
      chart.markers(curve.middle(), group.style());
      descriptions.add(group.label() + ": " + ends(curve.middle()));
    }
    return chart.svg(id, title + " against the training step. " + sentences(descriptions));
  }

  private String losses(String id, String title, ToDoubleFunction<LossRow> loss) {
    Axis axis =
        Axis.logarithmic(
            units.stream().flatMapToDouble(unit -> unit.losses().stream().mapToDouble(loss)));
    LineChart chart = new LineChart(steps, axis).upwards(title);
    List<String> descriptions = new ArrayList<>();
    for (UnitGroup group : groups) {
      Function<UnitData, List<Point>> points =
          unit ->
              unit.losses().stream()
                  .map(row -> new Point(row.step(), loss.applyAsDouble(row)))
                  .filter(point -> isDrawn(axis, point))
                  .toList();
      SeedCurve curve = SeedCurve.of(group, points, true);
      draw(chart.named(group.label()), curve.thinned(this::everyColumn), group.style());
      chart.markers(sparse(curve.middle()), group.style());
      for (UnitData unit : group.members()) {
        events(chart, unit, points.apply(unit), group.style());
      }
      descriptions.add(group.label() + ": " + ends(curve.middle()));
    }
    return chart.svg(
        id, title + " against the training step, both logarithmic. " + sentences(descriptions));
  }

  private static void draw(LineChart chart, SeedCurve curve, UnitStyle style) {
    chart.band(curve.low(), curve.high(), style);
    chart.line(curve.middle(), style);
  }

  /** Where the training of a network went back or ended. */
  private static void events(LineChart chart, UnitData unit, List<Point> points, UnitStyle style) {
    for (LossJump jump : LossJumpTexts.highest(unit.lossJumps())) {
      chart.mark(jump.toStep(), Numbers.count(jump.toStep()), style);
    }
    if (hasDiverged(unit) && !points.isEmpty()) {
      chart.cross(points.get(points.size() - 1));
    }
  }

  private static boolean isDrawn(Axis axis, Point point) {
    return Double.isFinite(axis.position().applyAsDouble(point.value()));
  }

  private static List<Point> kernelSteps(UnitData unit, Function<MetricsRow, Point> point) {
    return unit.metrics().stream().map(point).toList();
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

  private List<Point> everyColumn(List<Point> points) {
    double perColumn = (steps.high() - steps.low()) / COLUMNS;
    return Decimation.perColumn(points, point -> (long) Math.floor(position(point) / perColumn));
  }

  /** The first and last point and those in between that keep a distance: where markers stand. */
  private List<Point> sparse(List<Point> points) {
    List<Point> kept = new ArrayList<>();
    double last = Double.NEGATIVE_INFINITY;
    for (Point point : points) {
      boolean end = point.equals(points.get(points.size() - 1));
      if (end || position(point) - last >= MARKER_SPACING) {
        kept.add(point);
        last = position(point);
      }
    }
    return kept;
  }

  private double position(Point point) {
    return steps.position().applyAsDouble(point.step());
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
