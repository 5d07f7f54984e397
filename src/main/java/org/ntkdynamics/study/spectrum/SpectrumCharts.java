package org.ntkdynamics.study.spectrum;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.ntkdynamics.chart.Axis;
import org.ntkdynamics.chart.Numbers;
import org.ntkdynamics.chart.Plot;
import org.ntkdynamics.chart.Series;
import org.ntkdynamics.chart.Series.Dot;
import org.ntkdynamics.chart.UnitStyle;
import org.ntkdynamics.metrics.Concentration;
import org.ntkdynamics.metrics.TailBound;
import org.ntkdynamics.page.CurveCharts;
import org.ntkdynamics.page.CurvePalette;
import org.ntkdynamics.page.NetworkLabel;
import org.ntkdynamics.page.Page;
import org.ntkdynamics.page.PageParts;
import org.ntkdynamics.spec.Phase;
import org.ntkdynamics.spec.TrainingUnit;

/** The charts of a spectrum run: colours say which depth or σw², dashes which width. */
final class SpectrumCharts {
  /** Chebyshev's inequality. */
  static final UnitStyle CHEBYSHEV =
      new UnitStyle(new Color(0x1B1F24), SeriesMarkers.NONE, List.of());

  /** The inequality for a finite sample. */
  static final UnitStyle FINITE =
      new UnitStyle(new Color(0x8A929C), SeriesMarkers.NONE, CurveCharts.DOTS);

  static final String CHEBYSHEV_NAME = "Chebyshev, 1/k²";
  static final String FINITE_NAME = "Saw, Yang & Mo";
  static final float BOUND_WIDTH = 2.4f;
  static final List<Double> MULTIPLES =
      DoubleStream.iterate(0.5, k -> k + 0.25).limit(19).boxed().toList();

  private static final List<List<Float>> DASHES =
      List.of(List.of(), List.of(6f, 3f), List.of(2f, 3f), List.of(9f, 3f, 2f, 3f));
  private static final float LINE = 1.6f;
  private static final int BARS = 6;

  private final List<SpectrumData> all;
  private final List<Double> widths;
  private final Map<Double, UnitStyle> depths;
  private final Map<Double, UnitStyle> variances;

  /**
   * @param all every setting and part that will be drawn, for common axes
   */
  SpectrumCharts(List<SpectrumData> all) {
    this.all = all.stream().filter(SpectrumData::isDone).toList();
    // The widest is drawn solid.
    List<Double> ascending = values(all, data -> NetworkLabel.width(data.unit()));
    this.widths = new ArrayList<>(ascending);
    Collections.reverse(this.widths);
    this.depths = CurvePalette.ofSequence(values(all, data -> NetworkLabel.depth(data.unit())));
    this.variances = CurvePalette.ofVariances(values(all, data -> data.unit().sigmaW2()));
  }

  /** The eigenvalues over their rank, as shares of the expected trace. */
  Plot eigenvalues(List<SpectrumData> settings) {
    DoubleStream ranks =
        all.stream().flatMapToDouble(d -> DoubleStream.of(1, d.eigenvalues().size()));
    Plot plot =
        new Plot(
                "Mean eigenvalues over the expected trace against their rank",
                new Plot.Across(Axis.logarithmic(ranks), "rank of the eigenvalue", "rank"),
                Axis::logarithmic)
            .upwards("λ over the expected trace");
    for (SpectrumData data : done(settings)) {
      plot.add(
          Series.line(label(data), eigenvalues(data), depthStyle(data), LINE)
              .tell()
              .framed(Series.Frame.VALUES));
    }
    return plot;
  }

  /** The means, some of them with their quantiles. */
  private static List<Dot> eigenvalues(SpectrumData data) {
    List<Dot> dots = new ArrayList<>();
    double trace = trace(data);
    double next = 0;
    for (int i = 0; i < data.eigenvalues().size(); i++) {
      Concentration eigenvalue = data.eigenvalues().get(i);
      double mean = eigenvalue.mean() / trace;
      if (Math.log(i + 1) >= next) {
        dots.add(new Dot(i + 1, mean, eigenvalue.low() / trace, eigenvalue.high() / trace));
        next += Math.log(data.eigenvalues().size()) / BARS;
      } else {
        dots.add(new Dot(i + 1, mean));
      }
    }
    return dots;
  }

  /** The relative standard deviation of λ_max over λ = L/M, and that of one diagonal element. */
  Plot relativeStd(List<SpectrumData> settings) {
    Plot plot =
        overLambda(
                "Standard deviation of the largest eigenvalue over its mean against the"
                    + " depth-to-width ratio",
                Axis::logarithmic)
            .upwards("relative std of λmax");
    byCurve(settings)
        .forEach(
            (style, curve) -> {
              plot.add(
                  Series.line(
                      "Θ(x,x), exact, " + label(curve),
                      dots(curve, (at, p) -> new Dot(at, p.expected().diagonalRelativeStd())),
                      CurvePalette.dashed(style, CurveCharts.DOTS),
                      CurveCharts.THEORY_WIDTH));
              plot.add(sample(curve, style, (at, p) -> new Dot(at, p.lambdaMax().relativeStd())));
            });
    return plot;
  }

  /** The effective rank over λ = L/M with its 5 and 95 % quantiles. */
  Plot effectiveRank(List<SpectrumData> settings) {
    Plot plot =
        overLambda(
                "Mean effective rank against the depth-to-width ratio",
                values -> Axis.linear(1, 2, values))
            .upwards("effective rank");
    byCurve(settings)
        .forEach((style, curve) -> plot.add(sample(curve, style, SpectrumCharts::effectiveRank)));
    return plot;
  }

  /** How often λ_max lies k standard deviations from its mean, among networks not seen before. */
  Plot tails(List<SpectrumData> settings) {
    double least = all.stream().mapToDouble(d -> 0.5 / d.tail(1).networks()).min().orElse(0.01);
    Plot plot =
        new Plot(
                "Share of networks at least k standard deviations from the mean against k;"
                    + " Chebyshev allows 1/k²",
                CurveCharts.from0(DoubleStream.of(5), "k, in standard deviations", "k ="),
                values -> Axis.logarithmic(DoubleStream.of(1, least)))
            .upwards("share of networks");
    for (SpectrumData data : done(settings)) {
      plot.add(
          Series.line(label(data), tail(data, TailBound::exceedance), depthStyle(data), LINE)
              .tell());
    }
    if (!all.isEmpty()) {
      SpectrumData any = all.get(0);
      plot.add(
          Series.line(CHEBYSHEV_NAME, tail(any, TailBound::chebyshev), CHEBYSHEV, BOUND_WIDTH));
      plot.add(Series.line(FINITE_NAME, tail(any, TailBound::finiteSample), FINITE, BOUND_WIDTH));
    }
    return plot;
  }

  List<Page.Key> depthLegend() {
    return legend(depths, SpectrumCharts::depth);
  }

  List<Page.Key> varianceLegend() {
    return legend(variances, variance -> variance(variance) + ", " + Phase.of(variance).label());
  }

  List<Page.Key> widthLegend() {
    List<Page.Key> keys = new ArrayList<>();
    for (double width : widths) {
      UnitStyle style = CurvePalette.dashed(UnitStyle.GREY, dashes(width));
      keys.add(PageParts.stroke(style, LINE, width(width)));
    }
    return keys;
  }

  private static List<Page.Key> legend(
      Map<Double, UnitStyle> styles, DoubleFunction<String> label) {
    return styles.entrySet().stream()
        .map(
            entry ->
                PageParts.stroke(
                    CurvePalette.dashed(entry.getValue(), List.of()),
                    LINE + 1,
                    label.apply(entry.getKey())))
        .toList();
  }

  private Plot overLambda(String subject, Function<DoubleStream, Axis> upwards) {
    DoubleStream ratios = all.stream().mapToDouble(d -> NetworkLabel.lambda(d.unit()));
    return new Plot(subject, CurveCharts.lambda(ratios), upwards);
  }

  private UnitStyle depthStyle(SpectrumData data) {
    UnitStyle style = depths.getOrDefault((double) NetworkLabel.depth(data.unit()), CHEBYSHEV);
    return CurvePalette.dashed(style, dashes(NetworkLabel.width(data.unit())));
  }

  private List<Float> dashes(double width) {
    return DASHES.get(Math.max(0, widths.indexOf(width)) % DASHES.size());
  }

  /** Settings that differ in depth alone make a curve. */
  private Map<UnitStyle, List<SpectrumData>> byCurve(List<SpectrumData> settings) {
    Map<UnitStyle, List<SpectrumData>> curves = new LinkedHashMap<>();
    for (SpectrumData data : done(settings)) {
      UnitStyle style = variances.getOrDefault(data.unit().sigmaW2(), CHEBYSHEV);
      UnitStyle dashed = CurvePalette.dashed(style, dashes(NetworkLabel.width(data.unit())));
      curves.computeIfAbsent(dashed, key -> new ArrayList<>()).add(data);
    }
    return curves;
  }

  private static Series sample(
      List<SpectrumData> curve, UnitStyle style, BiFunction<Double, SpectrumPoint, Dot> dot) {
    return Series.sample(label(curve), dots(curve, dot), style, LINE);
  }

  private static String label(SpectrumData data) {
    TrainingUnit unit = data.unit();
    return variance(unit.sigmaW2())
        + ", "
        + width(NetworkLabel.width(unit))
        + ", "
        + depth(NetworkLabel.depth(unit));
  }

  /** What networks of one curve have in common. */
  private static String label(List<SpectrumData> curve) {
    TrainingUnit unit = curve.get(0).unit();
    return variance(unit.sigmaW2()) + ", " + width(NetworkLabel.width(unit));
  }

  private static String depth(double depth) {
    return "depth L = " + Numbers.brief(depth);
  }

  private static String width(double width) {
    return "width M = " + Numbers.brief(width);
  }

  private static String variance(double variance) {
    return "σw² = " + variance;
  }

  private static List<Dot> dots(
      List<SpectrumData> curve, BiFunction<Double, SpectrumPoint, Dot> dot) {
    return curve.stream()
        .sorted(Comparator.comparingDouble(d -> NetworkLabel.lambda(d.unit())))
        .map(d -> dot.apply(NetworkLabel.lambda(d.unit()), d.point().orElseThrow()))
        .toList();
  }

  private static Dot effectiveRank(double at, SpectrumPoint point) {
    Concentration rank = point.effectiveRank();
    return new Dot(at, rank.mean(), rank.low(), rank.high());
  }

  private static List<Dot> tail(SpectrumData data, ToDoubleFunction<TailBound> share) {
    return MULTIPLES.stream().map(k -> new Dot(k, share.applyAsDouble(data.tail(k)))).toList();
  }

  private static List<SpectrumData> done(List<SpectrumData> settings) {
    return settings.stream().filter(SpectrumData::isDone).toList();
  }

  private static double trace(SpectrumData data) {
    return data.point().orElseThrow().expected().trace();
  }

  private static List<Double> values(List<SpectrumData> all, ToDoubleFunction<SpectrumData> value) {
    return all.stream().mapToDouble(value).distinct().sorted().boxed().toList();
  }
}
