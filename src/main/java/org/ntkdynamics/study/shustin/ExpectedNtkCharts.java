package org.ntkdynamics.study.shustin;

import static org.ntkdynamics.page.PageParts.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.ntkdynamics.chart.Axis;
import org.ntkdynamics.chart.LineChart;
import org.ntkdynamics.chart.Numbers;
import org.ntkdynamics.chart.UnitStyle;
import org.ntkdynamics.ensemble.Estimate;
import org.ntkdynamics.page.CurveCharts;
import org.ntkdynamics.page.CurvePalette;
import org.ntkdynamics.page.Page;
import org.ntkdynamics.page.PageParts;

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
  private final DepthCharts<ExpectedNtkRow> charts;

  ExpectedNtkCharts(List<SdData<ExpectedNtkRow>> curves, SdNetworkSpec network) {
    this.styles =
        CurvePalette.ofSequence(
            curves.stream().map(c -> (double) c.unit().width()).distinct().sorted().toList());
    List<Integer> depths = network.hiddenLayers();
    this.charts =
        new DepthCharts<>(
            ExpectedNtkRow::hiddenLayers, "hidden layers L", 0, depths.get(depths.size() - 1));
  }

  UnitStyle style(SdData<ExpectedNtkRow> curve) {
    return styles.getOrDefault((double) curve.unit().width(), UnitStyle.GREY);
  }

  List<Page.Key> legend() {
    return styles.entrySet().stream()
        .map(
            entry ->
                new Page.Key(
                    LineChart.swatch(entry.getValue()),
                    html("M = " + Numbers.count(entry.getKey().longValue()))))
        .toList();
  }

  List<Page.Panel> draw(String id, List<Panel> panels, Function<Panel, LineChart> draw) {
    List<Page.Panel> drawn = new ArrayList<>();
    for (Panel panel : panels) {
      String name = (id + "-" + (drawn.size() + 1)).replace('.', '_');
      drawn.add(
          new Page.Panel(
              PageParts.letter(drawn.size()),
              html(panel.title()),
              draw.apply(panel).svg(name, description(id, panel))));
    }
    return drawn;
  }

  LineChart mean(Panel panel) {
    DoubleStream values =
        panel
            .rows()
            .flatMapToDouble(
                row ->
                    DoubleStream.of(
                        row.mean().value() - row.mean().standardError(),
                        row.mean().value() + row.mean().standardError(),
                        row.theory().corrected()));
    DoubleStream stated =
        panel.widest().stream()
            .flatMapToDouble(
                row -> DoubleStream.of(row.theory().printed(), row.theory().allLayers()));
    LineChart chart = charts.chart(Axis.linear(0, 0.1, DoubleStream.concat(values, stated)));
    List<ExpectedNtkRow> widest = panel.widest();
    charts.theory(
        chart,
        widest,
        row -> row.theory().corrected(),
        DepthCharts.CORRECTED,
        DepthCharts.CORRECTED_WIDTH);
    float width = DepthCharts.THEORY_WIDTH;
    charts.theory(chart, widest, row -> row.theory().bound(), DepthCharts.BOUND, width);
    charts.theory(chart, widest, row -> row.theory().printed(), DepthCharts.PRINTED, width);
    charts.theory(chart, widest, row -> row.theory().allLayers(), DepthCharts.COMPLETED, width);
    sample(chart, panel, ExpectedNtkRow::mean);
    return chart;
  }

  LineChart variance(Panel panel) {
    LineChart chart =
        charts.chart(
            Axis.logarithmic(
                panel
                    .rows()
                    .flatMapToDouble(
                        row -> {
                          double error = row.variance().standardError();
                          double value = row.variance().value();
                          return DoubleStream.of(value - error, value + error, value);
                        })));
    for (SdData<ExpectedNtkRow> curve : panel.curves()) {
      charts.theory(
          chart,
          panel.rows(curve),
          row -> row.theory().exactVariance(),
          CurvePalette.pale(CurvePalette.dashed(style(curve), List.of()), CurveCharts.PALE),
          DepthCharts.CORRECTED_WIDTH);
    }
    sample(chart, panel, ExpectedNtkRow::variance);
    return chart;
  }

  private void sample(LineChart chart, Panel panel, Function<ExpectedNtkRow, Estimate> sample) {
    for (SdData<ExpectedNtkRow> curve : panel.curves()) {
      charts.sample(chart, panel.rows(curve), sample, style(curve));
    }
  }

  private static String description(String id, Panel panel) {
    boolean mean = id.startsWith("mean");
    String curves =
        panel.curves().stream()
            .map(
                curve ->
                    "M = "
                        + curve.unit().width()
                        + ": "
                        + ends(
                            panel.rows(curve),
                            mean ? ExpectedNtkRow::mean : ExpectedNtkRow::variance))
            .collect(Collectors.joining("; "));
    return (mean ? "Mean" : "Variance")
        + " of the kernel against the number of hidden layers, "
        + panel.title()
        + ". "
        + curves
        + ".";
  }

  private static String ends(List<ExpectedNtkRow> rows, Function<ExpectedNtkRow, Estimate> sample) {
    if (rows.isEmpty()) {
      return "nothing known";
    }
    ExpectedNtkRow last = rows.get(rows.size() - 1);
    return Numbers.readable(sample.apply(rows.get(0)).value())
        + " at L = "
        + rows.get(0).hiddenLayers()
        + " to "
        + Numbers.readable(sample.apply(last).value())
        + " at L = "
        + last.hiddenLayers();
  }
}
