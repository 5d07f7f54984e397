package org.ntkdynamics.study;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import org.ntkdynamics.chart.Axis;
import org.ntkdynamics.chart.Plot;
import org.ntkdynamics.chart.Series;
import org.ntkdynamics.chart.UnitStyle;
import org.ntkdynamics.page.CurvePalette;
import org.ntkdynamics.page.Notation;
import org.ntkdynamics.page.Page;
import org.ntkdynamics.page.PageParts;
import org.ntkdynamics.page.PlotPanels;
import org.ntkdynamics.store.RunDirectory;

/**
 * The tables of several runs over each other, a chart a column: colours are runs, strokes units.
 */
final class ComparisonCharts {
  private static final List<List<Float>> DASHES =
      List.of(
          List.of(),
          List.of(6f, 3f),
          List.of(1.5f, 3f),
          List.of(9f, 3f, 1.5f, 3f),
          List.of(12f, 4f),
          List.of(3f, 6f),
          List.of(9f, 3f, 1.5f, 3f, 1.5f, 3f),
          List.of(12f, 3f, 3f, 3f));
  private static final float LINE = 1.8f;

  /** From so large a ratio on, positive numbers are drawn by their logarithm. */
  private static final double LOGARITHMIC_FROM = 50;

  private static final String STEP = "step";

  private final List<RunDirectory> runs;
  private final List<String> names;
  private final List<UnitStyle> styles;

  /**
   * @param names what the runs are called
   * @param styles how they are drawn
   */
  ComparisonCharts(List<RunDirectory> runs, List<String> names, List<UnitStyle> styles) {
    this.runs = runs;
    this.names = names;
    this.styles = styles;
  }

  /** A figure a table. */
  List<Page.Figure> figures(List<Page.Key> legend, List<Page.Key> strokes, List<String> units) {
    List<Page.Figure> figures = new ArrayList<>();
    for (String file : tables(units)) {
      List<Page.Panel> panels = panels(file, "table-" + (figures.size() + 1), units);
      if (!panels.isEmpty()) {
        figures.add(
            new Page.Figure(
                "table-" + (figures.size() + 1),
                file,
                Notation.html(file),
                Notation.html(ComparisonReport.PROSE.say("columnsLead", Map.of("table", file))),
                legend,
                strokes,
                PageParts.columns(panels.size()),
                panels,
                Notation.html(""),
                null));
      }
    }
    return figures;
  }

  /** How the strokes of a unit are dashed. */
  static List<Float> dashes(int unit) {
    return DASHES.get(unit % DASHES.size());
  }

  private Set<String> tables(List<String> units) {
    Set<String> files = new LinkedHashSet<>();
    for (RunDirectory run : runs) {
      for (String unit : units) {
        run.unit(unit).tables().forEach(file -> files.add(String.valueOf(file.getFileName())));
      }
    }
    return files;
  }

  private List<Page.Panel> panels(String file, String id, List<String> units) {
    Map<String, List<Series>> byColumn = new LinkedHashMap<>();
    String axis = "";
    for (int r = 0; r < runs.size(); r++) {
      for (int u = 0; u < units.size(); u++) {
        Path path = runs.get(r).unit(units.get(u)).root().resolve(file);
        NumberTable table = Files.isRegularFile(path) ? NumberTable.read(path) : null;
        if (table != null && table.isCurve()) {
          axis = table.axis();
          UnitStyle style = CurvePalette.dashed(styles.get(r), dashes(u));
          collect(table, names.get(r) + ", " + units.get(u), style, byColumn);
        }
      }
    }
    PlotPanels panels = new PlotPanels(id);
    String over = axis;
    byColumn.forEach((column, curves) -> panels.add(column, plot(column, over, curves)));
    return panels.list();
  }

  private static void collect(
      NumberTable table, String name, UnitStyle style, Map<String, List<Series>> byColumn) {
    table
        .columns()
        .forEach(
            (column, values) -> {
              List<Series.Dot> dots = new ArrayList<>();
              for (int i = 0; i < values.size(); i++) {
                if (Double.isFinite(values.get(i))) {
                  dots.add(new Series.Dot(table.places().get(i), values.get(i)));
                }
              }
              if (!column.equals(table.axis()) && !dots.isEmpty()) {
                byColumn
                    .computeIfAbsent(column, key -> new ArrayList<>())
                    .add(Series.line(name, dots, style, LINE).tell());
              }
            });
  }

  private static Plot plot(String column, String axis, List<Series> curves) {
    Plot plot = new Plot(column, across(axis, curves), upwards(curves)).upwards(column);
    curves.forEach(plot::add);
    return plot;
  }

  private static Plot.Across across(String axis, List<Series> curves) {
    DoubleStream places =
        curves.stream().flatMap(curve -> curve.dots().stream()).mapToDouble(Series.Dot::x);
    return axis.equals(STEP)
        ? Plot.Across.steps((int) places.max().orElse(1))
        : new Plot.Across(Axis.linear(places), axis, axis + " =");
  }

  private static Function<DoubleStream, Axis> upwards(List<Series> curves) {
    var range =
        curves.stream()
            .flatMap(curve -> curve.dots().stream())
            .mapToDouble(Series.Dot::value)
            .filter(value -> value != 0)
            .summaryStatistics();
    return range.getMin() > 0 && range.getMax() > LOGARITHMIC_FROM * range.getMin()
        ? Axis::logarithmic
        : Axis::linear;
  }
}
