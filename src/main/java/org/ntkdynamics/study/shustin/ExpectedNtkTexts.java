package org.ntkdynamics.study.shustin;

import static org.ntkdynamics.page.PageParts.html;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.ntkdynamics.chart.LineChart;
import org.ntkdynamics.chart.Numbers;
import org.ntkdynamics.chart.UnitStyle;
import org.ntkdynamics.page.Columns;
import org.ntkdynamics.page.EstimateText;
import org.ntkdynamics.page.Page;
import org.ntkdynamics.page.PageParts;
import org.ntkdynamics.page.Prose;
import org.ntkdynamics.spec.WeightLaw;

/** The sentences of the page of an expected-ntk run. */
final class ExpectedNtkTexts {
  static final Prose PROSE = Prose.of(ExpectedNtkTexts.class, "expected-ntk.prose.ftl");

  static final Columns<ExpectedNtkRow> AGREEMENT =
      new Columns<ExpectedNtkRow>()
          .add("Sample", row -> Numbers.readable(row.mean().value()))
          .add("± s.e.", row -> Numbers.readable(row.mean().standardError()))
          .add("Corrected", row -> Numbers.readable(row.theory().corrected()))
          .add("Deviation in s.e.", deviationFrom(ExpectedNtkTheory::corrected))
          .add("Theorem 1.1, L + 1 terms", row -> Numbers.readable(row.theory().allLayers()))
          .add("Deviation in s.e.", deviationFrom(ExpectedNtkTheory::allLayers))
          .add("Theorem 1.1 as printed", row -> Numbers.readable(row.theory().printed()))
          .add("Bound", row -> Numbers.readable(row.theory().bound()))
          .add("|E K| − bound in s.e.", row -> Numbers.signed(row.aboveBound()));

  static final Columns<ExpectedNtkRow> DISPERSIONS =
      new Columns<ExpectedNtkRow>()
          .add("Var[K]", row -> Numbers.readable(row.variance().value()))
          .add("± s.e.", row -> Numbers.readable(row.variance().standardError()))
          .add("95 % interval", row -> EstimateText.interval(row.variance()))
          .add("E[K²]/E²[K]", row -> Numbers.readable(row.dispersion().value()))
          .add("± s.e.", row -> Numbers.readable(row.dispersion().standardError()))
          .add(
              "95 % interval",
              row ->
                  row.dispersion().exists()
                      ? EstimateText.interval(row.dispersion())
                      : Numbers.UNDEFINED);

  private ExpectedNtkTexts() {}

  /** The first paragraph: with how far the formulas are from the sampled means, at most. */
  static String introduction(List<SdData<ExpectedNtkRow>> curves) {
    return PROSE.say(
        "introduction",
        Map.of(
            "printed", farthest(curves, ExpectedNtkTheory::printed),
            "corrected", farthest(curves, ExpectedNtkTheory::corrected)));
  }

  /** In percent of {@code E[K_αα] = 2(L+1)/n_0}; empty if nothing is known. */
  private static String farthest(
      List<SdData<ExpectedNtkRow>> curves, ToDoubleFunction<ExpectedNtkTheory> formula) {
    return curves.stream()
        .flatMapToDouble(
            curve ->
                curve.rows().stream()
                    .mapToDouble(
                        row ->
                            Math.abs(row.mean().value() - formula.applyAsDouble(row.theory()))
                                * curve.unit().input()
                                / (2.0 * (row.hiddenLayers() + 1))))
        .filter(Double::isFinite)
        .max()
        .stream()
        .mapToObj(share -> Numbers.threeDigits(100 * share) + " %")
        .findFirst()
        .orElse("");
  }

  static String lead(WeightLaw law, int draws) {
    return PROSE.say("lead", Map.of("draws", Numbers.count(draws), "law", SdFacts.name(law)));
  }

  static List<Page.Key> meanStrokes(WeightLaw law) {
    float width = StatementStyles.THEORY_WIDTH;
    String corrected =
        law.equals(WeightLaw.GAUSSIAN)
            ? "corrected mean, exact at L = 1 and at ρ = 1"
            : "corrected mean (of Gaussian weights), exact at ρ = 1";
    return List.of(
        new Page.Key(LineChart.swatch(UnitStyle.GREY), html("sample, bars of ±1 standard error")),
        PageParts.stroke(StatementStyles.CORRECTED, StatementStyles.CORRECTED_WIDTH, corrected),
        PageParts.stroke(StatementStyles.PRINTED, width, StatementStyles.AS_PRINTED),
        PageParts.stroke(StatementStyles.COMPLETED, width, StatementStyles.WITH_ALL_TERMS),
        PageParts.stroke(StatementStyles.BOUND, width, StatementStyles.BOUND_OF_THEOREM));
  }

  static List<Page.Key> varianceStrokes(WeightLaw law) {
    Page.Key sample =
        new Page.Key(LineChart.swatch(UnitStyle.GREY), html("sample, bars of ±1 standard error"));
    return law.equals(WeightLaw.GAUSSIAN)
        ? List.of(
            sample,
            PageParts.stroke(
                StatementStyles.CORRECTED, StatementStyles.CORRECTED_WIDTH, "exact, at ρ = 1"))
        : List.of(sample);
  }

  static String varianceCaption(WeightLaw law) {
    boolean gaussian = law.equals(WeightLaw.GAUSSIAN);
    return PROSE.say(
        "varianceCaption", Map.of("gaussian", gaussian, "hasEighthMoment", law.hasMoment(8)));
  }

  private static Function<ExpectedNtkRow, String> deviationFrom(
      ToDoubleFunction<ExpectedNtkTheory> theory) {
    return row -> Numbers.signed(row.mean().deviationFrom(theory.applyAsDouble(row.theory())));
  }

  static List<Page.Fact> conventions() {
    return PROSE.facts("conventions");
  }
}
