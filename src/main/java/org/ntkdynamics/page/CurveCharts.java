package org.ntkdynamics.page;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.ntkdynamics.chart.Axis;
import org.ntkdynamics.chart.Plot;
import org.ntkdynamics.chart.Series;
import org.ntkdynamics.chart.Series.Dot;
import org.ntkdynamics.chart.UnitStyle;
import org.ntkdynamics.ensemble.CurveRow;
import org.ntkdynamics.ensemble.Estimate;

/**
 * Curves of the rows of a table: where a row stands, and how samples and theory look.
 *
 * @param <R> a row
 */
public final class CurveCharts<R> {
  public static final float EXACT_WIDTH = 5f;
  public static final float THEORY_WIDTH = 1.4f;
  public static final List<Float> DOTS = List.of(1.5f, 3f);

  private static final float SAMPLE_WIDTH = 1.5f;

  /** About how many points of a curve along λ have a marker. */
  private static final int MARKERS = 8;

  private final ToDoubleFunction<R> place;
  private final Plot.Across across;

  /**
   * @param place where a row stands on the axis
   * @param across the axis from left to right
   */
  public CurveCharts(ToDoubleFunction<R> place, Plot.Across across) {
    this.place = place;
    this.across = across;
  }

  /** Charts over the depth-to-width ratio, of the rows of some curves. */
  public static <R extends CurveRow> CurveCharts<R> overLambda(Stream<R> rows) {
    return new CurveCharts<>(CurveRow::lambda, lambda(rows.mapToDouble(CurveRow::lambda)));
  }

  /** The depth-to-width ratio from 0 to the largest of some. */
  public static Plot.Across lambda(DoubleStream ratios) {
    return from0(ratios, "depth-to-width ratio λ = L/M", "λ =");
  }

  /**
   * An axis from 0 to the largest of some places.
   *
   * @param title what stands below it
   * @param at what stands before a place on it in a description
   */
  public static Plot.Across from0(DoubleStream places, String title, String at) {
    Axis axis = Axis.linear(0, places.max().orElse(1), DoubleStream.empty());
    return new Plot.Across(axis, title, at);
  }

  /** A chart of what a phrase says, on an axis that holds what is added to it. */
  public Plot plot(String subject, Function<DoubleStream, Axis> upwards) {
    return new Plot(subject, across, upwards);
  }

  /** A quantity of the rows: a line. */
  public Series theory(
      String name, List<R> rows, ToDoubleFunction<R> value, UnitStyle style, float width) {
    return Series.line(
        name,
        rows.stream()
            .map(row -> new Dot(place.applyAsDouble(row), value.applyAsDouble(row)))
            .toList(),
        style,
        width);
  }

  /** What was sampled, every point with a marker and a bar of one standard error to each side. */
  public Series sample(String name, List<R> rows, Function<R, Estimate> sample, UnitStyle style) {
    return Series.sample(
        name, rows.stream().map(row -> dot(row, sample.apply(row))).toList(), style, SAMPLE_WIDTH);
  }

  /**
   * The same with some markers alone, and bars that the axis makes no room for.
   *
   * @param curve which of the curves of a chart it is: markers of neighbours stand apart
   */
  public Series sparse(
      String name, List<R> rows, Function<R, Estimate> sample, UnitStyle style, int curve) {
    int every = Math.max(1, rows.size() / MARKERS);
    return sample(name, rows, sample, style)
        .markedFrom(curve % every, every)
        .framed(Series.Frame.VALUES);
  }

  private Dot dot(R row, Estimate sample) {
    return Dot.withError(place.applyAsDouble(row), sample.value(), sample.standardError());
  }
}
