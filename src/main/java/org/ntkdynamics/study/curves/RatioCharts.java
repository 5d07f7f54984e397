package org.ntkdynamics.study.curves;

import java.awt.Color;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.ntkdynamics.chart.Axis;
import org.ntkdynamics.chart.Plot;
import org.ntkdynamics.chart.Series;
import org.ntkdynamics.chart.UnitStyle;
import org.ntkdynamics.page.CurveCharts;
import org.ntkdynamics.page.CurvePalette;
import org.ntkdynamics.page.Panels;
import org.ntkdynamics.page.Panels.Line;
import org.ntkdynamics.page.Panels.Panel;
import org.ntkdynamics.page.Varied;
import org.ntkdynamics.spec.Phase;

/** Charts of E[Θ(x,x̃)]/E[Θ(x,x)] along depth; the lighter a colour, the smaller the cosine. */
final class RatioCharts {
  /** The paper's bound. */
  static final UnitStyle BOUND = new UnitStyle(new Color(0x1B1F24), SeriesMarkers.NONE, List.of());

  /** The leading order in the widths. */
  static final UnitStyle LEADING =
      new UnitStyle(new Color(0x8A929C), SeriesMarkers.NONE, CurveCharts.DOTS);

  /** How much of the lightest curve is white. */
  private static final double LIGHTEST = 0.6;

  private final Varied lines;
  private final CurveCharts<KernelRatioRow> charts;

  RatioCharts(Panels<KernelRatioRow> panels) {
    this.lines = panels.lines();
    this.charts = CurveCharts.overLambda(panels.rows());
  }

  Plot ratio(Panel<KernelRatioRow> panel) {
    String subject =
        "Ratio of the kernel’s means against the depth-to-width ratio, " + panel.title();
    Plot plot =
        charts.plot(subject, values -> Axis.linear(0, 1, values)).upwards("E[Θ(x,x̃)]/E[Θ(x,x)]");
    List<Line<KernelRatioRow>> shaded = shaded(panel.lines());
    Set<String> bounds = new HashSet<>();
    for (Line<KernelRatioRow> line : shaded) {
      double width = line.place().unit().sigmaW2();
      UnitStyle dots = CurvePalette.dashed(line.style(), CurveCharts.DOTS);
      plot.add(theory(line, KernelRatioRow::infiniteWidth, dots));
      if (Phase.of(width) == Phase.ORDERED && bounds.add(width + " " + line.place().cosine())) {
        UnitStyle solid = CurvePalette.dashed(line.style(), List.of());
        plot.add(theory(line, KernelRatioRow::orderedPhaseBound, solid));
      }
    }
    for (int i = 0; i < shaded.size(); i++) {
      Line<KernelRatioRow> line = shaded.get(i);
      String name = lines.label(line.place()) + ", " + Varied.COSINE.label(line.place());
      plot.add(charts.sparse(name, line.rows(), KernelRatioRow::sample, line.style(), i));
    }
    return plot;
  }

  /** A line that is cut where the samples end. */
  private Series theory(
      Line<KernelRatioRow> line, ToDoubleFunction<KernelRatioRow> value, UnitStyle style) {
    return charts
        .theory(line.rows(), value, style, CurveCharts.THEORY_WIDTH)
        .framed(Series.Frame.NOTHING);
  }

  private static List<Line<KernelRatioRow>> shaded(List<Line<KernelRatioRow>> lines) {
    List<Double> cosines =
        lines.stream().map(line -> line.place().cosine()).distinct().sorted().toList();
    List<Line<KernelRatioRow>> shaded = new ArrayList<>();
    for (Line<KernelRatioRow> line : lines) {
      int steps = Math.max(1, cosines.size() - 1);
      double share = 1 - (double) cosines.indexOf(line.place().cosine()) / steps;
      UnitStyle style =
          cosines.size() == 1 ? line.style() : CurvePalette.pale(line.style(), LIGHTEST * share);
      shaded.add(new Line<>(line.data(), line.place(), line.rows(), style));
    }
    return shaded;
  }
}
