package org.ntkdynamics.probe;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.ntkdynamics.chart.Axis;
import org.ntkdynamics.chart.Numbers;
import org.ntkdynamics.chart.Plot;
import org.ntkdynamics.chart.Series;
import org.ntkdynamics.chart.Series.Dot;
import org.ntkdynamics.chart.UnitStyle;
import org.ntkdynamics.page.CurvePalette;
import org.ntkdynamics.page.Notation;
import org.ntkdynamics.page.Page;
import org.ntkdynamics.page.PageParts;

/**
 * The charts of a probe, a curve a unit. Not thread-safe.
 *
 * @param <R> its rows
 */
public final class ProbePanels<R extends Record> {
  private static final float WIDTH = 2f;
  private static final List<Float> BEFORE = List.of(6f, 3f);

  private final String id;
  private final List<Measured<R>> units;
  private final ToIntFunction<R> step;
  private final List<Page.Panel> panels = new ArrayList<>();

  /**
   * No charts so far.
   *
   * @param id an HTML id
   * @param units what was read
   * @param step the step of a row
   */
  public ProbePanels(String id, List<Measured<R>> units, ToIntFunction<R> step) {
    this.id = id;
    this.units = List.copyOf(units);
    this.step = step;
  }

  /** Adds a number against the training step, on a linear scale that shows at least 0 to 1. */
  public ProbePanels<R> linear(String title, ToDoubleFunction<R> value) {
    return add(title, overSteps(title, value, values -> Axis.linear(0, 1, values)));
  }

  /** The same on a logarithmic scale; what is not positive is left out. */
  public ProbePanels<R> logarithmic(String title, ToDoubleFunction<R> value) {
    return add(title, overSteps(title, value, Axis::logarithmic));
  }

  /**
   * Where the numbers of a chart meet something.
   *
   * @param name what it is, with its symbol
   * @param value NaN for nothing
   */
  public record Edge<R>(String name, ToDoubleFunction<R> value) {}

  /** The same with a dashed line at an edge, one for all units that have the same. */
  public ProbePanels<R> logarithmic(String title, ToDoubleFunction<R> value, Edge<R> edge) {
    Plot plot = overSteps(title, value, Axis::logarithmic);
    UnitStyle dashed = CurvePalette.dashed(UnitStyle.GREY, BEFORE);
    Map<Double, List<R>> rows =
        rows().stream()
            .filter(row -> Double.isFinite(edge.value().applyAsDouble(row)))
            .sorted(Comparator.comparingInt(step))
            .collect(
                Collectors.groupingBy(
                    row -> edge.value().applyAsDouble(row), TreeMap::new, Collectors.toList()));
    rows.forEach(
        (height, along) -> {
          String name = edge.name() + " = " + Numbers.brief(height);
          plot.add(Series.line(name, ends(along, height), dashed, WIDTH));
        });
    return add(title, plot);
  }

  private List<Dot> ends(List<R> rows, double height) {
    return List.of(
        new Dot(step.applyAsInt(rows.get(0)), height),
        new Dot(step.applyAsInt(rows.get(rows.size() - 1)), height));
  }

  private Plot overSteps(
      String title, ToDoubleFunction<R> value, Function<DoubleStream, Axis> upwards) {
    Plot plot =
        new Plot(
            title + " against the training step",
            Plot.Across.steps(rows().stream().mapToInt(step).max().orElse(1)),
            values -> upwards.apply(values.filter(Double::isFinite)));
    for (Measured<R> unit : units) {
      plot.add(sample(unit.label(), unit.rows(), step::applyAsInt, value, unit.style()));
    }
    return plot;
  }

  /**
   * Adds a number against the layer: at the last step solid, at the first, if that is another,
   * dashed.
   *
   * @param layer the layer of a row
   */
  public ProbePanels<R> byLayer(
      String title,
      ToIntFunction<R> layer,
      ToDoubleFunction<R> value,
      Function<DoubleStream, Axis> upwards) {
    // A network with one layer of a kind has an axis all the same.
    int last = Math.max(2, rows().stream().mapToInt(layer).max().orElse(2));
    Plot plot =
        new Plot(
            title + " against the layer",
            new Plot.Across(Axis.linear(1, last, DoubleStream.empty()), "layer l", "l ="),
            values -> upwards.apply(values.filter(Double::isFinite)));
    for (Measured<R> unit : units) {
      int from = unit.rows().stream().mapToInt(step).min().orElse(0);
      int to = unit.rows().stream().mapToInt(step).max().orElse(0);
      if (from < to) {
        UnitStyle dashed = CurvePalette.dashed(unit.style(), BEFORE);
        plot.add(ofStep(unit, from, layer, value, dashed));
      }
      plot.add(ofStep(unit, to, layer, value, unit.style()));
    }
    return add(title, plot);
  }

  /** Adds a picture that was drawn elsewhere. */
  public ProbePanels<R> picture(String title, Function<String, String> svg) {
    panels.add(
        new Page.Panel(PageParts.letter(panels.size()), Notation.html(title), svg.apply(nextId())));
    return this;
  }

  /** All charts, with letters. */
  public List<Page.Panel> list() {
    return List.copyOf(panels);
  }

  private Series ofStep(
      Measured<R> unit,
      int at,
      ToIntFunction<R> layer,
      ToDoubleFunction<R> value,
      UnitStyle style) {
    List<R> rows = unit.rows().stream().filter(row -> step.applyAsInt(row) == at).toList();
    return sample(unit.label() + " at step " + at, rows, layer::applyAsInt, value, style);
  }

  private Series sample(
      String name, List<R> rows, ToDoubleFunction<R> x, ToDoubleFunction<R> y, UnitStyle style) {
    return Series.sample(
        name,
        rows.stream()
            .map(row -> new Dot(x.applyAsDouble(row), y.applyAsDouble(row)))
            .filter(dot -> Double.isFinite(dot.value()))
            .toList(),
        style,
        WIDTH);
  }

  private ProbePanels<R> add(String title, Plot plot) {
    return picture(title, plot.upwards(title)::svg);
  }

  private String nextId() {
    return id + "-" + (panels.size() + 1);
  }

  private List<R> rows() {
    return units.stream().flatMap(unit -> unit.rows().stream()).toList();
  }
}
