package org.ntkdynamics.study.shustin;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.ntkdynamics.chart.Numbers;
import org.ntkdynamics.judge.Differences;
import org.ntkdynamics.judge.Finding;
import org.ntkdynamics.judge.Measurement;
import org.ntkdynamics.judge.SdStatements;
import org.ntkdynamics.page.Page;
import org.ntkdynamics.page.RulingTexts;
import org.ntkdynamics.spec.WeightLaw;
import org.ntkdynamics.study.Estimates;

/** What an expected-ntk run comes to, statement by statement. */
final class ExpectedNtkVerdicts {
  /** A row with the unit it belongs to. */
  private record Seen(SdUnit unit, ExpectedNtkRow row) {
    boolean isDiagonal() {
      return row.cosine() == 1;
    }

    boolean isExact() {
      return row.hiddenLayers() == 1 && unit.law().equals(WeightLaw.GAUSSIAN);
    }

    /** The exact mean of the diagonal, in which means are told: a mean of 0 has no size itself. */
    double diagonal() {
      return 2.0 * (row.hiddenLayers() + 1) / unit.input();
    }

    double share(double mean) {
      return mean / diagonal();
    }

    Measurement mean() {
      return Differences.scaled(Estimates.ratio(row.mean(), row.draws()), 1 / diagonal());
    }

    String setting() {
      return where() + ": E[K(x,x′)] over 2(L+1)/n₀";
    }

    String where() {
      return SdFacts.name(unit.law())
          + ", n₀ = "
          + unit.input()
          + ", M = "
          + unit.width()
          + ", L = "
          + row.hiddenLayers()
          + (isDiagonal() ? "" : ", " + SdFacts.cosine(row.cosine()));
    }
  }

  private final List<Seen> seen;

  ExpectedNtkVerdicts(List<SdData<ExpectedNtkRow>> curves) {
    this.seen =
        curves.stream()
            .flatMap(curve -> curve.rows().stream().map(row -> new Seen(curve.unit(), row)))
            .filter(point -> point.row().mean().standardError() > 0)
            .toList();
  }

  List<Page.Fact> list() {
    List<Page.Fact> facts = new ArrayList<>();
    judge(facts, "Corollary 1.1", Seen::isDiagonal, ExpectedNtkVerdicts::diagonal);
    judge(
        facts,
        "Theorem 1.1 as printed, two inputs",
        p -> !p.isDiagonal(),
        p -> offDiagonal(p, row -> row.theory().printed()));
    judge(
        facts,
        "Theorem 1.1 with L + 1 terms, two inputs",
        p -> !p.isDiagonal(),
        p -> offDiagonal(p, row -> row.theory().allLayers()));
    judge(
        facts,
        "Theorem 2.2, the bound",
        p -> p.row().hiddenLayers() >= 2,
        p -> SdStatements.bound(p.setting() + ", magnitude", p.share(bound(p)), p.mean()));
    judge(
        facts,
        "Corrected mean, L = 1, Gaussian",
        p -> p.isExact() && !p.isDiagonal(),
        p -> SdStatements.mean(p.setting(), p.share(p.row().theory().corrected()), true, p.mean()));
    limit(facts);
    judge(
        facts,
        "Exact variance of K(x,x)",
        p ->
            Double.isFinite(p.row().theory().exactVariance())
                && p.row().variance().standardError() > 0,
        p ->
            SdStatements.variance(
                p.where() + ": Var[K(x,x)]",
                p.row().theory().exactVariance(),
                Estimates.ratio(p.row().variance(), p.row().draws())));
    return facts;
  }

  private void judge(
      List<Page.Fact> facts,
      String statement,
      Predicate<Seen> which,
      Function<Seen, Finding> finding) {
    RulingTexts.fact(statement, seen.stream().filter(which).map(finding).toList())
        .ifPresent(facts::add);
  }

  private static Finding diagonal(Seen point) {
    ExpectedNtkTheory theory = point.row().theory();
    return SdStatements.diagonal(
        point.setting(),
        point.share(theory.printed()),
        point.share(theory.corrected()),
        point.mean());
  }

  private static Finding offDiagonal(Seen point, ToDoubleFunction<ExpectedNtkRow> printed) {
    return SdStatements.offDiagonal(
        point.setting(),
        point.share(printed.applyAsDouble(point.row())),
        point.share(point.row().theory().corrected()),
        point.isExact(),
        point.mean());
  }

  private static double bound(Seen point) {
    return point.row().theory().bound();
  }

  /** Where the corrected mean is a limit there is no verdict, for how far off it is at a size. */
  private void limit(List<Page.Fact> facts) {
    seen.stream()
        .filter(p -> !p.isDiagonal() && !p.isExact())
        .max(Comparator.comparingDouble(ExpectedNtkVerdicts::distance))
        .map(
            p ->
                Page.Fact.of(
                    "Corrected mean elsewhere",
                    ExpectedNtkTexts.PROSE.say(
                        "elsewhere",
                        Map.of("share", Numbers.readable(100 * distance(p)), "where", p.where()))))
        .ifPresent(facts::add);
  }

  private static double distance(Seen point) {
    return Math.abs(point.share(point.row().mean().value() - point.row().theory().corrected()));
  }
}
