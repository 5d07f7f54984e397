package org.ntkdynamics.study.catapult;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.DoublePredicate;
import java.util.stream.Collectors;
import org.ntkdynamics.chart.Numbers;
import org.ntkdynamics.judge.DescentVerdict;
import org.ntkdynamics.page.NetworkLabel;
import org.ntkdynamics.page.Page;
import org.ntkdynamics.page.Papers;
import org.ntkdynamics.page.PhaseRanges;
import org.ntkdynamics.page.Prose;
import org.ntkdynamics.page.SpecFacts;
import org.ntkdynamics.page.Words;
import org.ntkdynamics.spec.TrainingUnit;

/** The sentences of the page of a catapult run. */
final class CatapultTexts {
  static final Prose PROSE = Prose.of(CatapultTexts.class, "catapult.prose.ftl");

  static final List<Page.Source> SOURCES =
      List.of(
          Papers.shustinDogariu("section 3, future work 1"),
          new Page.Source(
              "Lewkowycz et al.",
              "The large learning rate phase of deep learning: the catapult mechanism",
              "2020, arXiv:2003.02218"));

  static final String TABLE_NOTE = PROSE.say("tableNote", Map.of("rule", DescentVerdict.RULE));

  private CatapultTexts() {}

  /** The first paragraph: with the largest step of each network that did not diverge. */
  static String introduction(Map<TrainingUnit, List<CatapultData>> networks) {
    List<CatapultData> largest =
        networks.values().stream()
            .flatMap(
                trainings ->
                    trainings.stream()
                        .filter(CatapultData::isDone)
                        .filter(data -> data.verdict() != DescentVerdict.DIVERGES)
                        .max(Comparator.comparingDouble(data -> data.unit().multiple()))
                        .stream())
            .toList();
    return PROSE.say(
        "introduction",
        Map.of(
            "outcome",
            PhaseRanges.of(
                largest, data -> data.unit().network().sigmaW2(), data -> data.unit().multiple())));
  }

  /** What networks are trained by. */
  static String training(DescentSpec descent) {
    return PROSE.say(
        "training",
        Map.of(
            "steps", Words.plural(descent.steps(), "step"),
            "multiples", Words.commas(descent.multiples())));
  }

  /** What kernels are looked at. */
  static String kernel(DescentSpec descent) {
    return PROSE.say("kernel", Map.of("precision", SpecFacts.precision(descent.precision())));
  }

  static List<Page.Fact> verdicts(Map<TrainingUnit, List<CatapultData>> networks) {
    List<Page.Fact> facts = new ArrayList<>();
    networks.forEach(
        (network, trainings) -> {
          List<CatapultData> done = trainings.stream().filter(CatapultData::isDone).toList();
          if (!done.isEmpty()) {
            facts.add(Page.Fact.of(NetworkLabel.of(network), sentence(done)));
          }
        });
    return facts;
  }

  private static String sentence(List<CatapultData> done) {
    List<String> found = new ArrayList<>();
    for (DescentVerdict verdict : DescentVerdict.values()) {
      List<CatapultData> members = done.stream().filter(d -> d.verdict() == verdict).toList();
      if (!members.isEmpty()) {
        found.add(verdict.label() + " at " + multiples(members));
      }
    }
    return PROSE.say(
        "verdict",
        Map.of(
            "bound", Numbers.readable(done.get(0).rate() / done.get(0).unit().multiple()),
            "found", found,
            "below", share(done, multiple -> multiple < 1, false),
            "above", share(done, multiple -> multiple > 1, true)));
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
    return PROSE.facts("conventions");
  }
}
