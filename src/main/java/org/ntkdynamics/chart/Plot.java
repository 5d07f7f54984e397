package org.ntkdynamics.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * A chart that is made of series: how far its axis goes and what a reader who does not see it is
 * told follow from what was added.
 *
 * <p>Not thread-safe.
 */
public final class Plot {
  /** Of so many points a description names each. */
  private static final int FEW = 6;

  private final String subject;
  private final Across across;
  private final Function<DoubleStream, Axis> upwards;
  private final List<Series> series = new ArrayList<>();
  private final List<Mark> marks = new ArrayList<>();
  private final List<Series.Dot> crosses = new ArrayList<>();
  private String upTitle = "";
  private DoubleFunction<String> reading = Numbers::readable;

  /**
   * The axis from left to right.
   *
   * @param title what stands below it
   * @param at what stands before a place on it in a description, such as {@code L =}
   */
  public record Across(Axis axis, String title, String at) {

    /** Training steps up to a last one. */
    public static Across steps(int last) {
      return new Across(Axis.steps(last), "training step", "step");
    }
  }

  /** A line from top to bottom. */
  private record Mark(double x, String words, UnitStyle style) {}

  /**
   * @param subject what the chart shows, a phrase
   * @param upwards the axis that holds some values, such as {@link Axis#logarithmic}
   */
  public Plot(String subject, Across across, Function<DoubleStream, Axis> upwards) {
    this.subject = subject;
    this.across = across;
    this.upwards = upwards;
  }

  /** What stands beside the axis y: the quantity, in some characters. */
  public Plot upwards(String words) {
    upTitle = words;
    return this;
  }

  /** How a description says a value, where it is not the number itself. */
  public Plot reading(DoubleFunction<String> words) {
    reading = words;
    return this;
  }

  /** Draws a series over those that were added before. */
  public Plot add(Series more) {
    series.add(more);
    return this;
  }

  /** Draws a line from left to right over a linear axis. */
  public Plot level(String name, double value, UnitStyle style, float width) {
    Axis axis = across.axis();
    return add(
        Series.line(
            name,
            List.of(new Series.Dot(axis.low(), value), new Series.Dot(axis.high(), value)),
            style,
            width));
  }

  /** Draws a dotted line from top to bottom, with words at its top. */
  public Plot mark(double x, String words, UnitStyle style) {
    marks.add(new Mark(x, words, style));
    return this;
  }

  /** Crosses out a place; where the value is no finite number, at the upper edge. */
  public Plot cross(double x, double value) {
    crosses.add(new Series.Dot(x, value));
    return this;
  }

  /** The axis that holds all that some charts show. */
  public static Axis shared(List<Plot> plots) {
    return plots.get(0).upwards.apply(plots.stream().flatMapToDouble(Plot::values));
  }

  /** The chart as an {@code svg} element, see {@link LineChart#svg}. */
  public String svg(String id) {
    return svg(id, shared(List.of(this)));
  }

  /** The same on an axis that it shares with others. */
  public String svg(String id, Axis y) {
    LineChart chart = new LineChart(across.axis(), y, across.title()).upwards(upTitle);
    series.forEach(chart::draw);
    marks.stream()
        .sorted(Comparator.comparingDouble(Mark::x))
        .forEach(mark -> chart.mark(mark.x(), mark.words(), mark.style()));
    crosses.forEach(chart::cross);
    return chart.svg(id, description());
  }

  /** The subject, and every series that is told. */
  String description() {
    return series.stream()
        .filter(Series::told)
        .map(one -> one.described(this::place, FEW))
        .collect(Collectors.joining("; ", subject + ". ", "."));
  }

  private String place(Series.Dot dot) {
    return reading.apply(dot.value()) + " at " + across.at() + " " + Numbers.brief(dot.x());
  }

  private DoubleStream values() {
    return series.stream().flatMapToDouble(Series::framedValues);
  }
}
