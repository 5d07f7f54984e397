package org.ntkdynamics.study.catapult;

import java.awt.Color;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.ntkdynamics.chart.Axis;
import org.ntkdynamics.chart.LineChart;
import org.ntkdynamics.chart.Numbers;
import org.ntkdynamics.chart.Plot;
import org.ntkdynamics.chart.Series;
import org.ntkdynamics.chart.Series.Dot;
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

  Plot loss(List<CatapultData> trainings) {
    double start = done().mapToDouble(data -> data.first().loss()).max().orElse(1);
    Plot plot = plot("Training loss against the step").upwards("training loss");
    trainings.forEach(data -> add(plot, data, DescentStep::loss, HIGHEST_LOSS * start));
    return plot;
  }

  Plot instability(List<CatapultData> trainings) {
    Plot plot =
        plot("Step size times the largest eigenvalue of K/N against the step; the linearised"
                + " model is stable below 2")
            .upwards("η λmax(K/N)")
            .level("edge of stability 2", STABLE, EDGE, LINE);
    trainings.forEach(data -> add(plot, data, DescentStep::instability, HIGHEST_INSTABILITY));
    return plot;
  }

  List<Page.Key> legend() {
    return styles.entrySet().stream()
        .map(
            entry ->
                PageParts.stroke(
                    solid(entry.getValue()), LINE, Numbers.brief(entry.getKey()) + " × bound"))
        .toList();
  }

  String swatch(CatapultData data) {
    return LineChart.swatch(style(data), LINE);
  }

  private Plot plot(String subject) {
    DoubleStream last = done().mapToDouble(data -> data.last().step());
    return new Plot(subject, CurveCharts.from0(last, "training step", "step"), Axis::logarithmic);
  }

  private void add(
      Plot plot, CatapultData data, ToDoubleFunction<DescentStep> value, double highest) {
    List<Dot> dots =
        data.steps().stream()
            .takeWhile(step -> value.applyAsDouble(step) <= highest)
            .map(step -> new Dot(step.step(), value.applyAsDouble(step)))
            .toList();
    plot.add(Series.line(name(data), dots, style(data), LINE).tell());
    if (!dots.isEmpty() && dots.size() < data.steps().size()) {
      Dot last = dots.get(dots.size() - 1);
      plot.cross(last.x(), last.value());
    }
  }

  private static String name(CatapultData data) {
    String name = "step η = " + Numbers.brief(data.unit().multiple()) + " × bound";
    return data.isDone() ? name + ", " + data.verdict().label() : name;
  }

  private UnitStyle style(CatapultData data) {
    return solid(styles.getOrDefault(data.unit().multiple(), EDGE));
  }

  private static UnitStyle solid(UnitStyle style) {
    return CurvePalette.dashed(style, List.of());
  }

  private Stream<CatapultData> done() {
    return all.stream().filter(CatapultData::isDone);
  }
}
