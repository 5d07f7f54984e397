package org.ntkdynamics.study.spectrum;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.ntkdynamics.chart.Axis;
import org.ntkdynamics.chart.LineChart;
import org.ntkdynamics.chart.LineChart.Point;
import org.ntkdynamics.chart.Numbers;
import org.ntkdynamics.chart.UnitStyle;
import org.ntkdynamics.metrics.Concentration;
import org.ntkdynamics.metrics.TailBound;
import org.ntkdynamics.page.CurveCharts;
import org.ntkdynamics.page.CurvePalette;
import org.ntkdynamics.page.NetworkLabel;
import org.ntkdynamics.page.Page;
import org.ntkdynamics.page.PageParts;

/** The charts of a spectrum run: colours say which depth or σw², dashes which width. */
final class SpectrumCharts {
  /** Chebyshev's inequality. */
  static final UnitStyle CHEBYSHEV =
      new UnitStyle(new Color(0x1B1F24), SeriesMarkers.NONE, List.of());

  /** The inequality for a finite sample. */
  static final UnitStyle FINITE =
      new UnitStyle(new Color(0x8A929C), SeriesMarkers.NONE, CurveCharts.DOTS);

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
  String eigenvalues(String id, List<SpectrumData> settings) {
    LineChart chart =
        new LineChart(
            Axis.logarithmic(
                all.stream().flatMapToDouble(d -> DoubleStream.of(1, d.eigenvalues().size()))),
            Axis.logarithmic(
                all.stream()
                    .flatMapToDouble(
                        d -> d.eigenvalues().stream().mapToDouble(e -> e.mean() / trace(d)))),
            "rank of the eigenvalue");
    chart.upwards("λ over the expected trace");
    for (SpectrumData data : done(settings)) {
      UnitStyle style = depthStyle(data);
      List<Point> points = new ArrayList<>();
      double next = 0;
      for (int i = 0; i < data.eigenvalues().size(); i++) {
        Concentration eigenvalue = data.eigenvalues().get(i);
        points.add(new Point(i + 1, eigenvalue.mean() / trace(data)));
        if (Math.log(i + 1) >= next) {
          chart.bar(i + 1, eigenvalue.low() / trace(data), eigenvalue.high() / trace(data), style);
          next += Math.log(data.eigenvalues().size()) / BARS;
        }
      }
      chart.line(points, style, LINE);
    }
    return chart.svg(
        id,
        "Mean eigenvalues over the expected trace against their rank. "
            + described(settings, d -> d.eigenvalues().get(0).mean() / trace(d)));
  }

  /** The relative standard deviation of λ_max over λ = L/M, and that of one diagonal element. */
  String relativeStd(String id, List<SpectrumData> settings) {
    ToDoubleFunction<SpectrumPoint> std = point -> point.lambdaMax().relativeStd();
    ToDoubleFunction<SpectrumPoint> diagonal = point -> point.expected().diagonalRelativeStd();
    LineChart chart =
        new LineChart(
            lambda(),
            Axis.logarithmic(
                points()
                    .flatMapToDouble(
                        p -> DoubleStream.of(std.applyAsDouble(p), diagonal.applyAsDouble(p)))),
            CurveCharts.LAMBDA);
    chart.upwards("relative std of λmax");
    byCurve(settings)
        .forEach(
            (style, curve) -> {
              UnitStyle dots = CurvePalette.dashed(style, CurveCharts.DOTS);
              chart.line(over(curve, diagonal), dots, CurveCharts.THEORY_WIDTH);
              chart.line(over(curve, std), style, LINE);
              chart.markers(over(curve, std), style);
            });
    return chart.svg(
        id,
        "Standard deviation of the largest eigenvalue over its mean against the depth-to-width"
            + " ratio. "
            + described(settings, d -> std.applyAsDouble(d.point().orElseThrow())));
  }

  /** The effective rank over λ = L/M with its 5 and 95 % quantiles. */
  String effectiveRank(String id, List<SpectrumData> settings) {
    LineChart chart =
        new LineChart(
            lambda(),
            Axis.linear(
                1,
                2,
                points()
                    .flatMapToDouble(
                        p -> DoubleStream.of(p.effectiveRank().low(), p.effectiveRank().high()))),
            CurveCharts.LAMBDA);
    chart.upwards("effective rank");
    byCurve(settings)
        .forEach(
            (style, curve) -> {
              for (SpectrumData data : curve) {
                Concentration rank = data.point().orElseThrow().effectiveRank();
                chart.bar(NetworkLabel.lambda(data.unit()), rank.low(), rank.high(), style);
              }
              chart.line(over(curve, point -> point.effectiveRank().mean()), style, LINE);
              chart.markers(over(curve, point -> point.effectiveRank().mean()), style);
            });
    return chart.svg(
        id,
        "Mean effective rank against the depth-to-width ratio. "
            + described(settings, d -> d.point().orElseThrow().effectiveRank().mean()));
  }

  /** How often λ_max lies k standard deviations from its mean, among networks not seen before. */
  String tails(String id, List<SpectrumData> settings) {
    List<TailBound> bounds =
        all.isEmpty() ? List.of() : MULTIPLES.stream().map(all.get(0)::tail).toList();
    double least = all.stream().mapToDouble(d -> 0.5 / d.tail(1).networks()).min().orElse(0.01);
    LineChart chart =
        new LineChart(
            Axis.linear(0, 5, DoubleStream.empty()),
            Axis.logarithmic(DoubleStream.of(1, least)),
            "k, in standard deviations");
    chart.upwards("share of networks");
    for (SpectrumData data : done(settings)) {
      List<Point> points =
          MULTIPLES.stream().map(k -> new Point(k, data.tail(k).exceedance())).toList();
      chart.line(points, depthStyle(data), LINE);
    }
    chart.line(
        bounds.stream().map(b -> new Point(b.multiple(), b.chebyshev())).toList(),
        CHEBYSHEV,
        BOUND_WIDTH);
    chart.line(
        bounds.stream().map(b -> new Point(b.multiple(), b.finiteSample())).toList(),
        FINITE,
        BOUND_WIDTH);
    return chart.svg(
        id,
        "Share of networks at least k standard deviations from the mean against k; Chebyshev allows"
            + " 1/k². At k = 2: "
            + described(settings, d -> d.tail(2).exceedance()));
  }

  List<Page.Key> depthLegend() {
    return legend(depths, depth -> "L = " + Numbers.brief(depth));
  }

  List<Page.Key> varianceLegend() {
    return legend(variances, variance -> "σw² = " + variance);
  }

  List<Page.Key> widthLegend() {
    List<Page.Key> keys = new ArrayList<>();
    for (double width : widths) {
      UnitStyle style = CurvePalette.dashed(UnitStyle.GREY, dashes(width));
      keys.add(PageParts.stroke(style, LINE, "M = " + Numbers.brief(width)));
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

  private Axis lambda() {
    double last = all.stream().mapToDouble(d -> NetworkLabel.lambda(d.unit())).max().orElse(1);
    return Axis.linear(0, last, DoubleStream.empty());
  }

  private Stream<SpectrumPoint> points() {
    return all.stream().flatMap(data -> data.point().stream());
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

  private static List<Point> over(List<SpectrumData> curve, ToDoubleFunction<SpectrumPoint> value) {
    return curve.stream()
        .sorted(Comparator.comparingDouble(d -> NetworkLabel.lambda(d.unit())))
        .map(
            d ->
                new Point(
                    NetworkLabel.lambda(d.unit()), value.applyAsDouble(d.point().orElseThrow())))
        .toList();
  }

  private static List<SpectrumData> done(List<SpectrumData> settings) {
    return settings.stream().filter(SpectrumData::isDone).toList();
  }

  private static double trace(SpectrumData data) {
    return data.point().orElseThrow().expected().trace();
  }

  private static String described(
      List<SpectrumData> settings, ToDoubleFunction<SpectrumData> value) {
    return done(settings).stream()
        .map(d -> NetworkLabel.of(d.unit()) + ": " + Numbers.readable(value.applyAsDouble(d)))
        .collect(Collectors.joining("; ", "", "."));
  }

  private static List<Double> values(List<SpectrumData> all, ToDoubleFunction<SpectrumData> value) {
    return all.stream().mapToDouble(value).distinct().sorted().boxed().toList();
  }
}
