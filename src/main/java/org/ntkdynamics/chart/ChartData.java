package org.ntkdynamics.chart;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.ntkdynamics.chart.Series.Dot;

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
   * @param name what it is called
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
      List<@Nullable Double> y) {}

  /**
   * A bar from a low to a high value.
   *
   * @param aside how far it is drawn to the right of its place, as a share of the chart's width
   * @param curve the name of the curve with which it is hidden
   */
  public record Bar(
      double x,
      @Nullable Double low,
      @Nullable Double high,
      double aside,
      String colour,
      String curve) {}

  /**
   * An area between two lines over the same places.
   *
   * @param curve the name of the curve with which it is hidden
   */
  public record Band(
      List<@Nullable Double> x,
      List<@Nullable Double> low,
      List<@Nullable Double> high,
      String colour,
      String curve) {}

  /** A vertical line with words at its top. */
  public record Mark(double x, String words, String colour) {}

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

    Builder(Axis x, Axis y, String title) {
      this.x = x;
      this.y = y;
      this.title = title;
    }

    void add(Series one) {
      boolean marked = !one.marked().isEmpty();
      if (!one.dots().isEmpty() && (one.width() > 0 || marked)) {
        curves.add(curve(one, marked));
      }
      List<Dot> spread = one.dots().stream().filter(Dot::hasSpread).toList();
      if (one.spread() == Series.Spread.BARS) {
        spread.forEach(dot -> bars.add(bar(dot, one)));
      } else if (!spread.isEmpty()) {
        bands.add(band(one));
      }
    }

    void upwards(String words) {
      upTitle = words;
    }

    void mark(double at, String words, UnitStyle style) {
      marks.add(new Mark(at, words, style.css()));
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

    private static Curve curve(Series one, boolean marked) {
      return new Curve(
          one.name(),
          one.style().css(),
          one.width(),
          one.style().dashes(),
          marked,
          numbers(one.dots(), Dot::x),
          numbers(one.dots(), Dot::value));
    }

    private Bar bar(Dot dot, Series one) {
      return new Bar(
          dot.x(),
          number(dot.low()),
          number(dot.high()),
          one.shift() / (x.high() - x.low()),
          one.style().css(),
          one.name());
    }

    private static Band band(Series one) {
      List<Dot> dots = one.dots();
      return new Band(
          numbers(dots, Dot::x),
          numbers(dots, Dot::low),
          numbers(dots, Dot::high),
          one.style().css(),
          one.name());
    }

    private static List<@Nullable Double> numbers(
        List<Dot> dots, ToDoubleFunction<Dot> coordinate) {
      List<@Nullable Double> numbers = new ArrayList<>();
      for (Dot dot : dots) {
        numbers.add(number(coordinate.applyAsDouble(dot)));
      }
      return numbers;
    }

    private static @Nullable Double number(double value) {
      return Double.isFinite(value) ? value : null;
    }
  }
}
