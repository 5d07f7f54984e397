package org.ntkdynamics.study.catapult;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoublePredicate;
import java.util.stream.Collectors;
import org.ntkdynamics.chart.Numbers;
import org.ntkdynamics.judge.DescentVerdict;
import org.ntkdynamics.page.NetworkLabel;
import org.ntkdynamics.page.Page;
import org.ntkdynamics.page.Papers;
import org.ntkdynamics.page.SpecFacts;
import org.ntkdynamics.spec.Phase;
import org.ntkdynamics.spec.TrainingUnit;

/** The sentences of the page of a catapult run. */
final class CatapultTexts {
  static final String FILES =
      "descent.csv holds every step of a training with what was read off its kernel.";

  static final List<Page.Source> SOURCES =
      List.of(
          Papers.shustinDogariu("section 3, future work 1"),
          new Page.Source(
              "Lewkowycz et al.",
              "The large learning rate phase of deep learning: the catapult mechanism",
              "2020, arXiv:2003.02218"));

  static final String LOSS =
      "Each curve is one step size, as a multiple of the bound 2N/λmax(K₀) of its network, whose"
          + " trainings all start from the same parameters.";

  static final String LOSS_CAPTION =
      "A cross marks where a curve leaves the chart, 1000 times above the largest initial loss. At"
          + " the bound the linearised model multiplies the residual along the top eigenvector by"
          + " −1 in each step.";

  static final String CURVATURE =
      "Below the dotted line the linearised model is stable at the present parameters; at step 0 a"
          + " curve stands at twice its multiple.";

  static final String CURVATURE_CAPTION =
      "A catapult crosses the line from above: the growing residual moves the network to where its"
          + " kernel is smaller. Curves from below that rise to the line and stay there are at the"
          + " edge of stability, which is where the loss begins to grow at steps below the bound.";

  static final String TABLE_NOTE =
      DescentVerdict.RULE
          + " An effective rank of 1 is a network whose hidden neurons"
          + " are all dead: what is left is the bias of the output, whose own curvature is 1 per"
          + " output, so that it diverges for η above 2.";

  private CatapultTexts() {}

  static String network(TrainingUnit unit) {
    return NetworkLabel.of(unit)
        + " ("
        + Phase.of(unit.sigmaW2()).label()
        + "), seed "
        + unit.seed();
  }

  static List<Page.Fact> verdicts(Map<TrainingUnit, List<CatapultData>> networks) {
    List<Page.Fact> facts = new ArrayList<>();
    networks.forEach(
        (network, trainings) -> {
          List<CatapultData> done = trainings.stream().filter(CatapultData::isDone).toList();
          if (!done.isEmpty()) {
            facts.add(SpecFacts.fact(NetworkLabel.of(network), sentence(done)));
          }
        });
    return facts;
  }

  private static String sentence(List<CatapultData> done) {
    StringBuilder text = new StringBuilder();
    for (DescentVerdict verdict : DescentVerdict.values()) {
      List<CatapultData> members = done.stream().filter(d -> d.verdict() == verdict).toList();
      if (!members.isEmpty()) {
        text.append(verdict.label()).append(" at ").append(multiples(members)).append("; ");
      }
    }
    return "bound 2N/λmax = "
        + Numbers.readable(done.get(0).rate() / done.get(0).unit().multiple())
        + "; "
        + text
        + firstStep(done);
  }

  private static String firstStep(List<CatapultData> done) {
    return "the very first step lowers the loss at "
        + share(done, multiple -> multiple < 1, false)
        + " below the bound and raises it at "
        + share(done, multiple -> multiple > 1, true)
        + " above.";
  }

  private static String share(List<CatapultData> done, DoublePredicate which, boolean grows) {
    List<CatapultData> members =
        done.stream().filter(data -> which.test(data.unit().multiple())).toList();
    long such =
        members.stream()
            .filter(d -> (DescentVerdict.firstGrowth(d.steps()).orElse(0) == 1) == grows)
            .count();
    return such + " of " + members.size();
  }

  private static String multiples(List<CatapultData> members) {
    return members.stream()
        .map(data -> Numbers.brief(data.unit().multiple()))
        .collect(Collectors.joining(", ", "", " × bound"));
  }

  static List<Page.Fact> conventions() {
    return List.of(
        SpecFacts.fact(
            "Bound",
            "The Hessian of the mean of ½‖f − y‖² over N samples is, where f is linear in the"
                + " parameters, JᵀJ/N. Its largest eigenvalue is λmax(K)/N, K = JJᵀ the kernel of"
                + " all samples and outputs, NK × NK for K outputs. An update multiplies the"
                + " residual along the top eigenvector by 1 − ηλmax/N, which is stable for η <"
                + " 2N/λmax."),
        SpecFacts.fact(
            "Targets", "One output: +1 for the upper half of the classes, −1 for the lower."),
        SpecFacts.fact(
            "NTK parametrisation",
            "Steps are taken in the parameters that the kernel is made of, so that the bound has"
                + " the same form in both parametrisations."));
  }
}
