package org.ntkdynamics.study.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.ntkdynamics.judge.FigureStatement;
import org.ntkdynamics.judge.Finding;
import org.ntkdynamics.judge.Rule;
import org.ntkdynamics.spec.EnsembleUnit;
import org.ntkdynamics.study.Estimates;
import org.ntkdynamics.study.curves.CurveSetting;
import org.ntkdynamics.study.curves.DispersionCurve;
import org.ntkdynamics.study.curves.DispersionRow;
import org.ntkdynamics.study.curves.DispersionSpec;
import org.ntkdynamics.study.curves.KernelRatioCurve;
import org.ntkdynamics.study.curves.KernelRatioRow;
import org.ntkdynamics.study.curves.KernelRatioSpec;
import org.ntkdynamics.theory.OffDiagonal;
import org.ntkdynamics.theory.Widths;

/** The curves of a figure's spec: of each the depth that speaks most against what is printed. */
final class Curves {
  private final Laboratory laboratory;

  Curves(Laboratory laboratory) {
    this.laboratory = laboratory;
  }

  /** What is printed beside a sampled point. */
  interface Printed {
    double of(DispersionRow point);
  }

  /** What is right beside a sampled point; null if nothing but the printed is at hand. */
  interface Corrected {
    @Nullable Double of(EnsembleUnit unit, DispersionRow point);
  }

  /** Samples a dispersion spec; each curve gives its worst exact and its worst sampled point. */
  List<Finding> dispersion(DispersionSpec config, Printed printed, Corrected corrected) {
    List<Finding> findings = new ArrayList<>();
    for (EnsembleUnit unit : config.units()) {
      laboratory.onSample().accept("figures/seed=" + unit.seed() + "/" + unit.key());
      List<DispersionRow> points =
          DispersionCurve.of(unit, laboratory.threads(), laboratory.listener()).points();
      findings.addAll(
          FigureStatement.curve(
              points.stream().map(point -> point(unit, point, printed, corrected)).toList()));
    }
    return findings;
  }

  private static FigureStatement.Point point(
      EnsembleUnit unit, DispersionRow point, Printed printed, Corrected corrected) {
    return new FigureStatement.Point(
        count -> CurveSetting.worst(unit, point.depth(), point.cosine(), count),
        printed.of(point),
        corrected.of(unit, point),
        point.cosine() == 1 ? OptionalDouble.of(point.theory().exact()) : OptionalDouble.empty(),
        point.draws() == 0
            ? Optional.empty()
            : Optional.of(Estimates.dispersion(point.sample(), point.draws())));
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
                    CurveSetting.worst(unit, point.depth(), point.cosine(), points.size())
                        + ": E[Θ(x,x̃)]/E[Θ(x,x)], sampled",
                    new Rule.Within(FigureStatement.READING),
                    point.orderedPhaseBound(),
                    FigureStatement.oneOf(
                        points.size(), Estimates.ratio(point.sample(), point.draws())))
                .orCorrected(
                    OffDiagonal.leadingOrderRatio(
                        new Widths(unit.widths(point.depth())),
                        unit.sigmaW2(),
                        1,
                        point.cosine())));
      }
      FigureStatement.worst(candidates).ifPresent(findings::add);
    }
    return findings;
  }
}
