package org.ntkdynamics.study.regression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ntkdynamics.chart.Numbers;
import org.ntkdynamics.judge.Finding;
import org.ntkdynamics.judge.RegressionStatement;
import org.ntkdynamics.page.NetworkLabel;
import org.ntkdynamics.page.Page;
import org.ntkdynamics.page.Papers;
import org.ntkdynamics.page.PhaseRanges;
import org.ntkdynamics.page.Prose;
import org.ntkdynamics.page.RulingTexts;
import org.ntkdynamics.page.SpecFacts;
import org.ntkdynamics.spec.Optimizer;

/** The sentences of the page of a kernel-regression run. */
final class RegressionTexts {
  static final Prose PROSE = Prose.of(RegressionTexts.class, "kernel-regression.prose.ftl");

  static final List<Page.Source> SOURCES =
      List.of(
          Papers.seleznovaKutyniok("section 4.2"),
          new Page.Source(
              "Jacot, Gabriel & Hongler",
              "Neural Tangent Kernel: Convergence and Generalization in Neural Networks",
              "NeurIPS 2018"),
          new Page.Source("Fort et al.", "Deep learning versus kernel learning", "NeurIPS 2020"));

  static final String STATEMENT = "Does label-awareness of the kernel pay?";

  private RegressionTexts() {}

  /** The first paragraph: with the shares of right answers at the last kernel step. */
  static String introduction(List<RegressionData> all) {
    return PROSE.say(
        "introduction",
        Map.of(
            "outcome",
            new PhaseRanges<RegressionData>(
                    data -> data.unit().sigmaW2(),
                    own ->
                        shares(own, Predictor.REGRESSION)
                            + " against "
                            + shares(own, Predictor.INITIAL_REGRESSION))
                .say(all.stream().filter(RegressionData::isDone).toList())));
  }

  private static String shares(List<RegressionData> networks, Predictor predictor) {
    return PhaseRanges.range(
        networks, data -> data.last(predictor).testAccuracy(), RegressionTexts::percent);
  }

  /** What kernels the regression is with. */
  static String kernel(RegressionKernelSpec kernel) {
    return PROSE.say("kernel", Map.of("precision", SpecFacts.precision(kernel.precision())));
  }

  static List<Page.Fact> results(List<RegressionData> all) {
    List<RegressionData> done = all.stream().filter(RegressionData::isDone).toList();
    List<Page.Fact> facts = new ArrayList<>();
    RulingTexts.fact(STATEMENT, done.stream().flatMap(data -> finding(data).stream()).toList())
        .ifPresent(facts::add);
    done.forEach(data -> facts.add(Page.Fact.of(NetworkLabel.inFull(data.unit()), sentence(data))));
    return facts;
  }

  private static List<Finding> finding(RegressionData data) {
    RegressionRow trained = data.last(Predictor.REGRESSION);
    return trained.step() == 0
        ? List.of()
        : RegressionStatement.finding(
            NetworkLabel.inFull(data.unit()) + ", kernel of step " + Numbers.count(trained.step()),
            trained.gained(),
            trained.lost());
  }

  private static String sentence(RegressionData data) {
    RegressionRow trained = data.last(Predictor.REGRESSION);
    return PROSE.say(
        "sentence",
        Map.of(
            "step", Numbers.count(data.lastStep()),
            "network", percent(data.last(Predictor.NETWORK)),
            "trained", percent(trained),
            "initial", percent(data.last(Predictor.INITIAL_REGRESSION)),
            "gained", Numbers.count(trained.gained()),
            "lost", Numbers.count(trained.lost())));
  }

  static String percent(RegressionRow row) {
    return percent(row.testAccuracy());
  }

  private static String percent(double share) {
    return Numbers.brief(Math.round(1000 * share) / 10.0) + " %";
  }

  static List<Page.Fact> conventions(RegressionSpec config) {
    boolean descends = config.training().optimizer() == Optimizer.SGD;
    String ridge = Numbers.brief(config.kernel().ridge());
    return PROSE.facts("conventions", Map.of("ridge", ridge, "descends", descends));
  }
}
