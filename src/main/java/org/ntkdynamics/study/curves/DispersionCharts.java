package org.ntkdynamics.study.curves;

import java.awt.Color;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  static final String LIMIT_PRINTED = "limit, Theorem 3.1 as printed";
  static final String LIMIT_CORRECTED = "limit corrected";
  static final String FINITE_PRINTED = "Theorem 3.2 as printed";
  static final String FACTOR_TWO = "Theorem 3.2 with its factor 2";

  private static final String EXACT = "exact, ";
  private static final String DISPERSION = "E[Θ²]/E²[Θ]";

  private final Theorem theorem;
  private final Panels<DispersionRow> panels;
  private final CurveCharts<DispersionRow> charts;

  DispersionCharts(Theorem theorem, Panels<DispersionRow> panels) {
    this.theorem = theorem;
    this.panels = panels;
    this.charts = CurveCharts.overLambda(panels.rows());
  }

  /** The full kernel: samples, exact curves and the paper's theorem. */
  Plot full(Panel<DispersionRow> panel) {
    Plot plot = plot("Dispersion of the NTK", panel);
    overSeeds(panel).forEach(line -> theory(plot, line));
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
    for (Line<DispersionRow> line : overSeeds(panel)) {
      UnitStyle pale = solid(CurvePalette.pale(line.style()));
      String name = EXACT + label(line);
      add(plot, name, line, row -> row.theory().weightsOnly(), pale, CurveCharts.EXACT_WIDTH);
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
      plot.add(charts.sparse(panels.name(line), line.rows(), sample, line.style(), i));
    }
    return plot;
  }

  /** Theory knows no seed: the curves of a chart, the longest of those that differ in it alone. */
  private Collection<Line<DispersionRow>> overSeeds(Panel<DispersionRow> panel) {
    Map<String, Line<DispersionRow>> lines = new LinkedHashMap<>();
    panel
        .lines()
        .forEach(
            line ->
                lines.merge(
                    label(line),
                    line,
                    (one, other) -> one.rows().size() < other.rows().size() ? other : one));
    return lines.values();
  }

  private String label(Line<DispersionRow> line) {
    return panels.lines().label(line.place());
  }

  private void theory(Plot plot, Line<DispersionRow> line) {
    UnitStyle pale = solid(CurvePalette.pale(line.style()));
    boolean sampled = line.place().unit().draws() > 0;
    float width = sampled ? CurveCharts.EXACT_WIDTH : CurveCharts.EXACT_WIDTH / 2;
    String name = EXACT + label(line);
    add(plot, name, line, row -> row.theory().exact(), pale, width);
  }

  /** The limits, which are the same for all of a phase: each is drawn once. */
  private void limits(Plot plot, Panel<DispersionRow> panel) {
    boolean coloured = panels.lines() == Varied.ALPHA0;
    Set<String> drawn = new HashSet<>();
    for (Line<DispersionRow> line : panel.lines()) {
      Phase phase = Phase.of(line.place().unit().sigmaW2());
      if (drawn.add(phase + " " + (coloured ? line.place().unit().alpha0() : ""))) {
        UnitStyle printed =
            coloured ? CurvePalette.dashed(line.style(), CurveCharts.DOTS) : PRINTED;
        UnitStyle corrected = coloured ? solid(line.style()) : CORRECTED;
        float width = CurveCharts.THEORY_WIDTH;
        String of = ", " + phase.label() + (coloured ? ", " + label(line) : "");
        add(plot, LIMIT_PRINTED + of, line, row -> row.theory().limitPrinted(), printed, width);
        add(
            plot,
            LIMIT_CORRECTED + of,
            line,
            row -> row.theory().limitCorrected(),
            corrected,
            width);
      }
    }
    if (coloured && !panel.lines().isEmpty()) {
      chaoticLimits(plot, panel.lines().get(0));
    }
  }

  /** What the edge of chaos is compared with in Figure 5. */
  private void chaoticLimits(Plot plot, Line<DispersionRow> line) {
    String of = ", " + Phase.CHAOTIC.label();
    float width = CurveCharts.THEORY_WIDTH;
    add(plot, LIMIT_PRINTED + of, line, chaotic(TheoremForm.AS_PRINTED), PRINTED, width);
    add(plot, LIMIT_CORRECTED + of, line, chaotic(TheoremForm.CORRECTED), CORRECTED, width);
  }

  private static ToDoubleFunction<DispersionRow> chaotic(TheoremForm form) {
    return row -> DispersionLimit.chaotic(form, row.lambda());
  }

  private void finiteWidth(Plot plot, Panel<DispersionRow> panel) {
    for (Line<DispersionRow> line : overSeeds(panel)) {
      UnitStyle printed = CurvePalette.dashed(line.style(), CurveCharts.DOTS);
      UnitStyle factorTwo = CurvePalette.dashed(line.style(), FACTOR_TWO_DASHES);
      float width = CurveCharts.THEORY_WIDTH;
      String of = ", " + label(line);
      add(plot, FINITE_PRINTED + of, line, row -> row.theory().theorem32Printed(), printed, width);
      add(plot, FACTOR_TWO + of, line, row -> row.theory().theorem32FactorTwo(), factorTwo, width);
    }
  }

  private void add(
      Plot plot,
      String name,
      Line<DispersionRow> line,
      ToDoubleFunction<DispersionRow> value,
      UnitStyle style,
      float width) {
    plot.add(charts.theory(name, line.rows(), value, style, width));
  }

  private static UnitStyle solid(UnitStyle style) {
    return CurvePalette.dashed(style, List.of());
  }
}
