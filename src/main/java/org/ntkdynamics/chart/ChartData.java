package org.ntkdynamics.chart;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.ntkdynamics.chart.LineChart.Point;

/**
 * The numbers behind a chart, which the page's scripts draw anew, larger or nearer. What is no
 * finite number is null. Public because Jackson writes only public records.
 *
 * @param title what stands below the axis x
 * @param upTitle what stands beside the axis y; empty for nothing
 * @param x how values lie along the axis x
 * @param y how they lie along the axis y
 * @param yRange the positions at which the axis y begins and ends
 * @param curves its lines, in the order they are drawn
 * @param bars its vertical bars
 * @param bands its areas between two lines
 * @param marks its vertical lines
 */
public record ChartData(
    String title,
    String upTitle,
    Axis.Scale x,
    Axis.Scale y,
    List<Double> yRange,
    List<Curve> curves,
    List<Bar> bars,
    List<Band> bands,
    List<Mark> marks) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * A line, or points alone.
   *
   * @param name what it is called; empty where only the legend of the page tells
   * @param colour in CSS
   * @param width of the line; 0 for points alone
   * @param dashes lengths of strokes and gaps
   * @param marked whether its points are marked
   */
  public record Curve(
      String name,
      String colour,
      float width,
      List<Float> dashes,
      boolean marked,
      List<@Nullable Double> x,
      List<@Nullable Double> y) {

    boolean lacksMarkersOf(UnitStyle style) {
      return width > 0 && !marked && colour.equals(style.css()) && dashes.equals(style.dashes());
    }

    Curve withMarkers() {
      return new Curve(name, colour, width, dashes, true, x, y);
    }
  }

  /** A bar from a low to a high value. */
  public record Bar(double x, @Nullable Double low, @Nullable Double high, String colour) {}

  /** An area between two lines over the same places. */
  public record Band(
      List<@Nullable Double> x,
      List<@Nullable Double> low,
      List<@Nullable Double> high,
      String colour) {}

  /** A vertical line. */
  public record Mark(double x, String colour) {}

  /** As an element of an SVG drawing that shows nothing: see {@link Packed}. */
  String packed() {
    try {
      String packed = Packed.of(JSON.writeValueAsString(this).getBytes(StandardCharsets.UTF_8));
      return "<metadata>" + packed + "</metadata>";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("numbers and strings are JSON", e);
    }
  }

  /** Collects what is drawn. Not thread-safe. */
  static final class Builder {
    private final Axis x;
    private final Axis y;
    private final String title;
    private String upTitle = "";
    private final List<Curve> curves = new ArrayList<>();
    private final List<Bar> bars = new ArrayList<>();
    private final List<Band> bands = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();
    private String name = "";

    Builder(Axis x, Axis y, String title) {
      this.x = x;
      this.y = y;
      this.title = title;
    }

    void named(String next) {
      name = next;
    }

    void line(List<Point> points, UnitStyle style, float width) {
      if (!points.isEmpty()) {
        curves.add(curve(points, style, width, false));
      }
      name = "";
    }

    /** Marks the newest line that looks like it, or points alone. */
    void markers(List<Point> points, UnitStyle style) {
      int line = curves.size() - 1;
      while (line >= 0 && !curves.get(line).lacksMarkersOf(style)) {
        line--;
      }
      if (line >= 0) {
        curves.set(line, curves.get(line).withMarkers());
      } else if (!points.isEmpty()) {
        curves.add(curve(points, style, 0, true));
      }
      for (Point point : points) {
        if (point.error() > 0) {
          bar(point.step(), point.value() - point.error(), point.value() + point.error(), style);
        }
      }
    }

    void bar(double at, double low, double high, UnitStyle style) {
      bars.add(new Bar(at, number(low), number(high), style.css()));
    }

    void band(List<Point> low, List<Point> high, UnitStyle style) {
      if (!low.isEmpty()) {
        bands.add(
            new Band(
                numbers(low, Point::step),
                numbers(low, Point::value),
                numbers(high, Point::value),
                style.css()));
      }
    }

    void upwards(String words) {
      upTitle = words;
    }

    void mark(double at, UnitStyle style) {
      marks.add(new Mark(at, style.css()));
    }

    ChartData build() {
      return new ChartData(
          title,
          upTitle,
          x.scale(),
          y.scale(),
          List.of(y.low(), y.high()),
          curves,
          bars,
          bands,
          marks);
    }

    private Curve curve(List<Point> points, UnitStyle style, float width, boolean marked) {
      return new Curve(
          name,
          style.css(),
          width,
          style.dashes(),
          marked,
          numbers(points, Point::step),
          numbers(points, Point::value));
    }

    private static List<@Nullable Double> numbers(
        List<Point> points, ToDoubleFunction<Point> coordinate) {
      List<@Nullable Double> numbers = new ArrayList<>();
      for (Point point : points) {
        numbers.add(number(coordinate.applyAsDouble(point)));
      }
      return numbers;
    }

    private static @Nullable Double number(double value) {
      return Double.isFinite(value) ? value : null;
    }
  }
}
