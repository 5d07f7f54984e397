package org.ntkdynamics.judge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * That a figure's networks are as dispersed as a theorem predicts: the rule by which the ledger and
 * the pages judge it. Of each curve the points that speak most against it count, one that is known
 * exactly and one that was sampled, whose interval is that of one of several.
 */
public final class FigureStatement {
  /** To what a figure can be read: for every figure alike. */
  public static final double READING = 0.10;

  /** What "only slightly higher" is taken to mean. */
  public static final double SLIGHTLY = 0.25;

  /**
   * Intervals of 500 networks and more that tell anything reach no farther; 0.6 before the first
   * ledger had been seen. Where a sample tells nothing the exact value beside it speaks alone.
   */
  private static final double REACH = 0.5;

  /** The level at which that is asked, above any that a point will be judged at. */
  private static final double STRICT = 0.9999;

  /** What an exact skewness must not exceed for a sample to know its own error. */
  private static final double MOST_KURTOSIS = 0.1;

  private FigureStatement() {}

  /**
   * A point of a curve.
   *
   * @param setting its name, given how many points it was picked from
   * @param printed what the theorem says there
   * @param corrected what is right instead; null if nothing but the printed is at hand
   * @param exact the exact dispersion, where it is known
   * @param sampled the dispersion of a sample, where there is one
   */
  public record Point(
      IntFunction<String> setting,
      double printed,
      @Nullable Double corrected,
      OptionalDouble exact,
      Optional<Measurement> sampled) {}

  /** What the points of one curve say; nothing without points. */
  public static List<Finding> curve(List<Point> points) {
    List<Finding> exact = new ArrayList<>();
    for (Point point : points) {
      point
          .exact()
          .ifPresent(
              value ->
                  exact.add(
                      corrected(
                          Finding.of(
                              point.setting().apply(points.size()) + ": dispersion, exact",
                              new Rule.Within(READING),
                              point.printed(),
                              Measurement.computed(value)),
                          point.corrected())));
    }
    List<Finding> findings = new ArrayList<>();
    worst(exact).ifPresent(findings::add);
    worst(sampled(points)).ifPresent(findings::add);
    return findings;
  }

  private static List<Finding> sampled(List<Point> points) {
    List<Point> sharp = points.stream().filter(point -> point.sampled().isPresent()).toList();
    sharp = sharp.stream().filter(point -> isSharp(point.sampled().orElseThrow())).toList();
    List<Finding> findings = new ArrayList<>();
    for (Point point : sharp) {
      findings.add(
          corrected(
              Finding.of(
                  point.setting().apply(sharp.size()) + ": dispersion, sampled",
                  new Rule.Consistent(READING, 2 * REACH),
                  point.printed(),
                  oneOf(sharp.size(), point.sampled().orElseThrow())),
              point.corrected()));
    }
    return findings;
  }

  /** Whether a sample can tell anything; where it cannot, the exact value alone speaks. */
  private static boolean isSharp(Measurement sample) {
    Interval interval = sample.at(STRICT);
    return interval.reach() <= REACH * interval.value();
  }

  private static Finding corrected(Finding finding, @Nullable Double value) {
    return value == null ? finding : finding.orCorrected(value);
  }

  /** The interval of one of several points of which the worst is picked. */
  public static Measurement oneOf(int count, Measurement alone) {
    return Measurement.of(level -> alone.at(1 - (1 - level) / count), alone.draws());
  }

  /** The finding that speaks most against what is printed. */
  public static Optional<Finding> worst(List<Finding> candidates) {
    return candidates.stream()
        .max(
            Comparator.comparing(FigureStatement::printed)
                .thenComparingDouble(FigureStatement::distance));
  }

  private static Outcome printed(Finding finding) {
    return finding.rule().judge(finding.predicted(), finding.measured().at(Ruling.LEVEL));
  }

  private static double distance(Finding finding) {
    return Math.abs(finding.measured().at(Ruling.LEVEL).value() / finding.predicted() - 1);
  }

  /**
   * Whether a sample can know its own error, from what is known before a draw; not where the
   * skewness is unknown.
   *
   * <p>Where rare networks decide the dispersion, deviations are far from normal whatever their
   * standard error. A point is settled if
   *
   * <pre>
   *   γ^(8/3) ≤ 0.1 N
   * </pre>
   *
   * with the exact skewness γ of what one draw adds to the error. The left side stands for its
   * excess kurtosis κ, which would need exact moments of order 8: for the square of a lognormal Θ
   * with a heavy tail γ = e^(6v) and κ = e^(16v), v the variance of log Θ, and for a normal Θ with
   * a small relative variance γ = √8 and κ = 12 against 16. The error of N draws has kurtosis κ/N;
   * at 0.1 a deviation of 4 standard errors is about three times as likely as for a normal one
   * (Edgeworth).
   */
  public static boolean isSettled(double skewness, long draws) {
    return Math.pow(skewness, 8.0 / 3) <= MOST_KURTOSIS * draws;
  }

  /** That a settled sample has the exact dispersion, with its exact standard error. */
  public static Finding sample(
      String setting, double exact, double standardError, double sampled, long draws) {
    return Finding.of(
        setting,
        new Rule.Equality(REACH),
        exact,
        Measurement.normal(sampled, standardError, true, draws));
  }
}
