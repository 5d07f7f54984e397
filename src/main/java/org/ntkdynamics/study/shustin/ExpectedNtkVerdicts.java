package org.ntkdynamics.study.shustin;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.ntkdynamics.chart.Numbers;
import org.ntkdynamics.page.Farthest;
import org.ntkdynamics.page.Page;
import org.ntkdynamics.page.SpecFacts;
import org.ntkdynamics.spec.WeightLaw;

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

    double deviation() {
      return row.mean().deviationFrom(row.theory().corrected());
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
            .toList();
  }

  List<Page.Fact> list() {
    List<Page.Fact> facts = new ArrayList<>();
    if (seen.isEmpty()) {
      return facts;
    }
    add(facts, "Corollary 1.1 with 2(L+1)", diagonal());
    add(facts, "Theorem 1.1 with L+1 terms, two inputs", theorem());
    add(facts, "Theorem 2.2, the bound", bound());
    add(facts, "Corrected mean, L = 1, Gaussian", exact());
    add(facts, "Corrected mean, L > 1, Gaussian", deep());
    add(facts, "Corrected mean, other laws", otherLaws());
    add(facts, "Exact variance of K(x,x)", variance());
    return facts;
  }

  private static void add(List<Page.Fact> facts, String term, String text) {
    if (!text.isEmpty()) {
      facts.add(SpecFacts.fact(term, text));
    }
  }

  private Farthest farthest(Predicate<Seen> which, ToDoubleFunction<Seen> deviation) {
    return Farthest.of(seen.stream().filter(which).toList(), deviation, Seen::where);
  }

  private static String judged(Farthest far) {
    return far.points() == 0 ? "" : (far.isChance() ? "holds: " : "fails: ") + far.text() + ".";
  }

  private String diagonal() {
    Farthest far = farthest(Seen::isDiagonal, Seen::deviation);
    Farthest printed =
        farthest(Seen::isDiagonal, p -> p.row().mean().deviationFrom(p.row().theory().printed()));
    return far.points() == 0
        ? ""
        : judged(far)
            + " As printed, 2L, it "
            + (printed.isChance() ? "is not told apart: " : "fails: ")
            + printed.text()
            + ".";
  }

  private String theorem() {
    Farthest far =
        farthest(
            p -> !p.isDiagonal(), p -> p.row().mean().deviationFrom(p.row().theory().allLayers()));
    long wrongSign =
        seen.stream()
            .map(Seen::row)
            .filter(row -> row.theory().printed() < 0 && row.mean().low() > 0)
            .count();
    String sign =
        wrongSign == 0
            ? ""
            : " At ρ < 0 it is negative where the sample is positive with its whole 95 % interval: "
                + wrongSign
                + " points.";
    return judged(far) + sign;
  }

  private String bound() {
    List<Seen> above = seen.stream().filter(this::isAboveBound).toList();
    int violated = above.size();
    long orthogonal = above.stream().filter(p -> p.row().cosine() == 0).count();
    if (violated == 0) {
      return "not violated at any of " + seen.size() + " points.";
    }
    Optional<Seen> worst =
        seen.stream()
            .filter(p -> p.row().theory().bound() > 0)
            .max(Comparator.comparingDouble(ExpectedNtkVerdicts::excess));
    return "fails: violated at "
        + violated
        + " of "
        + seen.size()
        + " points"
        + worst
            .map(p -> ", most by a factor " + Numbers.readable(excess(p)) + " (" + p.where() + ")")
            .orElse("")
        + (orthogonal == 0 ? "." : "; " + orthogonal + " of them at ρ = 0, for which it is 0.");
  }

  private boolean isAboveBound(Seen point) {
    return point.row().aboveBound() > Farthest.chance(seen.size());
  }

  private static double excess(Seen point) {
    return Math.abs(point.row().mean().value()) / point.row().theory().bound();
  }

  private String exact() {
    return judged(farthest(p -> p.isExact() && !p.isDiagonal(), Seen::deviation));
  }

  private String deep() {
    List<Seen> points =
        seen.stream()
            .filter(p -> p.unit().law().equals(WeightLaw.GAUSSIAN) && !p.isDiagonal())
            .filter(p -> p.row().hiddenLayers() > 1)
            .toList();
    return points.stream()
        .max(Comparator.comparingDouble(ExpectedNtkVerdicts::share))
        .map(
            p ->
                "the limit of infinite width: "
                    + Farthest.of(points, Seen::deviation, Seen::where).text()
                    + "; the largest difference is "
                    + Numbers.readable(100 * share(p))
                    + " % of E[K(x,x)] ("
                    + p.where()
                    + ").")
        .orElse("");
  }

  /** How far a sample lies off, as a share of the exact mean of the diagonal. */
  private static double share(Seen point) {
    double diagonal = 2.0 * (point.row().hiddenLayers() + 1) / point.unit().input();
    return Math.abs(point.row().mean().value() - point.row().theory().corrected()) / diagonal;
  }

  private String otherLaws() {
    Farthest far =
        farthest(
            p ->
                !p.unit().law().equals(WeightLaw.GAUSSIAN)
                    && p.row().hiddenLayers() == 1
                    && !p.isDiagonal(),
            Seen::deviation);
    return far.points() == 0
        ? ""
        : (far.isChance() ? "not told apart at L = 1: " : "not exact at L = 1: ")
            + far.text()
            + ".";
  }

  /** Where the sample bounds its tail: elsewhere its error is far from the true one. */
  private String variance() {
    return judged(
        farthest(
            p ->
                Double.isFinite(p.row().theory().exactVariance())
                    && Double.isFinite(p.row().variance().high()),
            p -> p.row().variance().deviationFrom(p.row().theory().exactVariance())));
  }
}
