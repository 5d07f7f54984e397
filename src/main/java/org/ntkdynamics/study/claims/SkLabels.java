package org.ntkdynamics.study.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.ntkdynamics.judge.Finding;
import org.ntkdynamics.judge.LabelStatements;
import org.ntkdynamics.study.training.LabelAwarenessSpec;

/**
 * What Seleznova &amp; Kutyniok read off Figure 4 in section 4.2, on smaller networks, on theirs
 * with fewer images, and where all of it was measured.
 */
final class SkLabels {
  private static final int SEEDS = 5;

  /** The test loss rises by at most 3 % of itself, and by other shares of it where BLAS differs. */
  private static final String HARDLY_OVERFITTED =
      " (hardly overfitted, so that rounding decides τ)";

  private SkLabels() {}

  static List<Claim> claims() {
    return List.of(performance(), overfitting(), early());
  }

  private static Claim performance() {
    return Claim.of(
        "sk-section-4.2-gap",
        laboratory -> {
          LabelAwarenessSpec config = config(laboratory);
          String quantities = ": τ of Θc/Θd − Θn/Θd and the least test loss, range over seeds";
          return List.of(
              LabelStatements.gapAgainstPerformance(
                  at(config) + quantities, bySeed(config, laboratory)),
              LabelStatements.gapAgainstPerformance(
                  LaptopScale.SETTING + quantities, LaptopScale.COURSES),
              PaperScale.added(
                  LabelStatements.gapAgainstPerformance(
                      PaperScale.SETTING + quantities, PaperScale.COURSES)));
        });
  }

  private static Claim overfitting() {
    return Claim.of(
        "sk-section-4.2-overfitting",
        laboratory -> {
          LabelAwarenessSpec config = config(laboratory);
          String quantities = ": τ of 1 − Θc/Θd and the rise of the test loss, range over seeds";
          return List.of(
              LabelStatements.openAgainstOverfitting(
                  at(config) + HARDLY_OVERFITTED + quantities, bySeed(config, laboratory)),
              LabelStatements.openAgainstOverfitting(
                  LaptopScale.SETTING + quantities, LaptopScale.COURSES),
              PaperScale.added(
                  LabelStatements.openAgainstOverfitting(
                      PaperScale.SETTING + quantities, PaperScale.COURSES)));
        });
  }

  private static Claim early() {
    return Claim.of(
        "sk-section-4.2-early",
        laboratory -> {
          LabelAwarenessSpec config = config(laboratory);
          List<Double> sigmaW2 = config.network().sigmaW2();
          List<Finding> findings = early(sigmaW2, at(config), bySeed(config, laboratory));
          findings.addAll(early(sigmaW2, LaptopScale.SETTING, LaptopScale.COURSES));
          return findings;
        });
  }

  /** A finding for each phase. */
  private static List<Finding> early(
      List<Double> sigmaW2, String setting, List<List<LabelStatements.Course>> seeds) {
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < sigmaW2.size(); i++) {
      int phase = i;
      findings.add(
          LabelStatements.changesEarly(
              "σw² = "
                  + sigmaW2.get(phase)
                  + ", "
                  + setting
                  + ": share of the first tenth, range over seeds",
              seeds.stream().map(phases -> phases.get(phase)).toList()));
    }
    return findings;
  }

  private static List<List<LabelStatements.Course>> bySeed(
      LabelAwarenessSpec config, Laboratory laboratory) {
    TrainingTrial trial = new TrainingTrial(config, laboratory);
    Map<Long, List<LabelStatements.Course>> seeds = new TreeMap<>();
    for (double sigmaW2 : config.network().sigmaW2()) {
      trial
          .courses(sigmaW2)
          .forEach(
              course ->
                  seeds
                      .computeIfAbsent(course.seed(), seed -> new ArrayList<>())
                      .add(course.labels(config.training().steps())));
    }
    return List.copyOf(seeds.values());
  }

  /** The quickstart's networks. */
  private static LabelAwarenessSpec config(Laboratory laboratory) {
    List<String> overrides =
        new ArrayList<>(
            laboratory.choose(
                List.of(
                    "data.trainSize=100",
                    "data.testSize=100",
                    "network.hiddenLayers=3",
                    "network.width=50",
                    "training.steps=60",
                    "kernel.samplesPerClass=3",
                    "kernel.steps=[0, 2, 6, 20, 60]"),
                List.of("data.trainSize=1000"),
                List.<String>of()));
    long first = laboratory.seed();
    overrides.add("seed=" + LongStream.range(first, first + SEEDS).boxed().toList());
    if (laboratory.choose(false, true, true)) {
      overrides.add("kernel.steps=[0, 1, 5, 10, 20, 30, 50, 100, 150, 200, 250, 300]");
    }
    return (LabelAwarenessSpec) Laboratory.spec("quickstart.yaml", overrides);
  }

  private static String at(LabelAwarenessSpec config) {
    return config.network().hiddenLayers().get(0)
        + " layers of "
        + config.network().width().get(0)
        + ", "
        + config.data().trainSize()
        + " images, "
        + config.training().steps()
        + " steps, "
        + config.seed().size()
        + " seeds";
  }
}
