package org.ntkdynamics.study.regression;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.ntkdynamics.chart.Axis;
import org.ntkdynamics.chart.LineChart;
import org.ntkdynamics.chart.Plot;
import org.ntkdynamics.chart.Series;
import org.ntkdynamics.chart.UnitStyle;
import org.ntkdynamics.page.CurveCharts;
import org.ntkdynamics.page.CurvePalette;
import org.ntkdynamics.page.NetworkLabel;
import org.ntkdynamics.page.Page;
import org.ntkdynamics.page.PageParts;
import org.ntkdynamics.page.PlotPanels;
import org.ntkdynamics.page.UnitStyles;

/** The charts of a run: what is of Θ_0 is grey, what is of step t has the colour of the phase. */
final class RegressionCharts {
  private static final float WIDTH = 2f;
  private static final List<Float> DASHES = List.of(7f, 4f);

  private final List<RegressionData> all;
  private final Map<String, UnitStyle> styles;

  RegressionCharts(List<RegressionData> all, RegressionSpec config) {
    this.all = all;
    this.styles = UnitStyles.of(config.units(), config.network());
  }

  /** The share of right answers of every network, on one axis. */
  List<Page.Panel> accuracies(String id, ToDoubleFunction<RegressionRow> value) {
    return panels(id, "Share of right answers", value, values -> Axis.linear(0.9, 1, values));
  }

  /** The loss of every network, on one logarithmic axis. */
  List<Page.Panel> losses(String id, ToDoubleFunction<RegressionRow> value) {
    return panels(id, "Loss", value, Axis::logarithmic);
  }

  /** What kinds of line mean. */
  List<Page.Key> legend() {
    UnitStyle colour = styles.values().iterator().next();
    return Stream.of(Predictor.values())
        .map(predictor -> PageParts.stroke(style(predictor, colour), WIDTH, predictor.label()))
        .toList();
  }

  String swatch(RegressionData data) {
    return LineChart.swatch(style(Predictor.NETWORK, colour(data)), WIDTH);
  }

  private List<Page.Panel> panels(
      String id,
      String subject,
      ToDoubleFunction<RegressionRow> value,
      Function<DoubleStream, Axis> upwards) {
    PlotPanels panels = new PlotPanels(id);
    all.forEach(
        data ->
            panels.add(NetworkLabel.inFull(data.unit()), plot(subject, data, value, upwards), id));
    return panels.list();
  }

  private Plot plot(
      String subject,
      RegressionData data,
      ToDoubleFunction<RegressionRow> value,
      Function<DoubleStream, Axis> upwards) {
    int last =
        all.stream()
            .filter(RegressionData::isDone)
            .mapToInt(RegressionData::lastStep)
            .max()
            .orElse(1);
    Plot plot =
        new Plot(
                subject + " of " + NetworkLabel.inFull(data.unit()),
                Plot.Across.steps(last),
                upwards)
            .upwards(subject);
    for (Predictor predictor : Predictor.values()) {
      plot.add(
          Series.sample(
              predictor.label(),
              data.dots(predictor, value),
              style(predictor, colour(data)),
              WIDTH));
    }
    return plot;
  }

  private UnitStyle colour(RegressionData data) {
    return styles.getOrDefault(data.unit().key(), UnitStyle.GREY);
  }

  private static UnitStyle style(Predictor predictor, UnitStyle colour) {
    return switch (predictor) {
      case NETWORK -> CurvePalette.dashed(colour, List.of());
      case INITIAL_REGRESSION -> CurvePalette.dashed(UnitStyle.GREY, DASHES);
      case REGRESSION -> CurvePalette.dashed(colour, DASHES);
      case INITIAL_FLOW -> CurvePalette.dashed(UnitStyle.GREY, CurveCharts.DOTS);
      case FLOW -> CurvePalette.dashed(CurvePalette.pale(colour), CurveCharts.DOTS);
    };
  }
}
