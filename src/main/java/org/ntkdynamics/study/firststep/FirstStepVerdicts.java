package org.ntkdynamics.study.firststep;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ntkdynamics.ensemble.SignedLog;
import org.ntkdynamics.page.CurveData;
import org.ntkdynamics.page.Page;
import org.ntkdynamics.page.RulingTexts;
import org.ntkdynamics.page.SpecFacts;
import org.ntkdynamics.spec.Phase;

/** What a first-step run comes to, at one glance. */
final class FirstStepVerdicts {
  private final FirstStepSpec config;
  private final List<CurveData<FirstStepRow>> curves;
  private final List<FirstStepCase> cases;

  FirstStepVerdicts(
      FirstStepSpec config, List<CurveData<FirstStepRow>> curves, List<FirstStepCase> cases) {
    this.config = config;
    this.curves = curves;
    this.cases = cases;
  }

  List<Page.Fact> list() {
    List<Page.Fact> facts = new ArrayList<>();
    for (CurveData<FirstStepRow> curve : curves) {
      if (!curve.rows().isEmpty()) {
        facts.add(SpecFacts.fact(statement(curve), ends(curve)));
        facts.addAll(growth(curve));
      }
    }
    RulingTexts.fact("Theorem 4.1, as its proof has it", FirstOrder.findings(curves))
        .ifPresent(facts::add);
    return facts;
  }

  private static String statement(CurveData<FirstStepRow> curve) {
    double variance = curve.unit().sigmaW2();
    return switch (Phase.of(variance)) {
      case ORDERED -> "(22), σw² = " + variance;
      case EDGE_OF_CHAOS -> "Edge of chaos";
      case CHAOTIC -> "(21), σw² = " + variance;
    };
  }

  /** E|ΔΘ|/E[Θ] from the least depth to the greatest, for the extreme learning rates. */
  private String ends(CurveData<FirstStepRow> curve) {
    double least = config.step().learningRate().stream().min(Double::compare).orElseThrow();
    double greatest = config.step().learningRate().stream().max(Double::compare).orElseThrow();
    List<String> parts = new ArrayList<>();
    for (FirstStepCase one : cases) {
      List<FirstStepRow> rows = curve.rows().stream().filter(one::holds).toList();
      parts.add(one.title() + ": " + line(rows, least) + "; " + line(rows, greatest));
    }
    String limit =
        switch (Phase.of(curve.unit().sigmaW2())) {
          case ORDERED -> " The paper: → 0.";
          case EDGE_OF_CHAOS -> " The paper: exponential in λ.";
          case CHAOTIC -> " The paper: → ∞.";
        };
    return "E|ΔΘ|/E[Θ] along depth. " + String.join(". ", parts) + "." + limit;
  }

  private static String line(List<FirstStepRow> rows, double rate) {
    List<FirstStepRow> line =
        rows.stream()
            .filter(row -> !row.step().size().scaled() && row.step().size().value() == rate)
            .toList();
    if (line.isEmpty()) {
      return "nothing known";
    }
    FirstStepRow first = line.get(0);
    FirstStepRow last = line.get(line.size() - 1);
    return FirstStepTexts.size(first.step().size())
        + " from "
        + FirstStepTexts.number(first.magnitude().value())
        + " at L = "
        + first.depth()
        + " to "
        + (last.magnitude().bounded() ? "" : "at least about ")
        + FirstStepTexts.number(last.magnitude().value())
        + " at L = "
        + last.depth();
  }

  private List<Page.Fact> growth(CurveData<FirstStepRow> curve) {
    double a = curve.unit().sigmaW2() / 2;
    List<FirstStepRow> rows = curve.rows().stream().filter(cases.get(0)::holds).toList();
    Phase phase = Phase.of(curve.unit().sigmaW2());
    List<Page.Fact> facts = new ArrayList<>();
    if (phase == Phase.EDGE_OF_CHAOS) {
      Fit fit = FirstStepFits.edgeOfChaos(rows);
      facts.add(
          SpecFacts.fact(
              "First order there",
              "E|dΘ/dη|/E[Θ] grows as λ² e^(kλ) with k = " + FirstStepTexts.slope(fit) + "."));
    }
    if (phase == Phase.CHAOTIC) {
      Fit fit = FirstStepFits.largestRate(rows);
      String slope =
          fit.exists()
              ? "the largest η with a median change of at most 10 % falls by a factor e^("
                  + FirstStepTexts.exponent(fit.slope())
                  + ") a layer"
              : "no depth has learning rates on both sides of a median change of 10 %";
      facts.add(
          SpecFacts.fact(
              "Step size there",
              slope
                  + "; the paper’s a^(−L) is e^("
                  + FirstStepTexts.exponent(-Math.log(a))
                  + ") a layer; the first order per η grows by e^("
                  + FirstStepTexts.exponent(FirstStepFits.alongDepth(rows).slope())
                  + ")."));
    }
    flips(rows).ifPresent(facts::add);
    return facts;
  }

  /** The least step against the first order: what flips of activations add. */
  private Optional<Page.Fact> flips(List<FirstStepRow> rows) {
    return rows.stream()
        .filter(row -> !row.step().size().scaled())
        .filter(row -> row.depth() == rows.get(0).depth())
        .findFirst()
        .map(
            row ->
                SpecFacts.fact(
                    "Activation flips",
                    "at L = "
                        + row.depth()
                        + ", "
                        + FirstStepTexts.size(row.step().size())
                        + ", "
                        + cases.get(0).title()
                        + ": E[ΔΘ]/E[Θ] = "
                        + FirstStepTexts.withError(row.mean())
                        + " against "
                        + FirstStepTexts.number(
                            times(row.derivative().value(), row.step().learningRate()))
                        + " to first order with fixed activations."));
  }

  static SignedLog times(SignedLog first, SignedLog second) {
    int sign = first.sign() * second.sign();
    return new SignedLog(
        sign, sign == 0 ? Double.NEGATIVE_INFINITY : first.log10() + second.log10());
  }
}
