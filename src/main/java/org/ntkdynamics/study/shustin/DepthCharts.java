package org.ntkdynamics.study.shustin;

import java.awt.Color;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.ntkdynamics.chart.Axis;
import org.ntkdynamics.chart.Plot;
import org.ntkdynamics.chart.Series;
import org.ntkdynamics.chart.Series.Dot;
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
  private final Plot.Across across;

  /**
   * @param depth where a row stands on the axis x
   * @param title what stands below it
   * @param symbol what a place on it is called
   * @param first where it begins
   * @param last where it ends
   */
  DepthCharts(ToDoubleFunction<R> depth, String title, String symbol, double first, double last) {
    this.depth = depth;
    this.across = new Plot.Across(Axis.linear(first, last, DoubleStream.empty()), title, symbol);
  }

  /** A chart of what a phrase says, on an axis that holds what is added to it. */
  Plot plot(String subject, Function<DoubleStream, Axis> upwards) {
    return new Plot(subject, across, upwards);
  }

  Series theory(List<R> rows, ToDoubleFunction<R> value, UnitStyle style, float width) {
    List<Dot> dots =
        rows.stream()
            .map(row -> new Dot(depth.applyAsDouble(row), value.applyAsDouble(row)))
            .toList();
    return Series.line(dots, style, width);
  }

  Series sample(String name, List<R> rows, Function<R, Estimate> sample, UnitStyle style) {
    return Series.sample(
        name, rows.stream().map(row -> dot(row, sample.apply(row))).toList(), style, SAMPLE_WIDTH);
  }

  private Dot dot(R row, Estimate sample) {
    double value = sample.value();
    double error = sample.standardError();
    return new Dot(depth.applyAsDouble(row), value, value - error, value + error);
  }
}
