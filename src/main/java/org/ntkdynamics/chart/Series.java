package org.ntkdynamics.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;

/**
 * A curve of a {@link Plot}: where it goes, with its bars, and how it looks.
 *
 * @param name what a legend calls it: in the field's words, with symbol and value; bars alone have
 *     the name of the curve that they go with
 * @param told whether a description of the chart tells its points
 * @param dots its points, from left to right
 * @param style its colour, marker and dashes
 * @param width of its line; 0 for none
 * @param spread what is drawn from the low to the high value of a point
 * @param marked the points that have a marker
 * @param shift how far it is drawn to the right of its places, in positions of the axis, to keep it
 *     clear of another
 * @param frame how much of it the axis makes room for
 */
public record Series(
    String name,
    boolean told,
    List<Dot> dots,
    UnitStyle style,
    float width,
    Spread spread,
    List<Dot> marked,
    double shift,
    Frame frame) {
  public Series {
    dots = List.copyOf(dots);
    marked = List.copyOf(marked);
  }

  /** What is drawn from the low to the high value of a point. */
  public enum Spread {
    /** A bar a point. */
    BARS,
    /** An area along all points. */
    BAND
  }

  /** How much of a curve the axis makes room for; what is beyond it is cut. */
  public enum Frame {
    /** Its values and what is from low to high. */
    WHOLE,
    /** Its values. */
    VALUES,
    /** Nothing. */
    NOTHING
  }

  /**
   * A point with what is from a low to a high value, which are its own where there is nothing.
   *
   * @param value not drawn if it has no place on the axis
   */
  public record Dot(double x, double value, double low, double high) {
    public Dot(double x, double value) {
      this(x, value, value, value);
    }

    /** From one error below to one above. */
    public static Dot withError(double x, double value, double error) {
      return new Dot(x, value, value - error, value + error);
    }

    boolean hasSpread() {
      return low < high;
    }

    private Dot alone() {
      return new Dot(x, value);
    }
  }

  /** A line that the axis makes room for. */
  public static Series line(String name, List<Dot> dots, UnitStyle style, float width) {
    return new Series(name, false, dots, style, width, Spread.BARS, List.of(), 0, Frame.WHOLE);
  }

  /** What was sampled: told, with markers and bars. */
  public static Series sample(String name, List<Dot> dots, UnitStyle style, float width) {
    return line(name, dots, style, width).tell().marked(dots);
  }

  /** Bars without a line, which go with another curve of the same name. */
  public static Series bars(String name, List<Dot> dots, UnitStyle style) {
    return line(name, dots, style, 0);
  }

  /** The same, whose points a description tells. */
  public Series tell() {
    return new Series(name, true, dots, style, width, spread, marked, shift, frame);
  }

  /** The same with markers at some points. */
  public Series marked(List<Dot> some) {
    return new Series(name, told, dots, style, width, spread, some, shift, frame);
  }

  /** The same, with markers and bars at a point and each so many further on alone. */
  public Series markedFrom(int first, int every) {
    List<Dot> some = new ArrayList<>();
    List<Dot> all = new ArrayList<>();
    for (int i = 0; i < dots.size(); i++) {
      boolean chosen = i >= first && (i - first) % every == 0;
      all.add(chosen ? dots.get(i) : dots.get(i).alone());
      if (chosen) {
        some.add(dots.get(i));
      }
    }
    return new Series(name, told, all, style, width, spread, some, shift, frame);
  }

  /** The same, as a line alone. */
  public Series unmarked() {
    return marked(List.of());
  }

  /** The same with an area instead of bars. */
  public Series banded() {
    return new Series(name, told, dots, style, width, Spread.BAND, marked, shift, frame);
  }

  /** The same, drawn aside. */
  public Series shifted(double positions) {
    return new Series(name, told, dots, style, width, spread, marked, positions, frame);
  }

  /** The same, of which the axis makes room for less. */
  public Series framed(Frame other) {
    return new Series(name, told, dots, style, width, spread, marked, shift, other);
  }

  /** Every number that the axis makes room for. */
  DoubleStream framedValues() {
    return switch (frame) {
      case WHOLE -> dots.stream().flatMapToDouble(d -> DoubleStream.of(d.value, d.low, d.high));
      case VALUES -> dots.stream().mapToDouble(Dot::value);
      case NOTHING -> DoubleStream.empty();
    };
  }

  /** In words: every point of a few, else its ends; what is no number is left out. */
  String described(Function<Dot, String> place, int few) {
    List<Dot> known = dots.stream().filter(dot -> Double.isFinite(dot.value)).toList();
    if (known.isEmpty()) {
      return name + ": nothing known";
    }
    if (known.size() <= few) {
      return name + ": " + String.join(", ", known.stream().map(place).toList());
    }
    return name
        + ": "
        + place.apply(known.get(0))
        + " to "
        + place.apply(known.get(known.size() - 1));
  }
}
