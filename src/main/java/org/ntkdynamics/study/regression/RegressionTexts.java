package org.ntkdynamics.study.regression;

import java.util.ArrayList;
import java.util.List;
import org.ntkdynamics.chart.Numbers;
import org.ntkdynamics.judge.Finding;
import org.ntkdynamics.judge.RegressionStatement;
import org.ntkdynamics.page.NetworkLabel;
import org.ntkdynamics.page.Page;
import org.ntkdynamics.page.Papers;
import org.ntkdynamics.page.RulingTexts;
import org.ntkdynamics.page.SpecFacts;
import org.ntkdynamics.spec.Optimizer;
import org.ntkdynamics.spec.Phase;
import org.ntkdynamics.spec.TrainingUnit;

/** The sentences of the page of a kernel-regression run. */
final class RegressionTexts {
  static final String FILES =
      "regression.csv holds a row a kernel step and predictor: losses, accuracies, how many test"
          + " images it gains and loses against regression with Θ₀, and for how long a linearised"
          + " network was trained.";

  static final List<Page.Source> SOURCES =
      List.of(
          Papers.seleznovaKutyniok("section 4.2"),
          new Page.Source(
              "Jacot, Gabriel & Hongler",
              "Neural Tangent Kernel: Convergence and Generalization in Neural Networks",
              "NeurIPS 2018"),
          new Page.Source("Fort et al.", "Deep learning versus kernel learning", "NeurIPS 2020"));

  static final String QUESTION =
      "The tangent kernel Θ(x, x̃) says how much a training step on x̃ moves the answer to x. Were it"
          + " to stay as it is, training would be nothing but regression with that kernel, which can"
          + " be computed at once. But in training the kernel changes and comes to know the labels:"
          + " images of one class move together. So at several steps the kernel is frozen, and it is"
          + " asked what regression with it would have learnt: if label-awareness is worth something,"
          + " the kernel of a later step does better on test images than that of step 0.";

  static final String STATEMENT = "Does label-awareness of the kernel pay?";

  static final String ACCURACY =
      "Solid: the network as it is trained. Dashed: regression with the kernel of that step, and in"
          + " grey with the kernel of step 0, which is the same at every step. Dotted: a network"
          + " whose kernel is frozen, trained as far as the network has come.";

  static final String ACCURACY_CAPTION =
      "Where the dashed line of colour lies above the grey one, the kernel of that step has learnt"
          + " something that the initial one did not have. What remains between it and the solid line"
          + " is what the network has, and no regression with its kernel.";

  static final String LOSS = "The mean over samples of ½‖f − y‖², as in training. Lines as above.";

  static final String LOSS_CAPTION = "On training images regression ends where the ridge lets it.";

  static final String TABLE_NOTE =
      "At the last kernel step. Gained and lost: test images that a predictor alone, or regression"
          + " with Θ₀ alone, gets right.";

  static final String INTRODUCTION =
      "A wide network trained by small steps learns what regression with its neural tangent kernel at"
          + " initialisation, Θ_0, would have learnt. Networks of finite width move their kernel, and it"
          + " comes to know the labels. Does that pay? At some steps of a training the kernel is frozen,"
          + " regression with it learns the whole training set, and what it gets right on test images is"
          + " held beside the network and beside regression with Θ_0.";

  private RegressionTexts() {}

  static String network(TrainingUnit unit) {
    return NetworkLabel.of(unit)
        + " ("
        + Phase.of(unit.sigmaW2()).label()
        + "), seed "
        + unit.seed();
  }

  static List<Page.Fact> results(List<RegressionData> all) {
    List<RegressionData> done = all.stream().filter(RegressionData::isDone).toList();
    List<Page.Fact> facts = new ArrayList<>();
    facts.add(SpecFacts.fact("The question", QUESTION));
    RulingTexts.fact(STATEMENT, done.stream().flatMap(data -> finding(data).stream()).toList())
        .ifPresent(facts::add);
    done.forEach(data -> facts.add(SpecFacts.fact(network(data.unit()), sentence(data))));
    return facts;
  }

  private static List<Finding> finding(RegressionData data) {
    RegressionRow trained = data.last(Predictor.REGRESSION);
    return trained.step() == 0
        ? List.of()
        : RegressionStatement.finding(
            network(data.unit()) + ", kernel of step " + Numbers.count(trained.step()),
            trained.gained(),
            trained.lost());
  }

  private static String sentence(RegressionData data) {
    RegressionRow trained = data.last(Predictor.REGRESSION);
    return "at step "
        + Numbers.count(data.lastStep())
        + " the network names "
        + percent(data.last(Predictor.NETWORK))
        + " of the test images rightly, regression with the kernel of that step "
        + percent(trained)
        + ", with that of step 0 "
        + percent(data.last(Predictor.INITIAL_REGRESSION))
        + ": the later kernel alone gets "
        + Numbers.count(trained.gained())
        + " right, the initial one alone "
        + Numbers.count(trained.lost())
        + ".";
  }

  static String percent(RegressionRow row) {
    return Numbers.brief(Math.round(1000 * row.testAccuracy()) / 10.0) + " %";
  }

  static List<Page.Fact> conventions(RegressionSpec config) {
    boolean descends = config.training().optimizer() == Optimizer.SGD;
    return List.of(
        SpecFacts.fact(
            "One kernel for all outputs",
            "Θ is the trace kernel divided by the number K of outputs, Σₖ Θₖₖ/K, and each output is"
                + " regressed with it by itself. Of the whole kernel, NK × NK, this is the part that"
                + " treats all outputs alike."),
        SpecFacts.fact(
            "Regression",
            "f(x) = Θ(x, X) (Θ(X, X) + μ)⁻¹ y from 0, with one-hot y; μ is "
                + Numbers.brief(config.kernel().ridge())
                + " times the mean diagonal of Θ(X, X)."),
        SpecFacts.fact(
            "Linearised network",
            "f(x) = f₀(x) + Θ(x, X) Θ(X, X)⁻¹ (1 − exp(−τ Θ(X, X)/N)) (y − f₀(X)), gradient flow on"
                + " the mean of ½‖f − y‖² over N images from the answers f₀ of the untrained network; τ is "
                + (descends
                    ? "the number of steps times the learning rate."
                    : "chosen so that its training loss is that of the network, as Adam's steps are"
                        + " no gradient flow; 0 where the network's is not below its initial one.")));
  }
}
