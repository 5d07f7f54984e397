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
import org.ntkdynamics.page.Page;
import org.ntkdynamics.page.PageParts;
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

  static final String BOUND_NAME = "bound (18)";
  static final String LEADING_NAME = "leading order";

  private final Panels<KernelRatioRow> panels;
  private final CurveCharts<KernelRatioRow> charts;

  RatioCharts(Panels<KernelRatioRow> panels) {
    this.panels = panels;
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
      plot.add(theory(LEADING_NAME, line, KernelRatioRow::infiniteWidth, dots));
      if (Phase.of(width) == Phase.ORDERED && bounds.add(width + " " + line.place().cosine())) {
        UnitStyle solid = CurvePalette.dashed(line.style(), List.of());
        plot.add(theory(BOUND_NAME, line, KernelRatioRow::orderedPhaseBound, solid));
      }
    }
    for (int i = 0; i < shaded.size(); i++) {
      Line<KernelRatioRow> line = shaded.get(i);
      plot.add(charts.sparse(name(line), line.rows(), KernelRatioRow::sample, line.style(), i));
    }
    return plot;
  }

  /** A line that is cut where the samples end. */
  private Series theory(
      String what,
      Line<KernelRatioRow> line,
      ToDoubleFunction<KernelRatioRow> value,
      UnitStyle style) {
    return charts
        .theory(what + ", " + name(line), line.rows(), value, style, CurveCharts.THEORY_WIDTH)
        .framed(Series.Frame.NOTHING);
  }

  private String name(Line<KernelRatioRow> line) {
    return Varied.COSINE.label(line.place()) + ", " + panels.name(line);
  }

  /** Which shade stands for which cosine, where there are several. */
  List<Page.Key> shades() {
    List<Double> cosines =
        panels.list().stream()
            .flatMap(panel -> cosines(panel.lines()).stream())
            .distinct()
            .sorted()
            .toList();
    UnitStyle grey = CurvePalette.dashed(UnitStyle.GREY, List.of());
    return cosines.size() == 1
        ? List.of()
        : cosines.stream()
            .map(
                cosine ->
                    PageParts.stroke(
                        shade(grey, cosines, cosine),
                        CurveCharts.THEORY_WIDTH,
                        Varied.cosine(cosine)))
            .toList();
  }

  private static List<Line<KernelRatioRow>> shaded(List<Line<KernelRatioRow>> lines) {
    List<Double> cosines = cosines(lines);
    List<Line<KernelRatioRow>> shaded = new ArrayList<>();
    for (Line<KernelRatioRow> line : lines) {
      UnitStyle style = shade(line.style(), cosines, line.place().cosine());
      shaded.add(new Line<>(line.data(), line.place(), line.rows(), style));
    }
    return shaded;
  }

  private static List<Double> cosines(List<Line<KernelRatioRow>> lines) {
    return lines.stream().map(line -> line.place().cosine()).distinct().sorted().toList();
  }

  private static UnitStyle shade(UnitStyle style, List<Double> cosines, double cosine) {
    int last = cosines.size() - 1;
    return last == 0
        ? style
        : CurvePalette.shade(style, 1 - (double) cosines.indexOf(cosine) / last);
  }
}
