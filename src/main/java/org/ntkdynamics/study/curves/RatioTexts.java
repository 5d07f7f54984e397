package org.ntkdynamics.study.curves;

import java.util.List;
import org.ntkdynamics.chart.Numbers;
import org.ntkdynamics.page.Page;
import org.ntkdynamics.page.SpecFacts;

/** The sentences of the page of a kernel-ratio run. */
final class RatioTexts {
  static final String CAPTION =
      "Solid lines: the paper’s bound (18), a lower bound in the ordered phase, where alone it is"
          + " drawn. Dotted lines: the mean to leading order in the widths, which is what an"
          + " infinitely wide network of this depth would have; at the edge of chaos and in the"
          + " chaotic phase the true ratio lies above it. Markers by σw² on some points of each"
          + " curve.";

  static final String AGREEMENT_NOTE =
      "Standard errors are bootstrap ones over networks. No exact finite-width value is known for"
          + " two inputs; the leading order is exact with one hidden layer. All angles of a depth"
          + " share their networks, so their deviations come together.";

  static final String CURVES_NOTE =
      "At the greatest depth of each curve, rounded to four digits; every depth and every digit is"
          + " in the moments.csv of each unit. An interval is unbounded where the sample is too"
          + " small for the tail of Θ(x,x).";

  private RatioTexts() {}

  static String where(KernelRatioRow row) {
    return "⟨x,x̃⟩ = " + row.cosine() + ", λ = " + Numbers.brief(row.lambda());
  }

  static List<Page.Fact> conventions() {
    return List.of(
        SpecFacts.fact(
            "Kernel",
            "Θ is the empirical NTK of one output at initialisation, with the gradients of weights"
                + " and biases. ‖x‖ = ‖x̃‖ = 1, σb² = 0. The network has L weight layers, L − 1 of"
                + " them hidden."),
        SpecFacts.fact(
            "Sample",
            "The ratio of the sample means of Θ(x,x̃) and Θ(x,x) on the same networks. Only the"
                + " angle of the inputs matters to its law, so they are not drawn anew."),
        SpecFacts.fact(
            "Theorem 3.3",
            "In the limit of infinite depth and width the ratio lies between ¼ and 1 (16). Samples"
                + " are held against it from λ = 0.2 on, in every phase."),
        SpecFacts.fact(
            "Bound (18)",
            "Σ a^(L−l) Π g(ρ) / Σ a^(L−l), a = σw²/2; the paper states it for the ordered phase. It leaves the part of the weights out,"
                + " which dies away with depth: shallow networks lie below it, and samples are held"
                + " against it from λ = 0.2 on."));
  }
}
