package org.ntkdynamics.study.curves;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ntkdynamics.chart.Numbers;
import org.ntkdynamics.judge.FigureStatement;
import org.ntkdynamics.page.EnsembleFacts;
import org.ntkdynamics.page.Page;
import org.ntkdynamics.page.Panels.Line;
import org.ntkdynamics.page.SpecFacts;
import org.ntkdynamics.spec.Phase;
import org.ntkdynamics.spec.SamplerKind;
import org.ntkdynamics.spec.Shape;
import org.ntkdynamics.spec.Theorem;

/** What the page of a dispersion run says of the paper's theorem, and its other sentences. */
final class DispersionTexts {
  static final String WEIGHTS_LEAD =
      "The weights part scales as (σw²/2)^(L−1) whatever the layer, so its dispersion is the same"
          + " for every σw²: the three phases differ through the biases alone, which start at 0 and"
          + " are trained.";

  static final String WEIGHTS_CAPTION =
      "The same networks as above. That the curves of all σw² fall on each other, up to the noise"
          + " of the samples, is the statement.";

  static final String AGREEMENT_NOTE =
      "Standard errors are exact ones: they follow from the exact moments to order 4, not from the"
          + " sample. Where a sample is settled is said below under conventions. Points of one curve"
          + " share their networks and are correlated. Errors of the theorem are those at the"
          + " greatest λ, relative to the exact value of these networks, the largest of the chart’s"
          + " curves. Off the diagonal no exact value is known.";

  static final String CURVES_NOTE =
      "At the greatest depth of each curve, rounded to four digits; every depth and every digit is"
          + " in the moments.csv of each unit. An interval ends at ∞ where the sample is too small"
          + " for its tail to bound the dispersion from above. Exact values are those of Θ(x,x).";

  private final DispersionSpec config;

  DispersionTexts(DispersionSpec config) {
    this.config = config;
  }

  /** The theorem that is drawn. */
  String theoremName() {
    return config.theorem() == Theorem.LIMIT ? "Theorem 3.1" : "Theorem 3.2";
  }

  /** The theorem as printed, or as put right. */
  String theorem(boolean asPrinted) {
    if (config.theorem() == Theorem.LIMIT) {
      return asPrinted ? "Theorem 3.1 as printed" : "Theorem 3.1 corrected";
    }
    return asPrinted ? "Theorem 3.2 as printed" : "Theorem 3.2 with factor 2";
  }

  /** Its value at a depth. */
  ToDoubleFunction<DispersionRow> value(boolean asPrinted) {
    if (config.theorem() == Theorem.LIMIT) {
      return asPrinted ? row -> row.theory().limitPrinted() : row -> row.theory().limitCorrected();
    }
    return asPrinted
        ? row -> row.theory().theorem32Printed()
        : row -> row.theory().theorem32FactorTwo();
  }

  /** What is said of the samples of a run without any settled point. */
  String unjudged(String largest, String where) {
    return "not judged: no point is known to be settled, so that rare networks may decide at each."
        + " The largest deviation is "
        + largest
        + " standard errors ("
        + where
        + ").";
  }

  /** What {@link #errors} stands under. */
  String errorHeading() {
    return ", % off: ordered / edge / chaotic";
  }

  /** The largest error at the greatest depths, phase by phase. */
  String errors(List<Line<DispersionRow>> lines, boolean asPrinted) {
    return Stream.of(Phase.values())
        .map(phase -> relative(worstAtTheEnd(of(phase, lines), asPrinted)).replace(" %", ""))
        .collect(Collectors.joining(" / "));
  }

  private static List<Line<DispersionRow>> of(Phase phase, List<Line<DispersionRow>> lines) {
    return lines.stream().filter(line -> Phase.of(line.place().unit().sigmaW2()) == phase).toList();
  }

  /** Its error at the greatest depths, the largest in magnitude, relative to the exact value. */
  private double worstAtTheEnd(List<Line<DispersionRow>> lines, boolean asPrinted) {
    double worst = Double.NaN;
    for (Line<DispersionRow> line : lines) {
      if (!line.rows().isEmpty()) {
        DispersionRow last = line.rows().get(line.rows().size() - 1);
        double error = value(asPrinted).applyAsDouble(last) / last.theory().exact() - 1;
        worst = Double.isNaN(worst) || Math.abs(error) > Math.abs(worst) ? error : worst;
      }
    }
    return worst;
  }

  /** How far the theorem is off at the greatest λ. */
  Page.Fact theoremErrors(boolean asPrinted, List<Line<DispersionRow>> lines) {
    int widest = lines.stream().mapToInt(line -> line.place().unit().width()).max().orElse(0);
    List<Line<DispersionRow>> wide =
        lines.stream().filter(line -> line.place().unit().width() == widest).toList();
    List<String> errors = new ArrayList<>();
    for (Phase phase : Phase.values()) {
      double worst = worstAtTheEnd(of(phase, wide), asPrinted);
      if (!Double.isNaN(worst)) {
        errors.add(relative(worst) + " (" + phase.label() + ")");
      }
    }
    String error =
        errors.isEmpty()
            ? "does not apply to these networks."
            : "off the exact value for Θ(x,x) at the greatest λ and M = "
                + Numbers.count(widest)
                + " by up to "
                + String.join(", ", errors)
                + ".";
    return SpecFacts.fact(theorem(asPrinted), error);
  }

  /** A relative error as a percentage with its sign. */
  String relative(double error) {
    if (Double.isNaN(error)) {
      return Numbers.UNDEFINED;
    }
    String text = String.format(Locale.ROOT, "%+.1f %%", 100 * error).replace('-', '−');
    return text.endsWith("0.0 %") && text.length() == 6 ? "0.0 %" : text;
  }

  String lead() {
    if (config.ensemble().sampler() == SamplerKind.NONE) {
      return "Theory alone: nothing was drawn.";
    }
    return "Each marker stands for "
        + EnsembleFacts.draws(config.ensemble())
        + " random networks, the pale band for the exact value at these widths.";
  }

  /**
   * What stands below the figure.
   *
   * @param coloured whether the limits have the colours of their curves
   */
  String caption(boolean coloured) {
    String theorem =
        coloured && config.theorem() == Theorem.LIMIT ? COLOURED_LIMITS : plainCaption();
    return theorem
        + " The scale is logarithmic and the same for every chart. On each curve of a sample some"
        + " points alone are marked, and the dashed line joins all.";
  }

  private String plainCaption() {
    return config.theorem() == Theorem.LIMIT
        ? "Black lines: the limit L, M → ∞ with L/M → λ of each phase that has a curve, dotted"
            + " as the paper prints it, thin and solid as corrected; in the ordered phase both"
            + " are 1."
        : "Thin lines in the colour of their curve: Theorem 3.2, dotted as printed, dash-dotted"
            + " with the factor 2 that its double sum lacks.";
  }

  List<Page.Fact> conventions() {
    List<Page.Fact> facts = new ArrayList<>();
    facts.add(
        SpecFacts.fact(
            "Kernel",
            "Θ is the empirical NTK of one output at initialisation, with the gradients of weights"
                + " and biases: Θ = ΘW + Θb. ‖x‖ = 1, σb² = 0. The network has L weight layers,"
                + " L − 1 of them hidden; n₀ is the input’s dimension."));
    facts.add(
        SpecFacts.fact(
            "Exact value",
            "E[Θ²]/E²[Θ] for Θ(x,x) from an exact recursion over layers for these very widths, with"
                + " no expansion in 1/M. It is drawn in charts of Θ(x,x̃) too, where it is a"
                + " comparison and no prediction."));
    facts.add(
        SpecFacts.fact(
            "Sample",
            "The estimator of the paper’s appendix C.3, with the prefactor (N−1)(N−2)/N that its"
                + " expectation needs. Bars and s.e. are bootstrap standard errors. Where the"
                + " dispersion is large, rare networks decide it: bars of a small sample are too"
                + " short then, and samples lie below the exact value more often than above."));
    facts.add(SpecFacts.fact("Settled", SETTLED));
    facts.add(SpecFacts.fact("Theorem 3.1", LIMIT_ERRATUM));
    facts.add(SpecFacts.fact("Theorem 3.2", FINITE_ERRATUM));
    if (config.network().shape().stream().anyMatch(shape -> shape != Shape.CONSTANT)) {
      facts.add(
          SpecFacts.fact(
              "Widths", "λ is the depth over the mean M of the first and the last width."));
    }
    return facts;
  }

  private static final String COLOURED_LIMITS =
      "Thin lines in the colour of their curve: the limit L, M → ∞ with L/M → λ at the edge of"
          + " chaos, dotted as the paper prints it, solid as corrected. Black and uppermost: the"
          + " limits of the chaotic phase.";

  /** The rule of {@link FigureStatement#isSettled}. */
  private static final String SETTLED =
      "A sample of N networks can know its own error where rare networks do not decide it. A point"
          + " counts as settled if γ^(8/3) ≤ 0.1 N, γ the exact skewness of what one network adds to"
          + " the error: the error’s excess kurtosis is then about 0.1 at most. This follows from"
          + " the exact moments to order 6 and from N alone, whatever was drawn.";

  private static final String LIMIT_ERRATUM =
      "Right to first order in λ only. Its proof takes the correlation of two layers at distance m"
          + " to be (1 + 1/M)^m; it is ((1 + 5/M)^m + 2(1 − 1/M)^m)/3. The corrected limit has that"
          + " one instead: in the chaotic phase the printed limit is 11 % too small at λ = ½ and"
          + " 27 % at λ = 1.";

  private static final String FINITE_ERRATUM =
      "The double sum of equation (13) is printed without the factor 2 that the proof of Lemma A.5"
          + " has. With it the theorem is right to first order in λ; with the layers’ correlation"
          + " (Π(1 + 5/n) + 2Π(1 − 1/n))/3 in the place of Π(1 + 1/n) it is the exact value, up to"
          + " dead layers.";
}
