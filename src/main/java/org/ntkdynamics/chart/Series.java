package org.ntkdynamics.chart;

import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;

/**
 * A curve of a {@link Plot}: where it goes, with its bars, and how it looks.
 *
 * @param name what a description of the chart calls it; empty for what is told elsewhere
 * @param dots its points, from left to right
 * @param style its colour, marker and dashes
 * @param width of its line
 * @param marked whether every point has a marker
 * @param framed whether the axis reaches as far as it does
 */
public record Series(
    String name, List<Dot> dots, UnitStyle style, float width, boolean marked, boolean framed) {
  public Series {
    dots = List.copyOf(dots);
  }

  /** A point with a bar from a low to a high value, which are its own where it has none. */
  public record Dot(double x, double value, double low, double high) {
    public Dot(double x, double value) {
      this(x, value, value, value);
    }

    boolean hasBar() {
      return low < high;
    }
  }

  /** A line without a name that the axis makes room for. */
  public static Series line(List<Dot> dots, UnitStyle style, float width) {
    return new Series("", dots, style, width, false, true);
  }

  /** What was sampled: named, with markers and bars. */
  public static Series sample(String name, List<Dot> dots, UnitStyle style, float width) {
    return new Series(name, dots, style, width, true, true);
  }

  /** The same, as a line alone. */
  public Series unmarked() {
    return new Series(name, dots, style, width, false, framed);
  }

  /** The same, cut where the others end. */
  public Series unframed() {
    return new Series(name, dots, style, width, marked, false);
  }

  /** Every number that is drawn. */
  DoubleStream values() {
    return dots.stream().flatMapToDouble(dot -> DoubleStream.of(dot.value, dot.low, dot.high));
  }

  /** In words: every point of a few, else its ends. */
  String described(Function<Dot, String> place, int few) {
    if (dots.isEmpty()) {
      return name + ": nothing known";
    }
    if (dots.size() <= few) {
      return name + ": " + String.join(", ", dots.stream().map(place).toList());
    }
    return name + ": " + place.apply(dots.get(0)) + " to " + place.apply(dots.get(dots.size() - 1));
  }
}
