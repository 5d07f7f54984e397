package org.ntkdynamics.study.firststep;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.ntkdynamics.ensemble.LogEstimate;
import org.ntkdynamics.judge.Finding;
import org.ntkdynamics.judge.Interval;
import org.ntkdynamics.judge.Measurement;
import org.ntkdynamics.judge.StepStatements;
import org.ntkdynamics.page.CurveData;
import org.ntkdynamics.spec.EnsembleUnit;
import org.ntkdynamics.spec.Phase;
import org.ntkdynamics.spec.Shape;

/** What a first-step run has to say of Theorem 4.1 as its proof has it. */
final class FirstOrder {
  private FirstOrder() {}

  /** Of each curve off the edge of chaos its deepest networks, with y = 0. */
  static List<Finding> findings(List<CurveData<FirstStepRow>> curves) {
    return curves.stream()
        .filter(curve -> curve.unit().shape() == Shape.CONSTANT)
        .filter(curve -> Phase.of(curve.unit().sigmaW2()) != Phase.EDGE_OF_CHAOS)
        .flatMap(curve -> deepest(curve).map(row -> finding(curve.unit(), row)).stream())
        .toList();
  }

  private static Optional<FirstStepRow> deepest(CurveData<FirstStepRow> curve) {
    double least =
        isOrdered(curve.unit()) ? StepStatements.LAMBDA_ORDERED : StepStatements.LAMBDA_CHAOTIC;
    return curve.rows().stream()
        .filter(row -> row.step().label() == 0 && row.lambda() >= least)
        .filter(row -> row.derivativeMagnitude().value().sign() > 0)
        .max(Comparator.comparingInt(FirstStepRow::depth));
  }

  private static boolean isOrdered(EnsembleUnit unit) {
    return Phase.of(unit.sigmaW2()) == Phase.ORDERED;
  }

  private static Finding finding(EnsembleUnit unit, FirstStepRow row) {
    return StepStatements.firstOrder(
        "σw² = "
            + unit.sigmaW2()
            + ", M = "
            + unit.width()
            + ", L = "
            + row.depth()
            + ": log10 of E|dΘ/dη|/E[Θ]",
        isOrdered(unit),
        unit.width(),
        log10(row.derivativeMagnitude(), row.draws()));
  }

  /** The decimal logarithm of a mean of positive numbers. */
  private static Measurement log10(LogEstimate mean, int draws) {
    double value = mean.value().log10();
    double error = Math.pow(10, mean.standardError().log10() - value);
    Measurement inUnits = Measurement.normal(1, error, mean.bounded(), draws);
    return Measurement.of(
        level -> {
          Interval interval = inUnits.at(level);
          return new Interval(
              value,
              value + Math.log10(Math.max(interval.low(), 0)),
              value + Math.log10(interval.high()));
        },
        draws);
  }
}
