package org.ntkdynamics.study.firststep;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.ntkdynamics.ensemble.LogEstimate;

/** How the change of the kernel in the first step grows with depth. */
final class FirstStepFits {
  /** The bound on a typical network's relative change that a step size must keep. */
  static final double BOUND = 0.1;

  private static final double LN10 = Math.log(10);

  private FirstStepFits() {}

  /** {@code ln(E|dΘ/dη|/E[Θ]/λ²)} against λ: its slope is the rate of the exponential in λ. */
  static Fit edgeOfChaos(List<FirstStepRow> rows) {
    return Fit.of(
        perDepth(rows).stream()
            .filter(row -> row.derivativeMagnitude().value().sign() > 0)
            .map(row -> point(row.lambda(), row, 2 * Math.log(row.lambda())))
            .toList());
  }

  /** {@code ln(E|dΘ/dη|/E[Θ])} against L. */
  static Fit alongDepth(List<FirstStepRow> rows) {
    return Fit.of(
        perDepth(rows).stream()
            .filter(row -> row.derivativeMagnitude().value().sign() > 0)
            .map(row -> point(row.depth(), row, 0))
            .toList());
  }

  private static Fit.Point point(double x, FirstStepRow row, double divisor) {
    LogEstimate estimate = row.derivativeMagnitude();
    double error = Math.pow(10, estimate.standardError().log10() - estimate.value().log10());
    return new Fit.Point(x, LN10 * estimate.value().log10() - divisor, error);
  }

  /**
   * The natural logarithm of the largest learning rate with {@code |median of ΔΘ/Θ|} at most {@link
   * #BOUND}, against L, where the step sizes that were taken lie on both sides of it.
   *
   * @param rows of one case
   */
  static Fit largestRate(List<FirstStepRow> rows) {
    List<Fit.Point> points = new ArrayList<>();
    rows.stream()
        .collect(Collectors.groupingBy(FirstStepRow::depth))
        .forEach(
            (depth, group) ->
                crossing(group).ifPresent(rate -> points.add(new Fit.Point(depth, rate, 0))));
    return Fit.of(points);
  }

  private static OptionalDouble crossing(List<FirstStepRow> rows) {
    List<FirstStepRow> sorted =
        rows.stream()
            .sorted(Comparator.comparingDouble(row -> row.step().learningRate().log10()))
            .toList();
    double bound = Math.log10(BOUND);
    for (int i = 1; i < sorted.size(); i++) {
      double low = sorted.get(i - 1).median().log10();
      double high = sorted.get(i).median().log10();
      if (Double.isFinite(low) && low <= bound && high > bound) {
        double from = sorted.get(i - 1).step().learningRate().log10();
        double to = sorted.get(i).step().learningRate().log10();
        return OptionalDouble.of(LN10 * (from + (to - from) * (bound - low) / (high - low)));
      }
    }
    return OptionalDouble.empty();
  }

  /** One row a depth, ascending: the derivative does not depend on the rate. */
  static List<FirstStepRow> perDepth(List<FirstStepRow> rows) {
    return rows.stream().collect(Collectors.groupingBy(FirstStepRow::depth)).values().stream()
        .map(group -> group.get(0))
        .sorted(Comparator.comparingInt(FirstStepRow::depth))
        .toList();
  }
}
