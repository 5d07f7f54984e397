package org.ntkdynamics.study.firststep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.ntkdynamics.chart.Axis;
import org.ntkdynamics.chart.LineChart;
import org.ntkdynamics.chart.LineChart.Point;
import org.ntkdynamics.chart.Numbers;
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

  private static final int MOST_TICKS = 7;
  private static final List<Long> NICE = List.of(1L, 2L, 5L);
  private static final double MARGIN = 0.06;

  private final Axis lambda;
  private final Map<Double, UnitStyle> rates;
  private final Map<Double, UnitStyle> scaledRates;

  FirstStepCharts(List<FirstStepRow> rows, List<Double> rates, List<Double> scaledRates) {
    double last = rows.stream().mapToDouble(FirstStepRow::lambda).max().orElse(1);
    this.lambda = Axis.linear(0, last, DoubleStream.empty());
    this.rates = CurvePalette.ofSequence(rates.stream().sorted().toList());
    this.scaledRates = CurvePalette.ofSequence(scaledRates.stream().sorted().toList());
  }

  UnitStyle style(StepSize size) {
    return (size.scaled() ? scaledRates : rates).getOrDefault(size.value(), UnitStyle.GREY);
  }

  /** E|ΔΘ|/E[Θ] for each learning rate, and the first order dotted. */
  String change(String id, List<FirstStepRow> rows, List<FirstStepRow> mirrored, String title) {
    Axis y =
        decades(
            DoubleStream.concat(
                    rows.stream()
                        .flatMapToDouble(row -> DoubleStream.of(value(row), firstOrder(row))),
                    mirrored.stream().mapToDouble(FirstStepCharts::value))
                .toArray());
    LineChart chart = new LineChart(lambda, y, CurveCharts.LAMBDA).upwards("E|ΔΘ|/E[Θ]");
    bySize(rows)
        .forEach(
            (size, line) -> {
              UnitStyle style = style(size);
              UnitStyle dots = CurvePalette.dashed(style, CurveCharts.DOTS);
              chart.line(points(line, FirstStepCharts::firstOrder), dots, CurveCharts.THEORY_WIDTH);
              draw(chart, line, style);
            });
    bySize(mirrored)
        .forEach(
            (size, line) ->
                chart.line(
                    points(line, FirstStepCharts::value),
                    CurvePalette.dashed(style(size), List.of()),
                    LINE / 2));
    return chart.svg(id, description(title, rows));
  }

  /** The medians of |ΔΘ/Θ| beside the means. */
  String scaled(String id, List<FirstStepRow> rows, String title) {
    Axis y =
        decades(
            rows.stream()
                .flatMapToDouble(row -> DoubleStream.of(value(row), row.median().log10()))
                .toArray());
    LineChart chart = new LineChart(lambda, y, CurveCharts.LAMBDA).upwards("|ΔΘ|/Θ");
    bySize(rows)
        .forEach(
            (size, line) -> {
              chart.line(
                  points(line, row -> row.median().log10()),
                  CurvePalette.dashed(style(size), List.of()),
                  LINE);
              draw(chart, line, style(size));
            });
    return chart.svg(id, description(title, rows));
  }

  /** E|dΘ/dη|/E[Θ] at η = 0, and a fit. */
  String derivative(String id, List<FirstStepRow> rows, Fit fit, String title) {
    List<FirstStepRow> line = FirstStepFits.perDepth(rows);
    List<Point> fitted =
        fit.exists() ? points(line, row -> edgeOfChaos(fit, row.lambda())) : List.of();
    Axis y =
        decades(
            DoubleStream.concat(
                    line.stream().mapToDouble(FirstStepCharts::slope),
                    fitted.stream().mapToDouble(Point::value))
                .toArray());
    LineChart chart = new LineChart(lambda, y, CurveCharts.LAMBDA).upwards("E|dΘ/dη|/E[Θ]");
    chart.line(fitted, UnitStyle.CROSS, CurveCharts.THEORY_WIDTH);
    UnitStyle style = UnitStyle.GREY;
    line.forEach(row -> bar(chart, row.lambda(), row.derivativeMagnitude(), style));
    chart.markers(points(line, FirstStepCharts::slope), style);
    return chart.svg(id, title + ": " + ends(line, FirstStepCharts::slope));
  }

  /** The decimal logarithm of λ² times what a fit of the logarithm has. */
  private static double edgeOfChaos(Fit fit, double lambda) {
    return (fit.at(lambda) + 2 * Math.log(lambda)) / Math.log(10);
  }

  private void draw(LineChart chart, List<FirstStepRow> line, UnitStyle style) {
    chart.line(points(line, FirstStepCharts::value), style, LINE);
    line.forEach(row -> bar(chart, row.lambda(), row.magnitude(), style));
    chart.markers(points(line, FirstStepCharts::value), style);
  }

  private static void bar(LineChart chart, double at, LogEstimate estimate, UnitStyle style) {
    double value = estimate.value().log10();
    double relative = Math.pow(10, estimate.standardError().log10() - value);
    if (Double.isFinite(relative)) {
      double low = relative < 1 ? value + Math.log10(1 - relative) : Double.NaN;
      chart.bar(at, low, value + Math.log10(1 + relative), style);
    }
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

  private static List<Point> points(List<FirstStepRow> rows, ToDoubleFunction<FirstStepRow> value) {
    return rows.stream().map(row -> new Point(row.lambda(), value.applyAsDouble(row))).toList();
  }

  /** An axis of decimal logarithms whose labels are powers of ten. */
  static Axis decades(double... logarithms) {
    var range = DoubleStream.of(logarithms).filter(Double::isFinite).summaryStatistics();
    double min = range.getCount() == 0 ? 0 : range.getMin();
    double max = range.getCount() == 0 ? 1 : range.getMax();
    double margin = MARGIN * Math.max(1, max - min);
    long step = 1;
    long decade = 1;
    for (int i = 1; (max - min + 2 * margin) / step > MOST_TICKS; i++) {
      decade *= i % NICE.size() == 0 ? 10 : 1;
      step = NICE.get(i % NICE.size()) * decade;
    }
    List<Axis.Tick> ticks = new ArrayList<>();
    for (long k = (long) Math.ceil((min - margin) / step); k * step <= max + margin; k++) {
      ticks.add(new Axis.Tick(k * step, Numbers.powerOfTen((int) (k * step))));
    }
    return new Axis(
        Axis.Scale.DECADES, value -> value, min - margin, max + margin, ticks, List.of());
  }

  private static String description(String title, List<FirstStepRow> rows) {
    return bySize(rows).entrySet().stream()
        .map(
            entry ->
                FirstStepTexts.size(entry.getKey())
                    + ": "
                    + ends(entry.getValue(), FirstStepCharts::value))
        .collect(
            Collectors.joining(
                "; ", "Relative change of the kernel along depth, " + title + ". ", "."));
  }

  private static String ends(List<FirstStepRow> line, ToDoubleFunction<FirstStepRow> value) {
    if (line.isEmpty()) {
      return "nothing known";
    }
    FirstStepRow first = line.get(0);
    FirstStepRow last = line.get(line.size() - 1);
    return end(first, value) + " to " + end(last, value);
  }

  private static String end(FirstStepRow row, ToDoubleFunction<FirstStepRow> value) {
    double log10 = value.applyAsDouble(row);
    SignedLog number = new SignedLog(Double.isInfinite(log10) ? 0 : 1, log10);
    return FirstStepTexts.number(number) + " at λ = " + Numbers.brief(row.lambda());
  }
}
