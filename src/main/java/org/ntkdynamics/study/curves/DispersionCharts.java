package org.ntkdynamics.study.curves;

import java.awt.Color;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.ntkdynamics.chart.Axis;
import org.ntkdynamics.chart.Plot;
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
    this.charts = CurveCharts.overLambda(panels.rows());
  }

  /** The full kernel: samples, exact curves and the paper's theorem. */
  Plot full(Panel<DispersionRow> panel) {
    Plot plot = plot("Dispersion of the NTK", panel);
    panel.lines().forEach(line -> theory(plot, line));
    if (theorem == Theorem.LIMIT) {
      limits(plot, panel);
    } else {
      finiteWidth(plot, panel);
    }
    return sampled(plot, panel, DispersionRow::sample);
  }

  /** The weights part alone: samples and exact curves. */
  Plot weights(Panel<DispersionRow> panel) {
    Plot plot = plot("Dispersion of the weights part of the NTK", panel);
    for (Line<DispersionRow> line : panel.lines()) {
      UnitStyle pale = solid(CurvePalette.pale(line.style(), CurveCharts.PALE));
      add(plot, line, row -> row.theory().weightsOnly(), pale, CurveCharts.EXACT_WIDTH);
    }
    return sampled(plot, panel, DispersionRow::weightsSample);
  }

  private Plot plot(String what, Panel<DispersionRow> panel) {
    String subject = what + " against the depth-to-width ratio, " + panel.title();
    return charts.plot(subject, Axis::logarithmic).upwards(DISPERSION);
  }

  private Plot sampled(
      Plot plot, Panel<DispersionRow> panel, Function<DispersionRow, Estimate> sample) {
    for (int i = 0; i < panel.lines().size(); i++) {
      Line<DispersionRow> line = panel.lines().get(i);
      String name = lines.label(line.place());
      plot.add(charts.sparse(name, line.rows(), sample, line.style(), i));
    }
    return plot;
  }

  private void theory(Plot plot, Line<DispersionRow> line) {
    UnitStyle pale = solid(CurvePalette.pale(line.style(), CurveCharts.PALE));
    boolean sampled = line.place().unit().draws() > 0;
    float width = sampled ? CurveCharts.EXACT_WIDTH : CurveCharts.EXACT_WIDTH / 2;
    add(plot, line, row -> row.theory().exact(), pale, width);
  }

  /** The limits, which are the same for all of a phase: each is drawn once. */
  private void limits(Plot plot, Panel<DispersionRow> panel) {
    boolean coloured = lines == Varied.ALPHA0;
    Set<String> drawn = new HashSet<>();
    for (Line<DispersionRow> line : panel.lines()) {
      Phase phase = Phase.of(line.place().unit().sigmaW2());
      if (drawn.add(phase + " " + (coloured ? line.place().unit().alpha0() : ""))) {
        UnitStyle printed =
            coloured ? CurvePalette.dashed(line.style(), CurveCharts.DOTS) : PRINTED;
        UnitStyle corrected = coloured ? solid(line.style()) : CORRECTED;
        float width = CurveCharts.THEORY_WIDTH;
        add(plot, line, row -> row.theory().limitPrinted(), printed, width);
        add(plot, line, row -> row.theory().limitCorrected(), corrected, width);
      }
    }
    if (coloured && !panel.lines().isEmpty()) {
      chaoticLimits(plot, panel.lines().get(0));
    }
  }

  /** What the edge of chaos is compared with in Figure 5. */
  private void chaoticLimits(Plot plot, Line<DispersionRow> line) {
    add(plot, line, chaotic(TheoremForm.AS_PRINTED), PRINTED, CurveCharts.THEORY_WIDTH);
    add(plot, line, chaotic(TheoremForm.CORRECTED), CORRECTED, CurveCharts.THEORY_WIDTH);
  }

  private static ToDoubleFunction<DispersionRow> chaotic(TheoremForm form) {
    return row -> DispersionLimit.chaotic(form, row.lambda());
  }

  private void finiteWidth(Plot plot, Panel<DispersionRow> panel) {
    for (Line<DispersionRow> line : panel.lines()) {
      UnitStyle printed = CurvePalette.dashed(line.style(), CurveCharts.DOTS);
      UnitStyle factorTwo = CurvePalette.dashed(line.style(), FACTOR_TWO_DASHES);
      float width = CurveCharts.THEORY_WIDTH;
      add(plot, line, row -> row.theory().theorem32Printed(), printed, width);
      add(plot, line, row -> row.theory().theorem32FactorTwo(), factorTwo, width);
    }
  }

  private void add(
      Plot plot,
      Line<DispersionRow> line,
      ToDoubleFunction<DispersionRow> value,
      UnitStyle style,
      float width) {
    plot.add(charts.theory(line.rows(), value, style, width));
  }

  private static UnitStyle solid(UnitStyle style) {
    return CurvePalette.dashed(style, List.of());
  }
}
