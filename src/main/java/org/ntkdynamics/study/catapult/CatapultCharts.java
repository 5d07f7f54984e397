package org.ntkdynamics.study.catapult;

import java.awt.Color;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.ntkdynamics.chart.Axis;
import org.ntkdynamics.chart.LineChart;
import org.ntkdynamics.chart.LineChart.Point;
import org.ntkdynamics.chart.Numbers;
import org.ntkdynamics.chart.UnitStyle;
import org.ntkdynamics.page.CurveCharts;
import org.ntkdynamics.page.CurvePalette;
import org.ntkdynamics.page.Page;
import org.ntkdynamics.page.PageParts;

/** The charts of a catapult run: the darker a curve, the smaller its step. */
final class CatapultCharts {
  /** Where the linearised model turns unstable. */
  static final UnitStyle EDGE =
      new UnitStyle(new Color(0x1B1F24), SeriesMarkers.NONE, CurveCharts.DOTS);

  static final float LINE = 1.8f;
  private static final double STABLE = 2;

  /** Curves are cut where they are so many times above their start: they do not come back. */
  private static final double HIGHEST_LOSS = 1000;

  private static final double HIGHEST_INSTABILITY = 30;

  private final List<CatapultData> all;
  private final Map<Double, UnitStyle> styles;

  CatapultCharts(List<CatapultData> all) {
    this.all = all;
    this.styles =
        CurvePalette.ofSequence(
            all.stream().map(data -> data.unit().multiple()).distinct().sorted().toList());
  }

  String loss(String id, List<CatapultData> trainings) {
    double highest =
        HIGHEST_LOSS
            * all.stream()
                .filter(CatapultData::isDone)
                .mapToDouble(data -> data.first().loss())
                .max()
                .orElse(1);
    LineChart chart =
        chart(DescentStep::loss, highest, DoubleStream.empty()).upwards("training loss");
    trainings.forEach(data -> draw(chart, data, DescentStep::loss, highest));
    return chart.svg(id, "Training loss against the step. " + described(trainings));
  }

  String instability(String id, List<CatapultData> trainings) {
    LineChart chart =
        chart(DescentStep::instability, HIGHEST_INSTABILITY, DoubleStream.of(STABLE))
            .upwards("η λmax(K/N)");
    chart.line(List.of(new Point(0, STABLE), new Point(lastStep(), STABLE)), EDGE, LINE);
    trainings.forEach(data -> draw(chart, data, DescentStep::instability, HIGHEST_INSTABILITY));
    return chart.svg(
        id,
        "Step size times the largest eigenvalue of K/N against the step; the linearised model is"
            + " stable below 2. "
            + described(trainings));
  }

  List<Page.Key> legend() {
    return styles.entrySet().stream()
        .map(
            entry -> PageParts.stroke(solid(entry.getValue()), LINE, Numbers.brief(entry.getKey())))
        .toList();
  }

  String swatch(CatapultData data) {
    return LineChart.swatch(style(data), LINE);
  }

  private LineChart chart(ToDoubleFunction<DescentStep> value, double highest, DoubleStream shown) {
    DoubleStream values =
        all.stream()
            .flatMapToDouble(data -> data.steps().stream().mapToDouble(value))
            .filter(v -> v <= highest);
    return new LineChart(
        Axis.linear(0, lastStep(), DoubleStream.empty()),
        Axis.logarithmic(DoubleStream.concat(values, shown)));
  }

  private void draw(
      LineChart chart, CatapultData data, ToDoubleFunction<DescentStep> value, double highest) {
    List<Point> points =
        data.steps().stream()
            .takeWhile(step -> value.applyAsDouble(step) <= highest)
            .map(step -> new Point(step.step(), value.applyAsDouble(step)))
            .toList();
    chart.line(points, style(data), LINE);
    if (!points.isEmpty() && points.size() < data.steps().size()) {
      chart.cross(points.get(points.size() - 1));
    }
  }

  private UnitStyle style(CatapultData data) {
    return solid(styles.getOrDefault(data.unit().multiple(), EDGE));
  }

  private static UnitStyle solid(UnitStyle style) {
    return CurvePalette.dashed(style, List.of());
  }

  private double lastStep() {
    return all.stream()
        .filter(CatapultData::isDone)
        .mapToInt(data -> data.last().step())
        .max()
        .orElse(1);
  }

  private static String described(List<CatapultData> trainings) {
    return trainings.stream()
        .filter(CatapultData::isDone)
        .map(data -> "η = " + data.unit().multiple() + " of the bound " + data.verdict().label())
        .collect(Collectors.joining("; ", "", "."));
  }
}
