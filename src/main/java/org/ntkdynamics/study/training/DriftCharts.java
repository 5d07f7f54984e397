package org.ntkdynamics.study.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ntkdynamics.chart.Axis;
import org.ntkdynamics.chart.Plot;
import org.ntkdynamics.chart.Series;
import org.ntkdynamics.chart.Series.Dot;
import org.ntkdynamics.chart.UnitStyle;
import org.ntkdynamics.metrics.Spread;
import org.ntkdynamics.page.CurveCharts;
import org.ntkdynamics.page.CurvePalette;
import org.ntkdynamics.page.Page;
import org.ntkdynamics.page.PageParts;
import org.ntkdynamics.store.MetricsRow;
import org.ntkdynamics.study.training.DriftResults.Cell;
import org.ntkdynamics.study.training.DriftResults.Curve;
import org.ntkdynamics.study.training.DriftResults.Place;

/**
 * Charts of the kernel's relative change. A marker is the mean over seeds, its dark bar a standard
 * error to each side, its pale bar the range of the seeds.
 */
final class DriftCharts {
  private static final String CHANGE = "relative change";
  private static final String SUBJECT = "Relative change of the kernel against ";
  private static final float LINE_WIDTH = 1.5f;

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
            results.curves().stream().map(s -> s.place().sigmaW2()).distinct().sorted().toList());
  }

  /** How the curves of a σw² are drawn. */
  UnitStyle style(Place place) {
    return styles.getOrDefault(place.sigmaW2(), UnitStyle.GREY);
  }

  /** How a curve is drawn among several of its colour: the last is the darkest. */
  private static UnitStyle shade(UnitStyle style, int index, int count) {
    return count < 2 ? style : CurvePalette.shade(style, (count - 1.0 - index) / (count - 1));
  }

  /** Which shade stands for which width. */
  List<Page.Key> widthShades() {
    return shades(widths(results.curves()).stream().map(DriftCharts::width).toList());
  }

  /** Which shade stands for which depth. */
  List<Page.Key> depthShades() {
    return shades(cells().map(Cell::depth).distinct().sorted().map(DriftCharts::depth).toList());
  }

  private static List<Page.Key> shades(List<String> labels) {
    UnitStyle grey = CurvePalette.dashed(UnitStyle.GREY, List.of());
    return IntStream.range(0, labels.size())
        .mapToObj(i -> PageParts.stroke(shade(grey, i, labels.size()), LINE_WIDTH, labels.get(i)))
        .toList();
  }

  private static List<Integer> widths(List<Curve> curves) {
    return curves.stream().map(curve -> curve.place().width()).distinct().toList();
  }

  private static String name(Place place) {
    return DriftTexts.label(place) + ", " + place.phase().label();
  }

  private static String width(int width) {
    return "width M = " + width;
  }

  private static String depth(int depth) {
    return "depth L = " + depth;
  }

  /** Against the depth L, the curves of some places. */
  Plot depth(Reading reading, Predicate<Place> shown) {
    DoubleStream depths = cells().mapToDouble(Cell::depth);
    Plot plot = plot(reading, CurveCharts.from0(depths, "weight layers L", "L ="));
    double last = cells().mapToDouble(Cell::depth).max().orElse(1);
    for (Curve curve : shown(shown)) {
      Look look = new Look(style(curve.place()), aside(curve.place(), last));
      add(plot, name(curve.place()), points(curve, reading, Cell::depth), look);
    }
    return plot;
  }

  /** Against {@code λ = L/M}; narrow networks are the lighter. */
  Plot lambda(Reading reading, Predicate<Place> shown) {
    Plot plot = plot(reading, CurveCharts.lambda(cells().mapToDouble(Cell::lambda)));
    double last = cells().mapToDouble(Cell::lambda).max().orElse(1);
    List<Curve> curves = shown(shown);
    List<Integer> widths = widths(curves);
    for (Curve curve : curves) {
      Place place = curve.place();
      UnitStyle style = shade(style(place), widths.indexOf(place.width()), widths.size());
      String name = DriftTexts.label(place) + ", " + width(place.width());
      Look look = new Look(style, aside(place, last));
      add(plot, name, points(curve, reading, Cell::lambda), look);
    }
    return plot;
  }

  /** Against training steps, a curve a depth; shallow networks are the lighter. */
  Plot steps(Curve curve, ToDoubleFunction<MetricsRow> value) {
    int last = kernelSteps.get(kernelSteps.size() - 1);
    Plot plot =
        new Plot(SUBJECT + "the training step", Plot.Across.steps(last), Axis::logarithmic)
            .upwards(CHANGE);
    for (int i = 0; i < curve.cells().size(); i++) {
      Cell cell = curve.cells().get(i);
      List<Dot> dots =
          kernelSteps.stream()
              .filter(step -> step > 0)
              .map(step -> mean(step, cell.spread(step, value)))
              .toList();
      UnitStyle style = shade(style(curve.place()), i, curve.cells().size());
      plot.add(sample(depth(cell.depth()), dots, style));
    }
    return plot;
  }

  /** Against α, of networks of one width and depth, a curve a σw². */
  Plot scale(Reading reading, int width, int depth) {
    DoubleStream scales = results.curves().stream().mapToDouble(c -> c.place().outputScale());
    Plot plot =
        plot(reading, new Plot.Across(Axis.logarithmic(scales), "factor α of the output", "α ="));
    for (double sigmaW2 : styles.keySet()) {
      List<Point> points = new ArrayList<>();
      for (Curve curve : shown(p -> p.width() == width && p.sigmaW2() == sigmaW2)) {
        curve.cells().stream()
            .filter(cell -> cell.depth() == depth)
            .map(cell -> point(cell, curve.place().outputScale(), reading))
            .forEach(points::add);
      }
      Place place = new Place(width, 1, sigmaW2);
      add(plot, name(place), points, new Look(style(place), 0));
    }
    return plot;
  }

  /** How a curve is drawn, and how far aside. */
  private record Look(UnitStyle style, double shift) {}

  /** The networks of a place, and whether any of them diverged before. */
  private record Point(double at, Spread spread, boolean lost) {}

  private Plot plot(Reading reading, Plot.Across across) {
    String subject = SUBJECT + across.title() + " at step " + reading.step();
    return new Plot(subject, across, Axis::logarithmic).upwards(CHANGE);
  }

  private static List<Point> points(Curve curve, Reading reading, ToDoubleFunction<Cell> at) {
    return curve.cells().stream()
        .map(cell -> point(cell, at.applyAsDouble(cell), reading))
        .toList();
  }

  private static Point point(Cell cell, double at, Reading reading) {
    Spread spread = cell.spread(reading.step(), reading.value());
    return new Point(at, spread, cell.lost(reading.step()) > 0);
  }

  private static void add(Plot plot, String name, List<Point> points, Look look) {
    List<Point> known = points.stream().filter(point -> point.spread().count() > 0).toList();
    List<Dot> ranges = known.stream().map(point -> range(point.at(), point.spread())).toList();
    List<Dot> means = known.stream().map(point -> mean(point.at(), point.spread())).toList();
    UnitStyle pale = CurvePalette.pale(look.style());
    plot.add(Series.bars(name, ranges, pale).shifted(look.shift()));
    plot.add(sample(name, means, look.style()).shifted(look.shift()));
    points.stream()
        .filter(Point::lost)
        .forEach(point -> plot.cross(point.at() + look.shift(), Double.POSITIVE_INFINITY));
  }

  private static Series sample(String name, List<Dot> means, UnitStyle style) {
    return Series.sample(name, means, style, LINE_WIDTH).framed(Series.Frame.VALUES);
  }

  private static Dot range(double at, Spread spread) {
    return new Dot(at, spread.mean(), spread.least(), spread.greatest());
  }

  private static Dot mean(double at, Spread spread) {
    return Dot.withError(at, spread.mean(), spread.standardError());
  }

  /** Neighbours of one place are kept clear of each other. */
  private double aside(Place place, double last) {
    List<Double> variances = List.copyOf(styles.keySet());
    return SHIFT * last * (variances.indexOf(place.sigmaW2()) - (variances.size() - 1) / 2.0);
  }

  private List<Curve> shown(Predicate<Place> shown) {
    return results.curves().stream().filter(curve -> shown.test(curve.place())).toList();
  }

  private Stream<Cell> cells() {
    return results.curves().stream().flatMap(curve -> curve.cells().stream());
  }
}
