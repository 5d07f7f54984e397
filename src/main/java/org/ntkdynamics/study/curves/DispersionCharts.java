package org.ntkdynamics.study.curves;

import java.awt.Color;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.ntkdynamics.chart.LineChart;
import org.ntkdynamics.chart.LineChart.Point;
import org.ntkdynamics.chart.UnitStyle;
import org.ntkdynamics.ensemble.Estimate;
import org.ntkdynamics.page.CurveCharts;
import org.ntkdynamics.page.CurvePalette;
import org.ntkdynamics.page.Panels;
import org.ntkdynamics.page.Panels.Line;
import org.ntkdynamics.page.Panels.Panel;
import org.ntkdynamics.page.Varied;
import org.ntkdynamics.spec.Phase;
import org.ntkdynamics.spec.Theorem;
import org.ntkdynamics.theory.DispersionLimit;
import org.ntkdynamics.theory.TheoremForm;

/** Charts of the dispersion along depth, logarithmic, on one scale for all panels. */
final class DispersionCharts {
  /** The paper's limit, as printed. */
  static final UnitStyle PRINTED =
      new UnitStyle(new Color(0x1B1F24), SeriesMarkers.NONE, CurveCharts.DOTS);

  /** The limit as corrected. */
  static final UnitStyle CORRECTED =
      new UnitStyle(new Color(0x1B1F24), SeriesMarkers.NONE, List.of());

  static final List<Float> FACTOR_TWO_DASHES = List.of(9f, 3f, 1.5f, 3f);

  private static final String DISPERSION = "E[Θ²]/E²[Θ]";

  private final Theorem theorem;
  private final Varied lines;
  private final CurveCharts<DispersionRow> charts;

  DispersionCharts(Theorem theorem, Panels<DispersionRow> panels) {
    this.theorem = theorem;
    this.lines = panels.lines();
    this.charts = new CurveCharts<>(panels.list());
  }

  /** The full kernel: samples, exact curves and the paper's theorem. */
  String full(String id, Panel<DispersionRow> panel) {
    LineChart chart = charts.chart(charts.logarithmic(this::fullValues)).upwards(DISPERSION);
    panel.lines().forEach(line -> theory(chart, line));
    if (theorem == Theorem.LIMIT) {
      limits(chart, panel);
    } else {
      finiteWidth(chart, panel);
    }
    charts.sample(chart, panel.lines(), DispersionRow::sample);
    return chart.svg(id, description(panel, "Dispersion of the NTK", DispersionRow::sample));
  }

  /** The weights part alone: samples and exact curves. */
  String weights(String id, Panel<DispersionRow> panel) {
    LineChart chart =
        charts.chart(charts.logarithmic(DispersionCharts::weightsValues)).upwards(DISPERSION);
    for (Line<DispersionRow> line : panel.lines()) {
      UnitStyle pale = solid(CurvePalette.pale(line.style(), CurveCharts.PALE));
      charts.line(chart, line, row -> row.theory().weightsOnly(), pale, CurveCharts.EXACT_WIDTH);
    }
    charts.sample(chart, panel.lines(), DispersionRow::weightsSample);
    String title = "Dispersion of the weights part of the NTK";
    return chart.svg(id, description(panel, title, DispersionRow::weightsSample));
  }

  private void theory(LineChart chart, Line<DispersionRow> line) {
    UnitStyle pale = solid(CurvePalette.pale(line.style(), CurveCharts.PALE));
    boolean sampled = line.place().unit().draws() > 0;
    float width = sampled ? CurveCharts.EXACT_WIDTH : CurveCharts.EXACT_WIDTH / 2;
    charts.line(chart, line, row -> row.theory().exact(), pale, width);
  }

  /** The limits, which are the same for all of a phase: each is drawn once. */
  private void limits(LineChart chart, Panel<DispersionRow> panel) {
    boolean coloured = lines == Varied.ALPHA0;
    Set<String> drawn = new HashSet<>();
    for (Line<DispersionRow> line : panel.lines()) {
      Phase phase = Phase.of(line.place().unit().sigmaW2());
      if (drawn.add(phase + " " + (coloured ? line.place().unit().alpha0() : ""))) {
        UnitStyle printed =
            coloured ? CurvePalette.dashed(line.style(), CurveCharts.DOTS) : PRINTED;
        UnitStyle corrected = coloured ? solid(line.style()) : CORRECTED;
        float width = CurveCharts.THEORY_WIDTH;
        charts.line(chart, line, row -> row.theory().limitPrinted(), printed, width);
        charts.line(chart, line, row -> row.theory().limitCorrected(), corrected, width);
      }
    }
    if (coloured && !panel.lines().isEmpty()) {
      chaoticLimits(chart, panel.lines().get(0).rows());
    }
  }

  /** What the edge of chaos is compared with in Figure 5. */
  private static void chaoticLimits(LineChart chart, List<DispersionRow> rows) {
    chart.line(chaotic(rows, TheoremForm.AS_PRINTED), PRINTED, CurveCharts.THEORY_WIDTH);
    chart.line(chaotic(rows, TheoremForm.CORRECTED), CORRECTED, CurveCharts.THEORY_WIDTH);
  }

  private static List<Point> chaotic(List<DispersionRow> rows, TheoremForm form) {
    return rows.stream()
        .map(row -> new Point(row.lambda(), DispersionLimit.chaotic(form, row.lambda())))
        .toList();
  }

  private void finiteWidth(LineChart chart, Panel<DispersionRow> panel) {
    for (Line<DispersionRow> line : panel.lines()) {
      UnitStyle printed = CurvePalette.dashed(line.style(), CurveCharts.DOTS);
      UnitStyle factorTwo = CurvePalette.dashed(line.style(), FACTOR_TWO_DASHES);
      float width = CurveCharts.THEORY_WIDTH;
      charts.line(chart, line, row -> row.theory().theorem32Printed(), printed, width);
      charts.line(chart, line, row -> row.theory().theorem32FactorTwo(), factorTwo, width);
    }
  }

  private DoubleStream fullValues(DispersionRow row) {
    DispersionTheory theory = row.theory();
    DoubleStream drawn =
        theorem == Theorem.LIMIT
            ? DoubleStream.of(theory.limitPrinted(), theory.limitCorrected(), chaoticLimit(row))
            : DoubleStream.of(theory.theorem32Printed(), theory.theorem32FactorTwo());
    return DoubleStream.concat(drawn, DoubleStream.of(row.sample().value(), theory.exact()));
  }

  private double chaoticLimit(DispersionRow row) {
    return lines == Varied.ALPHA0
        ? DispersionLimit.chaotic(TheoremForm.CORRECTED, row.lambda())
        : Double.NaN;
  }

  private static DoubleStream weightsValues(DispersionRow row) {
    return DoubleStream.of(row.weightsSample().value(), row.theory().weightsOnly());
  }

  private static UnitStyle solid(UnitStyle style) {
    return CurvePalette.dashed(style, List.of());
  }

  private String description(
      Panel<DispersionRow> panel, String title, Function<DispersionRow, Estimate> sample) {
    return panel.lines().stream()
        .map(line -> lines.label(line.place()) + ": " + charts.ends(line, sample))
        .collect(
            Collectors.joining(
                "; ", title + " against the depth-to-width ratio, " + panel.title() + ". ", "."));
  }
}
