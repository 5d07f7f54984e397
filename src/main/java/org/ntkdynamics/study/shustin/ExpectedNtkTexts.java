package org.ntkdynamics.study.shustin;

import static org.ntkdynamics.page.PageParts.html;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.ntkdynamics.chart.LineChart;
import org.ntkdynamics.chart.Numbers;
import org.ntkdynamics.chart.UnitStyle;
import org.ntkdynamics.ensemble.Estimate;
import org.ntkdynamics.page.Columns;
import org.ntkdynamics.page.Page;
import org.ntkdynamics.page.PageParts;
import org.ntkdynamics.page.SpecFacts;
import org.ntkdynamics.spec.WeightLaw;

/** The sentences of the page of an expected-ntk run. */
final class ExpectedNtkTexts {
  static final String MEAN_CAPTION =
      "Each chart has its own scale. Theorem 1.1 and the bound of Theorem 2.2 are drawn for the"
          + " widest networks, at the correlators measured on them. At ρ = 1 the corrected mean is"
          + " 2(L+1)/n₀, and Theorem 1.1 as printed is Corollary 1.1.";

  static final String VARIANCE_LEAD =
      "The paper leaves the variance off the diagonal as future work: here it is measured, on the"
          + " same networks.";

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

  static final String AGREEMENT_NOTE =
      "Deviations are those of the sample. The corrected mean is exact at ρ = 1 for every law; at"
          + " two inputs it is exact for L = 1 and Gaussian weights, and the limit of infinite width"
          + " (for other laws of infinite n₀ too) otherwise. All cosines of a depth share their networks, so their deviations come"
          + " together.";

  static final Columns<ExpectedNtkRow> DISPERSIONS =
      new Columns<ExpectedNtkRow>()
          .add("Var[K]", row -> Numbers.readable(row.variance().value()))
          .add("± s.e.", row -> Numbers.readable(row.variance().standardError()))
          .add("95 % interval", row -> interval(row.variance()))
          .add("E[K²]/E²[K]", row -> Numbers.readable(row.dispersion().value()))
          .add("± s.e.", row -> Numbers.readable(row.dispersion().standardError()))
          .add(
              "95 % interval",
              row -> row.dispersion().exists() ? interval(row.dispersion()) : Numbers.UNDEFINED);

  static final String DISPERSIONS_NOTE =
      "Errors by bootstrap over networks. An interval is unbounded where the sample is too small"
          + " for the tail of K, or the law of the weights has no eighth moment. No dispersion is"
          + " given where the mean is within five standard errors of 0.";

  static final String CURVES_NOTE =
      "Mean ± standard error at the least depth; the greatest depth is in the tables above, every"
          + " depth in the moments.csv of each unit.";

  private ExpectedNtkTexts() {}

  static String lead(WeightLaw law, int draws) {
    return "Each marker stands for "
        + Numbers.count(draws)
        + " random networks with "
        + SdFacts.name(law)
        + " weights, all cosines on the same ones.";
  }

  static List<Page.Key> meanStrokes(WeightLaw law) {
    float width = DepthCharts.THEORY_WIDTH;
    String corrected =
        law.equals(WeightLaw.GAUSSIAN)
            ? "corrected mean, exact at L = 1 and at ρ = 1"
            : "corrected mean (of Gaussian weights), exact at ρ = 1";
    return List.of(
        new Page.Key(LineChart.swatch(UnitStyle.GREY), html("sample, bars of ±1 standard error")),
        PageParts.stroke(DepthCharts.CORRECTED, DepthCharts.CORRECTED_WIDTH, corrected),
        PageParts.stroke(DepthCharts.PRINTED, width, "Theorem 1.1 as printed"),
        PageParts.stroke(DepthCharts.COMPLETED, width, "Theorem 1.1 with L + 1 terms"),
        PageParts.stroke(DepthCharts.BOUND, width, "bound of Theorem 2.2"));
  }

  static List<Page.Key> varianceStrokes(WeightLaw law) {
    Page.Key sample =
        new Page.Key(LineChart.swatch(UnitStyle.GREY), html("sample, bars of ±1 standard error"));
    return law.equals(WeightLaw.GAUSSIAN)
        ? List.of(
            sample,
            PageParts.stroke(DepthCharts.CORRECTED, DepthCharts.CORRECTED_WIDTH, "exact, at ρ = 1"))
        : List.of(sample);
  }

  static String varianceCaption(WeightLaw law) {
    String known =
        law.equals(WeightLaw.GAUSSIAN)
            ? "On the diagonal, ρ = 1, the variance is known exactly and drawn as broad pale lines"
                + " in the colour of its width; off it nothing exact is known."
            : law.hasMoment(8)
                ? "No exact variance is known for this law."
                : "No exact variance is known for this law, and as it has no eighth moment the"
                    + " variance of K² is infinite: bars and intervals say too little.";
    return "Logarithmic axes, each chart with its own. " + known;
  }

  private static Function<ExpectedNtkRow, String> deviationFrom(
      ToDoubleFunction<ExpectedNtkTheory> theory) {
    return row -> Numbers.signed(row.mean().deviationFrom(theory.applyAsDouble(row.theory())));
  }

  static String cell(ExpectedNtkRow row) {
    return Numbers.readable(row.mean().value())
        + " ± "
        + Numbers.readable(row.mean().standardError());
  }

  private static String interval(Estimate value) {
    return Numbers.readable(value.low()) + " to " + Numbers.readable(value.high());
  }

  static List<Page.Fact> conventions() {
    return List.of(
        SpecFacts.fact(
            "Kernel",
            "K is the empirical NTK of one output with respect to the weights Ŵ of the NTK"
                + " parametrisation; there are no biases. ‖x‖ = ‖x′‖ = 1, ρ is their cosine. The"
                + " paper’s L counts hidden layers; there are L + 1 weight layers."),
        SpecFacts.fact(
            "Theorem 1.1",
            "As printed, E[K] = ρ (L/n₀) 2^(L+1) Π E[ξξ′]. Each of the L + 1 weight layers gives such"
                + " a term, so L should be L + 1; and for two inputs distinct paths do not drop out,"
                + " so it is wrong with L + 1 too. It is taken at the correlators measured on the"
                + " same networks."),
        SpecFacts.fact(
            "Corrected mean",
            "(2/n₀) Σ ρ(l−1) Π g(ρ(k−1)), l = 1 … L+1, k = l … L, with g(t) = (π/2 + arcsin t)/π,"
                + " ρ(k) = r(ρ(k−1))."),
        SpecFacts.fact(
            "Theorem 2.2", "|E[K]| ≤ |ρ| (4L/n₀) E[ξξ′] of the first layer; rests on Theorem 1.1."),
        SpecFacts.fact(
            "Inputs",
            "Other laws than the Gaussian are not rotation invariant: the mean for two inputs"
                + " depends on the direction of their plane, and most for small n₀. The plane is"
                + " random, and the same for all laws of one n₀."));
  }
}
