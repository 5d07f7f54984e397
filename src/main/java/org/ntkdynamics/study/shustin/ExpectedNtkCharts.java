package org.ntkdynamics.study.shustin;

import static org.ntkdynamics.page.PageParts.html;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.ntkdynamics.chart.Axis;
import org.ntkdynamics.chart.LineChart;
import org.ntkdynamics.chart.Numbers;
import org.ntkdynamics.chart.Plot;
import org.ntkdynamics.chart.Series;
import org.ntkdynamics.chart.UnitStyle;
import org.ntkdynamics.ensemble.Estimate;
import org.ntkdynamics.page.CurveCharts;
import org.ntkdynamics.page.CurvePalette;
import org.ntkdynamics.page.Page;
import org.ntkdynamics.page.PlotPanels;

/** Charts of mean and variance of the kernel's entries along depth; a colour for each width. */
final class ExpectedNtkCharts {
  /**
   * A chart.
   *
   * @param title what its curves have in common
   * @param cosine of the inputs
   * @param curves a unit for each width
   */
  record Panel(String title, double cosine, List<SdData<ExpectedNtkRow>> curves) {
    List<ExpectedNtkRow> rows(SdData<ExpectedNtkRow> curve) {
      return curve.rows().stream().filter(row -> row.cosine() == cosine).toList();
    }

    Stream<ExpectedNtkRow> rows() {
      return curves.stream().flatMap(curve -> rows(curve).stream());
    }

    /** The rows of the widest networks, at which SD's statements are drawn. */
    List<ExpectedNtkRow> widest() {
      return curves.stream()
          .max((a, b) -> Integer.compare(a.unit().width(), b.unit().width()))
          .map(this::rows)
          .orElse(List.of());
    }
  }

  private final Map<Double, UnitStyle> styles;
  private final CurveCharts<ExpectedNtkRow> charts;

  ExpectedNtkCharts(List<SdData<ExpectedNtkRow>> curves, SdNetworkSpec network) {
    this.styles =
        CurvePalette.ofSequence(
            curves.stream().map(c -> (double) c.unit().width()).distinct().sorted().toList());
    List<Integer> depths = network.hiddenLayers();
    this.charts =
        new CurveCharts<>(
            ExpectedNtkRow::hiddenLayers,
            CurveCharts.from0(
                DoubleStream.of(depths.get(depths.size() - 1)), "hidden layers L", "L ="));
  }

  UnitStyle style(SdData<ExpectedNtkRow> curve) {
    return styles.getOrDefault((double) curve.unit().width(), UnitStyle.GREY);
  }

  List<Page.Key> legend() {
    return styles.entrySet().stream()
        .map(
            entry ->
                new Page.Key(
                    LineChart.swatch(entry.getValue()), html(name(entry.getKey().longValue()))))
        .toList();
  }

  List<Page.Panel> draw(String id, List<Panel> panels, Function<Panel, Plot> draw) {
    PlotPanels drawn = new PlotPanels(id);
    panels.forEach(panel -> drawn.add(panel.title(), draw.apply(panel)));
    return drawn.list();
  }

  Plot mean(Panel panel) {
    Plot plot =
        plot("Mean", panel, values -> Axis.linear(0, 0.1, values))
            .add(
                charts.theory(
                    "corrected mean",
                    panel.widest(),
                    row -> row.theory().corrected(),
                    StatementStyles.CORRECTED,
                    StatementStyles.CORRECTED_WIDTH))
            .add(
                statement(
                        panel,
                        StatementStyles.BOUND_OF_THEOREM,
                        ExpectedNtkTheory::bound,
                        StatementStyles.BOUND)
                    .framed(Series.Frame.NOTHING))
            .add(
                statement(
                    panel,
                    StatementStyles.AS_PRINTED,
                    ExpectedNtkTheory::printed,
                    StatementStyles.PRINTED))
            .add(
                statement(
                    panel,
                    StatementStyles.WITH_ALL_TERMS,
                    ExpectedNtkTheory::allLayers,
                    StatementStyles.COMPLETED));
    return sample(plot, panel, ExpectedNtkRow::mean);
  }

  private Series statement(
      Panel panel, String name, ToDoubleFunction<ExpectedNtkTheory> value, UnitStyle style) {
    return charts.theory(
        name,
        panel.widest(),
        row -> value.applyAsDouble(row.theory()),
        style,
        StatementStyles.THEORY_WIDTH);
  }

  Plot variance(Panel panel) {
    Plot plot = plot("Variance", panel, Axis::logarithmic);
    for (SdData<ExpectedNtkRow> curve : panel.curves()) {
      plot.add(
          charts.theory(
              "exact, " + name(curve),
              panel.rows(curve),
              row -> row.theory().exactVariance(),
              CurvePalette.pale(CurvePalette.dashed(style(curve), List.of())),
              StatementStyles.CORRECTED_WIDTH));
    }
    return sample(plot, panel, ExpectedNtkRow::variance);
  }

  private Plot plot(String what, Panel panel, Function<DoubleStream, Axis> upwards) {
    return charts
        .plot(
            what + " of the kernel against the number of hidden layers, " + panel.title(), upwards)
        .upwards(what + " of the kernel");
  }

  private Plot sample(Plot plot, Panel panel, Function<ExpectedNtkRow, Estimate> sample) {
    for (SdData<ExpectedNtkRow> curve : panel.curves()) {
      plot.add(charts.sample(name(curve), panel.rows(curve), sample, style(curve)));
    }
    return plot;
  }

  private static String name(SdData<ExpectedNtkRow> curve) {
    return name(curve.unit().width());
  }

  private static String name(long width) {
    return "width M = " + Numbers.count(width);
  }
}
