package org.ntkdynamics.study.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ntkdynamics.chart.Axis;
import org.ntkdynamics.chart.LineChart;
import org.ntkdynamics.chart.LineChart.Point;
import org.ntkdynamics.chart.Numbers;
import org.ntkdynamics.chart.UnitStyle;
import org.ntkdynamics.metrics.Spread;
import org.ntkdynamics.page.CurveCharts;
import org.ntkdynamics.page.CurvePalette;
import org.ntkdynamics.store.MetricsRow;
import org.ntkdynamics.study.training.DriftResults.Cell;
import org.ntkdynamics.study.training.DriftResults.Place;
import org.ntkdynamics.study.training.DriftResults.Series;

/**
 * Charts of the kernel's relative change. A marker is the mean over seeds, its dark bar a standard
 * error to each side, its pale bar the range of the seeds.
 */
final class DriftCharts {
  private static final String CHANGE = "relative change";
  private static final float LINE_WIDTH = 1.5f;

  /** How much of the lightest of several curves of one colour is white. */
  private static final double LIGHTEST = 0.65;

  private static final double PALE = 0.6;

  /** By how much of the axis neighbours of one depth are kept clear of each other. */
  private static final double SHIFT = 0.008;

  private final DriftResults results;
  private final List<Integer> kernelSteps;
  private final Map<Double, UnitStyle> styles;

  /** What is drawn of a kernel step: which number, and of which step. */
  record Reading(int step, ToDoubleFunction<MetricsRow> value) {}

  /**
   * @param kernelSteps the steps at which there are kernels, ascending
   */
  DriftCharts(DriftResults results, List<Integer> kernelSteps) {
    this.results = results;
    this.kernelSteps = kernelSteps;
    this.styles =
        CurvePalette.ofVariances(
            results.series().stream().map(s -> s.place().sigmaW2()).distinct().sorted().toList());
  }

  /** How the curves of a σw² are drawn. */
  UnitStyle style(Place place) {
    return styles.getOrDefault(place.sigmaW2(), UnitStyle.GREY);
  }

  /** How a curve is drawn among several of its colour: the last is the darkest. */
  UnitStyle shade(Place place, int index, int count) {
    double share = count < 2 ? 0 : LIGHTEST * (count - 1 - index) / (count - 1);
    return CurvePalette.pale(style(place), share);
  }

  /** Against the depth L, the curves of some places. */
  String depth(String id, Reading reading, Predicate<Place> shown) {
    return curves(id, reading, shown, cell -> cell.depth(), "weight layers L", 0);
  }

  /** Against {@code λ = L/M}; narrow networks are the lighter. */
  String lambda(String id, Reading reading, Predicate<Place> shown) {
    return curves(id, reading, shown, Cell::lambda, CurveCharts.LAMBDA, LIGHTEST);
  }

  private String curves(
      String id,
      Reading reading,
      Predicate<Place> shown,
      ToDoubleFunction<Cell> at,
      String title,
      double lightest) {
    List<Series> series = results.series().stream().filter(s -> shown.test(s.place())).toList();
    double last = cells(results.series()).mapToDouble(at).max().orElse(1);
    Axis x = Axis.linear(0, last, DoubleStream.empty());
    LineChart chart = new LineChart(x, changes(reading), title).upwards(CHANGE);
    List<Integer> widths = series.stream().map(s -> s.place().width()).distinct().toList();
    List<Double> variances = List.copyOf(styles.keySet());
    for (Series one : series) {
      int rank = widths.indexOf(one.place().width());
      UnitStyle style = lightest > 0 ? shade(one.place(), rank, widths.size()) : style(one.place());
      int place = variances.indexOf(one.place().sigmaW2());
      double shift = SHIFT * last * (place - (variances.size() - 1) / 2.0);
      draw(chart, one, reading, cell -> at.applyAsDouble(cell) + shift, style);
    }
    return chart.svg(id, description(title, series, reading));
  }

  private static void draw(
      LineChart chart, Series series, Reading reading, ToDoubleFunction<Cell> at, UnitStyle style) {
    List<Point> means = new ArrayList<>();
    for (Cell cell : series.cells()) {
      Spread spread = cell.spread(reading.step(), reading.value());
      double x = at.applyAsDouble(cell);
      if (spread.count() > 0) {
        bars(chart, x, spread, style);
        means.add(new Point(x, spread.mean()));
      }
      if (cell.lost(reading.step()) > 0) {
        chart.crossAtTop(x);
      }
    }
    chart.line(means, style, LINE_WIDTH);
    chart.markers(means, style);
  }

  private static void bars(LineChart chart, double x, Spread spread, UnitStyle style) {
    chart.bar(x, spread.least(), spread.greatest(), CurvePalette.pale(style, PALE));
    double error = spread.standardError();
    chart.bar(x, spread.mean() - error, spread.mean() + error, style);
  }

  /** Against training steps, a curve a depth; shallow networks are the lighter. */
  String steps(String id, Series series, ToDoubleFunction<MetricsRow> value) {
    int last = kernelSteps.get(kernelSteps.size() - 1);
    List<Integer> steps = kernelSteps.stream().filter(step -> step > 0).toList();
    Axis y =
        Axis.logarithmic(
            steps.stream()
                .flatMapToDouble(
                    step ->
                        cells(results.series()).mapToDouble(c -> c.spread(step, value).mean())));
    LineChart chart = new LineChart(Axis.steps(last), y).upwards(CHANGE);
    for (int i = 0; i < series.cells().size(); i++) {
      Cell cell = series.cells().get(i);
      UnitStyle style = shade(series.place(), i, series.cells().size());
      List<Point> points = new ArrayList<>();
      for (int step : steps) {
        Spread spread = cell.spread(step, value);
        double error = spread.standardError();
        chart.bar(step, spread.mean() - error, spread.mean() + error, style);
        points.add(new Point(step, spread.mean()));
      }
      chart.line(points, style, LINE_WIDTH);
      chart.markers(points, style);
    }
    return chart.svg(id, description("training step", List.of(series), new Reading(last, value)));
  }

  /** Against α, of networks of one width and depth, a curve a σw². */
  String scale(String id, Reading reading, int width, int depth) {
    List<Double> scales =
        results.series().stream().map(s -> s.place().outputScale()).distinct().sorted().toList();
    Axis x = Axis.logarithmic(scales.stream().mapToDouble(Double::doubleValue));
    LineChart chart = new LineChart(x, changes(reading), "factor α of the output").upwards(CHANGE);
    List<Series> shown = results.series().stream().filter(s -> s.place().width() == width).toList();
    for (double sigmaW2 : styles.keySet()) {
      List<Point> means = new ArrayList<>();
      for (Series one : shown) {
        if (one.place().sigmaW2() == sigmaW2) {
          UnitStyle style = style(one.place());
          one.cells().stream()
              .filter(cell -> cell.depth() == depth)
              .map(cell -> cell.spread(reading.step(), reading.value()))
              .filter(spread -> spread.count() > 0)
              .forEach(
                  spread -> {
                    bars(chart, one.place().outputScale(), spread, style);
                    means.add(new Point(one.place().outputScale(), spread.mean()));
                  });
        }
      }
      UnitStyle style = styles.getOrDefault(sigmaW2, UnitStyle.GREY);
      chart.line(means, style, LINE_WIDTH);
      chart.markers(means, style);
    }
    return chart.svg(id, description("α, width " + width, shown, reading));
  }

  /** A logarithmic axis that holds every network's value. */
  private Axis changes(Reading reading) {
    return Axis.logarithmic(
        cells(results.series())
            .map(cell -> cell.spread(reading.step(), reading.value()))
            .flatMapToDouble(s -> DoubleStream.of(s.least(), s.greatest())));
  }

  private static Stream<Cell> cells(List<Series> series) {
    return series.stream().flatMap(s -> s.cells().stream());
  }

  private static String description(String title, List<Series> series, Reading reading) {
    Function<Cell, String> value =
        cell ->
            Numbers.readable(cell.spread(reading.step(), reading.value()).mean())
                + " at L = "
                + cell.depth();
    return series.stream()
        .map(
            s ->
                DriftTexts.label(s.place())
                    + ": "
                    + IntStream.of(0, s.cells().size() - 1)
                        .mapToObj(i -> value.apply(s.cells().get(i)))
                        .collect(Collectors.joining(" to ")))
        .collect(
            Collectors.joining("; ", "Relative change of the kernel against " + title + ". ", "."));
  }
}
