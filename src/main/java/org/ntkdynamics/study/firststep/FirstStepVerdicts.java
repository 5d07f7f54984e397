package org.ntkdynamics.study.firststep;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ntkdynamics.ensemble.SignedLog;
import org.ntkdynamics.page.CurveData;
import org.ntkdynamics.page.Page;
import org.ntkdynamics.page.RulingTexts;
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
        facts.add(Page.Fact.of(statement(curve), ends(curve)));
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
    List<Map<String, Object>> ends = new ArrayList<>();
    for (FirstStepCase one : cases) {
      List<FirstStepRow> rows = curve.rows().stream().filter(one::holds).toList();
      ends.add(
          Map.of(
              "of", one.title(), "least", along(rows, least), "greatest", along(rows, greatest)));
    }
    String phase = Phase.of(curve.unit().sigmaW2()).name();
    return FirstStepTexts.PROSE.say("ends", Map.of("cases", ends, "phase", phase));
  }

  /** From the first depth to the last; empty if none is known. */
  private static Map<String, Object> along(List<FirstStepRow> rows, double rate) {
    List<FirstStepRow> line =
        rows.stream()
            .filter(row -> !row.step().size().scaled() && row.step().size().value() == rate)
            .toList();
    if (line.isEmpty()) {
      return Map.of();
    }
    FirstStepRow first = line.get(0);
    FirstStepRow last = line.get(line.size() - 1);
    return Map.of(
        "step", FirstStepTexts.size(first.step().size()),
        "first", FirstStepTexts.number(first.magnitude().value()),
        "shallow", first.depth(),
        "bounded", last.magnitude().bounded(),
        "last", FirstStepTexts.number(last.magnitude().value()),
        "deep", last.depth());
  }

  private List<Page.Fact> growth(CurveData<FirstStepRow> curve) {
    List<FirstStepRow> rows = curve.rows().stream().filter(cases.get(0)::holds).toList();
    Phase phase = Phase.of(curve.unit().sigmaW2());
    List<Page.Fact> facts = new ArrayList<>();
    if (phase == Phase.EDGE_OF_CHAOS) {
      String k = FirstStepTexts.slope(FirstStepFits.edgeOfChaos(rows));
      facts.add(
          Page.Fact.of(
              "First order there", FirstStepTexts.PROSE.say("firstOrder", Map.of("k", k))));
    }
    if (phase == Phase.CHAOTIC) {
      facts.add(Page.Fact.of("Step size there", stepSize(rows, curve.unit().sigmaW2() / 2)));
    }
    flips(rows).ifPresent(facts::add);
    return facts;
  }

  /** How fast the learning rate must fall with depth, {@code a = σ_w²/2}. */
  private static String stepSize(List<FirstStepRow> rows, double a) {
    Fit fit = FirstStepFits.largestRate(rows);
    return FirstStepTexts.PROSE.say(
        "stepSize",
        Map.of(
            "fall", fit.exists() ? FirstStepTexts.exponent(fit.slope()) : "",
            "printed", FirstStepTexts.exponent(-Math.log(a)),
            "growth", FirstStepTexts.exponent(FirstStepFits.alongDepth(rows).slope())));
  }

  /** The least step against the first order: what flips of activations add. */
  private Optional<Page.Fact> flips(List<FirstStepRow> rows) {
    return rows.stream()
        .filter(row -> !row.step().size().scaled())
        .filter(row -> row.depth() == rows.get(0).depth())
        .findFirst()
        .map(row -> Page.Fact.of("Activation flips", flips(row)));
  }

  private String flips(FirstStepRow row) {
    return FirstStepTexts.PROSE.say(
        "flips",
        Map.of(
            "depth", row.depth(),
            "step", FirstStepTexts.size(row.step().size()),
            "of", cases.get(0).title(),
            "mean", FirstStepTexts.withError(row.mean()),
            "order",
                FirstStepTexts.number(times(row.derivative().value(), row.step().learningRate()))));
  }

  static SignedLog times(SignedLog first, SignedLog second) {
    int sign = first.sign() * second.sign();
    return new SignedLog(
        sign, sign == 0 ? Double.NEGATIVE_INFINITY : first.log10() + second.log10());
  }
}
