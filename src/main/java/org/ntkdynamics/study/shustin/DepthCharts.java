package org.ntkdynamics.study.shustin;

import java.awt.Color;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.ntkdynamics.chart.Axis;
import org.ntkdynamics.chart.LineChart;
import org.ntkdynamics.chart.LineChart.Point;
import org.ntkdynamics.chart.UnitStyle;
import org.ntkdynamics.ensemble.Estimate;
import org.ntkdynamics.page.CurveCharts;

/**
 * Curves over hidden layers, depths or cosines, every point with a marker and a bar of one standard
 * error.
 *
 * @param <R> a row of a table
 */
final class DepthCharts<R> {
  /** SD's statements as printed. */
  static final UnitStyle PRINTED =
      new UnitStyle(new Color(0x1B1F24), SeriesMarkers.NONE, CurveCharts.DOTS);

  /** SD's statements with what is plainly missing. */
  static final UnitStyle COMPLETED =
      new UnitStyle(new Color(0x1B1F24), SeriesMarkers.NONE, List.of(7f, 3f));

  /** SD's bound. */
  static final UnitStyle BOUND =
      new UnitStyle(new Color(0xB3261E), SeriesMarkers.NONE, List.of(9f, 3f, 2f, 3f));

  /** The corrected statement. */
  static final UnitStyle CORRECTED =
      new UnitStyle(new Color(0xB9C0C8), SeriesMarkers.NONE, List.of());

  static final float THEORY_WIDTH = 1.6f;
  static final float CORRECTED_WIDTH = 5f;

  private static final float SAMPLE_WIDTH = 1.5f;

  private final ToDoubleFunction<R> depth;
  private final String title;
  private final Axis x;

  /**
   * @param depth where a row stands on the axis x
   * @param title what stands below it
   * @param first where it begins
   * @param last where it ends
   */
  DepthCharts(ToDoubleFunction<R> depth, String title, double first, double last) {
    this.depth = depth;
    this.title = title;
    this.x = Axis.linear(first, last, DoubleStream.empty());
  }

  LineChart chart(Axis y) {
    return new LineChart(x, y, title);
  }

  /** A horizontal line across the chart. */
  void level(LineChart chart, double value, UnitStyle style, float width) {
    chart.line(List.of(new Point(x.low(), value), new Point(x.high(), value)), style, width);
  }

  void theory(
      LineChart chart, List<R> rows, ToDoubleFunction<R> value, UnitStyle style, float width) {
    chart.line(points(rows, value), style, width);
  }

  void sample(LineChart chart, List<R> rows, Function<R, Estimate> sample, UnitStyle style) {
    chart.line(points(rows, row -> sample.apply(row).value()), style, SAMPLE_WIDTH);
    for (R row : rows) {
      Estimate value = sample.apply(row);
      double error = value.standardError();
      chart.bar(depth.applyAsDouble(row), value.value() - error, value.value() + error, style);
    }
    chart.markers(points(rows, row -> sample.apply(row).value()), style);
  }

  private List<Point> points(List<R> rows, ToDoubleFunction<R> value) {
    return rows.stream()
        .map(row -> new Point(depth.applyAsDouble(row), value.applyAsDouble(row)))
        .toList();
  }
}
