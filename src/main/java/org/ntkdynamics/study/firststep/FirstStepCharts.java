package org.ntkdynamics.study.firststep;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.ntkdynamics.chart.Axis;
import org.ntkdynamics.chart.Plot;
import org.ntkdynamics.chart.Series;
import org.ntkdynamics.chart.Series.Dot;
import org.ntkdynamics.chart.UnitStyle;
import org.ntkdynamics.ensemble.LogEstimate;
import org.ntkdynamics.ensemble.SignedLog;
import org.ntkdynamics.page.CurveCharts;
import org.ntkdynamics.page.CurvePalette;

/**
 * Charts of the first step along depth. Values are decimal logarithms, which may lie far beyond the
 * range of a double, on axes of their own.
 */
final class FirstStepCharts {
  static final float LINE = 1.5f;

  private static final String CHANGE = "Relative change of the kernel along depth, ";

  private final CurveCharts<FirstStepRow> charts;
  private final Map<Double, UnitStyle> rates;
  private final Map<Double, UnitStyle> scaledRates;

  FirstStepCharts(List<FirstStepRow> rows, List<Double> rates, List<Double> scaledRates) {
    this.charts = CurveCharts.overLambda(rows.stream());
    this.rates = CurvePalette.ofSequence(rates.stream().sorted().toList());
    this.scaledRates = CurvePalette.ofSequence(scaledRates.stream().sorted().toList());
  }

  UnitStyle style(StepSize size) {
    return (size.scaled() ? scaledRates : rates).getOrDefault(size.value(), UnitStyle.GREY);
  }

  /** E|ΔΘ|/E[Θ] for each learning rate, and the first order dotted. */
  Plot change(List<FirstStepRow> rows, List<FirstStepRow> mirrored, String title) {
    Plot plot = plot(CHANGE + title).upwards("E|ΔΘ|/E[Θ]");
    bySize(rows)
        .forEach(
            (size, line) -> {
              String name = "first order, " + FirstStepTexts.size(size);
              UnitStyle dots = CurvePalette.dashed(style(size), CurveCharts.DOTS);
              float width = CurveCharts.THEORY_WIDTH;
              plot.add(charts.theory(name, line, FirstStepCharts::firstOrder, dots, width));
              plot.add(magnitude(size, line));
            });
    bySize(mirrored)
        .forEach(
            (size, line) ->
                plot.add(solid("opposite label, ", size, line, FirstStepCharts::value, LINE / 2)));
    return plot;
  }

  /** The medians of |ΔΘ/Θ| beside the means. */
  Plot scaled(List<FirstStepRow> rows, String title) {
    Plot plot = plot(CHANGE + title).upwards("|ΔΘ|/Θ");
    bySize(rows)
        .forEach(
            (size, line) -> {
              plot.add(solid("median, ", size, line, row -> row.median().log10(), LINE));
              plot.add(magnitude(size, line));
            });
    return plot;
  }

  /** E|dΘ/dη|/E[Θ] at η = 0, and a fit. */
  Plot derivative(List<FirstStepRow> rows, Fit fit, String title) {
    List<FirstStepRow> line = FirstStepFits.perDepth(rows);
    List<FirstStepRow> fitted = fit.exists() ? line : List.of();
    return plot("First order of the kernel’s change along depth, " + title)
        .upwards("E|dΘ/dη|/E[Θ]")
        .add(
            charts.theory(
                "fit λ² e^(kλ)",
                fitted,
                row -> edgeOfChaos(fit, row.lambda()),
                UnitStyle.CROSS,
                CurveCharts.THEORY_WIDTH))
        .add(sample("sampled mean", line, FirstStepRow::derivativeMagnitude, UnitStyle.GREY, 0));
  }

  /** The decimal logarithm of λ² times what a fit of the logarithm has. */
  private static double edgeOfChaos(Fit fit, double lambda) {
    return (fit.at(lambda) + 2 * Math.log(lambda)) / Math.log(10);
  }

  private Plot plot(String subject) {
    return charts.plot(subject, Axis::decades).reading(FirstStepCharts::number);
  }

  private Series magnitude(StepSize size, List<FirstStepRow> line) {
    String name = "mean, " + FirstStepTexts.size(size);
    return sample(name, line, FirstStepRow::magnitude, style(size), LINE);
  }

  private Series solid(
      String what,
      StepSize size,
      List<FirstStepRow> line,
      ToDoubleFunction<FirstStepRow> value,
      float width) {
    UnitStyle style = CurvePalette.dashed(style(size), List.of());
    return charts.theory(what + FirstStepTexts.size(size), line, value, style, width);
  }

  /** Bars reach far where an error is almost the value: the axis makes no room for them. */
  private static Series sample(
      String name,
      List<FirstStepRow> line,
      Function<FirstStepRow, LogEstimate> estimate,
      UnitStyle style,
      float width) {
    List<Dot> dots = line.stream().map(row -> dot(row.lambda(), estimate.apply(row))).toList();
    return Series.sample(name, dots, style, width).framed(Series.Frame.VALUES);
  }

  private static Dot dot(double at, LogEstimate estimate) {
    double value = estimate.value().log10();
    double relative = Math.pow(10, estimate.standardError().log10() - value);
    if (!Double.isFinite(relative)) {
      return new Dot(at, value);
    }
    double low = relative < 1 ? value + Math.log10(1 - relative) : Double.NEGATIVE_INFINITY;
    return new Dot(at, value, low, value + Math.log10(1 + relative));
  }

  static double value(FirstStepRow row) {
    return row.magnitude().value().log10();
  }

  static double slope(FirstStepRow row) {
    return row.derivativeMagnitude().value().log10();
  }

  /** The decimal logarithm of η E|dΘ/dη|/E[Θ]. */
  static double firstOrder(FirstStepRow row) {
    return row.derivativeMagnitude().value().log10() + row.step().learningRate().log10();
  }

  static Map<StepSize, List<FirstStepRow>> bySize(List<FirstStepRow> rows) {
    return rows.stream()
        .collect(
            Collectors.groupingBy(
                row -> row.step().size(), LinkedHashMap::new, Collectors.toList()));
  }

  private static String number(double log10) {
    return FirstStepTexts.number(new SignedLog(1, log10));
  }
}
