package org.ntkdynamics.study.claims;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ntkdynamics.judge.Finding;
import org.ntkdynamics.judge.Interval;
import org.ntkdynamics.judge.Measurement;
import org.ntkdynamics.judge.Outcome;
import org.ntkdynamics.judge.Rule;
import org.ntkdynamics.judge.Ruling;
import org.ntkdynamics.spec.EnsembleUnit;
import org.ntkdynamics.study.curves.DispersionCurve;
import org.ntkdynamics.study.curves.DispersionRow;
import org.ntkdynamics.study.curves.DispersionSpec;
import org.ntkdynamics.study.curves.KernelRatioCurve;
import org.ntkdynamics.study.curves.KernelRatioRow;
import org.ntkdynamics.study.curves.KernelRatioSpec;
import org.ntkdynamics.theory.OffDiagonal;
import org.ntkdynamics.theory.SkMoments;
import org.ntkdynamics.theory.TheoremForm;
import org.ntkdynamics.theory.Widths;

/** The curves of a figure's spec: of each the depth that speaks most against what is printed. */
final class Curves {
  /** To what a figure can be read: for every figure alike. */
  static final double READING = 0.10;

  /** What "only slightly higher" is taken to mean. */
  static final double SLIGHTLY = 0.25;

  /**
   * Intervals of 500 networks and more that tell anything reach no farther; 0.6 before the first
   * ledger had been seen. Where a sample tells nothing the exact value beside it speaks alone.
   */
  private static final double REACH = 0.5;

  /** The level at which that is asked, above any that a point will be judged at. */
  private static final double STRICT = 0.9999;

  private final Laboratory laboratory;
  private final double tolerance;

  Curves(Laboratory laboratory, double tolerance) {
    this.laboratory = laboratory;
    this.tolerance = tolerance;
  }

  /** What is printed beside a sampled point. */
  interface Printed {
    double of(DispersionRow point);
  }

  /** What is right beside a sampled point; null if nothing but the printed is at hand. */
  interface Corrected {
    @Nullable Double of(EnsembleUnit unit, DispersionRow point);
  }

  /** Theorem 3.2 without its misprint and with the right correlation of layers. */
  static Double theorem32(EnsembleUnit unit, DispersionRow point) {
    Widths widths = new Widths(unit.widths(point.depth()));
    return SkMoments.of(TheoremForm.CORRECTED, widths, unit.sigmaW2(), 1).dispersion();
  }

  /** Samples a dispersion spec; each curve gives its worst exact and its worst sampled point. */
  List<Finding> dispersion(DispersionSpec config, Printed printed, Corrected corrected) {
    List<Finding> findings = new ArrayList<>();
    for (EnsembleUnit unit : config.units()) {
      laboratory.onSample().accept("figures/seed=" + unit.seed() + "/" + unit.key());
      List<DispersionRow> points =
          DispersionCurve.of(unit, laboratory.threads(), laboratory.listener()).points();
      exact(unit, points, printed, corrected).ifPresent(findings::add);
      sampled(unit, points, printed, corrected).ifPresent(findings::add);
    }
    return findings;
  }

  private Optional<Finding> exact(
      EnsembleUnit unit, List<DispersionRow> points, Printed printed, Corrected corrected) {
    List<Finding> candidates = new ArrayList<>();
    for (DispersionRow point : points) {
      if (point.cosine() == 1) {
        candidates.add(
            corrected(
                Finding.of(
                    where(unit, point.depth(), 1, points.size()) + ": dispersion, exact",
                    new Rule.Within(tolerance),
                    printed.of(point),
                    Measurement.computed(point.theory().exact())),
                corrected.of(unit, point)));
      }
    }
    return worst(candidates);
  }

  private Optional<Finding> sampled(
      EnsembleUnit unit, List<DispersionRow> points, Printed printed, Corrected corrected) {
    List<DispersionRow> within = points.stream().filter(Curves::isSharp).toList();
    List<Finding> candidates = new ArrayList<>();
    for (DispersionRow point : within) {
      Measurement alone = Estimates.dispersion(point.sample(), point.draws());
      candidates.add(
          corrected(
              Finding.of(
                  where(unit, point.depth(), point.cosine(), within.size())
                      + ": dispersion, sampled",
                  new Rule.Consistent(tolerance, 2 * REACH),
                  printed.of(point),
                  oneOf(within.size(), alone)),
              corrected.of(unit, point)));
    }
    return worst(candidates);
  }

  /** Whether a sample can tell anything; where it cannot, the exact value alone speaks. */
  private static boolean isSharp(DispersionRow point) {
    if (point.draws() == 0) {
      return false;
    }
    Interval interval = Estimates.dispersion(point.sample(), point.draws()).at(STRICT);
    return interval.reach() <= REACH * interval.value();
  }

  /**
   * Samples a ratio spec; what is printed is bound (18), for the ordered phase, and right to
   * leading order is what counts the weights too.
   */
  List<Finding> ratio(KernelRatioSpec config) {
    List<Finding> findings = new ArrayList<>();
    for (EnsembleUnit unit : config.units()) {
      laboratory.onSample().accept("figures/seed=" + unit.seed() + "/" + unit.key());
      List<KernelRatioRow> points =
          KernelRatioCurve.of(unit, laboratory.threads(), laboratory.listener()).points();
      List<Finding> candidates = new ArrayList<>();
      for (KernelRatioRow point : points) {
        candidates.add(
            Finding.of(
                    where(unit, point.depth(), point.cosine(), points.size())
                        + ": E[Θ(x,x̃)]/E[Θ(x,x)], sampled",
                    new Rule.Within(tolerance),
                    point.orderedPhaseBound(),
                    oneOf(points.size(), Estimates.ratio(point.sample(), point.draws())))
                .orCorrected(
                    OffDiagonal.leadingOrderRatio(
                        new Widths(unit.widths(point.depth())),
                        unit.sigmaW2(),
                        1,
                        point.cosine())));
      }
      worst(candidates).ifPresent(findings::add);
    }
    return findings;
  }

  private static Finding corrected(Finding finding, @Nullable Double value) {
    return value == null ? finding : finding.orCorrected(value);
  }

  /** The interval of one of several points of which the worst is picked. */
  private static Measurement oneOf(int count, Measurement alone) {
    return Measurement.of(level -> alone.at(1 - (1 - level) / count), alone.draws());
  }

  private static Optional<Finding> worst(List<Finding> candidates) {
    return candidates.stream()
        .max(Comparator.comparing(Curves::printed).thenComparingDouble(Curves::distance));
  }

  private static Outcome printed(Finding finding) {
    return finding.rule().judge(finding.predicted(), finding.measured().at(Ruling.LEVEL));
  }

  private static double distance(Finding finding) {
    return Math.abs(finding.measured().at(Ruling.LEVEL).value() / finding.predicted() - 1);
  }

  private static String where(EnsembleUnit unit, int depth, double cosine, int points) {
    String shape =
        switch (unit.shape()) {
          case CONSTANT -> "M = " + unit.width() + ", α0 = " + unit.alpha0();
          case INCREASING -> "widths increasing";
          case DECREASING -> "widths decreasing";
        };
    String pair = cosine == 1 ? "" : String.format(Locale.ROOT, ", ⟨x,x̃⟩ = %s", cosine);
    return String.format(
        Locale.ROOT,
        "σw² = %s, %s, L = %d%s (worst of %d points)",
        unit.sigmaW2(),
        shape,
        depth,
        pair,
        points);
  }
}
