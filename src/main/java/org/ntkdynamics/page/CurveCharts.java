package org.ntkdynamics.page;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.ntkdynamics.chart.Axis;
import org.ntkdynamics.chart.LineChart;
import org.ntkdynamics.chart.LineChart.Point;
import org.ntkdynamics.chart.Numbers;
import org.ntkdynamics.chart.UnitStyle;
import org.ntkdynamics.ensemble.CurveRow;
import org.ntkdynamics.ensemble.Estimate;
import org.ntkdynamics.page.Panels.Line;
import org.ntkdynamics.page.Panels.Panel;

/** What all charts over the depth-to-width ratio have in common: one axis, and how samples look. */
public final class CurveCharts<R extends CurveRow> {
  /** What stands below the axis x. */
  public static final String LAMBDA = "depth-to-width ratio λ = L/M";

  public static final float EXACT_WIDTH = 5f;
  public static final float THEORY_WIDTH = 1.4f;
  public static final List<Float> DOTS = List.of(1.5f, 3f);
  public static final double PALE = 0.6;

  private static final float SAMPLE_WIDTH = 1.5f;

  /** About how many points of a curve have a marker. */
  private static final int MARKERS = 8;

  private final List<Panel<R>> panels;
  private final Axis lambda;

  public CurveCharts(List<Panel<R>> panels) {
    this.panels = panels;
    double last = rows(panels).mapToDouble(CurveRow::lambda).max().orElse(1);
    this.lambda = Axis.linear(0, last, DoubleStream.empty());
  }

  /** A chart without curves. */
  public LineChart chart(Axis y) {
    return new LineChart(lambda, y, LAMBDA);
  }

  /** A logarithmic axis for some numbers of every row and their error bars. */
  public Axis logarithmic(Function<R, DoubleStream> values) {
    return Axis.logarithmic(rows(panels).flatMapToDouble(values));
  }

  /** A linear axis from 0 to 1 at least. */
  public Axis linear(Function<R, DoubleStream> values) {
    return Axis.linear(0, 1, rows(panels).flatMapToDouble(values));
  }

  /** Draws a quantity of one curve. */
  public void line(
      LineChart chart, Line<R> line, ToDoubleFunction<R> value, UnitStyle style, float width) {
    chart.line(points(line.rows(), value), style, width);
  }

  /** Draws samples: a dashed line, and markers with error bars of one standard error. */
  public void sample(LineChart chart, List<Line<R>> lines, Function<R, Estimate> sample) {
    for (int i = 0; i < lines.size(); i++) {
      Line<R> line = lines.get(i);
      UnitStyle style = line.style();
      List<R> marked = marked(line.rows(), i);
      chart.line(points(line.rows(), row -> sample.apply(row).value()), style, SAMPLE_WIDTH);
      for (R row : marked) {
        Estimate value = sample.apply(row);
        double error = value.standardError();
        chart.bar(row.lambda(), value.value() - error, value.value() + error, style);
      }
      chart.markers(points(marked, row -> sample.apply(row).value()), style);
    }
  }

  /** The ends of a curve in words. */
  public String ends(Line<R> line, Function<R, Estimate> sample) {
    if (line.rows().isEmpty()) {
      return "nothing known";
    }
    return end(line.rows().get(0), sample)
        + " to "
        + end(line.rows().get(line.rows().size() - 1), sample);
  }

  private String end(R row, Function<R, Estimate> sample) {
    return Numbers.readable(sample.apply(row).value()) + " at λ = " + Numbers.brief(row.lambda());
  }

  private List<R> marked(List<R> rows, int curve) {
    int every = Math.max(1, rows.size() / MARKERS);
    List<R> marked = new ArrayList<>();
    for (int i = (curve % every); i < rows.size(); i += every) {
      marked.add(rows.get(i));
    }
    return marked;
  }

  private List<Point> points(List<R> rows, ToDoubleFunction<R> value) {
    return rows.stream().map(row -> new Point(row.lambda(), value.applyAsDouble(row))).toList();
  }

  private static <R extends CurveRow> Stream<R> rows(List<Panel<R>> panels) {
    return panels.stream().flatMap(panel -> panel.lines().stream()).flatMap(l -> l.rows().stream());
  }
}
