package org.ntkdynamics.study.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.ntkdynamics.judge.DriftStatement;
import org.ntkdynamics.judge.Finding;
import org.ntkdynamics.judge.Measurement;
import org.ntkdynamics.judge.Rule;
import org.ntkdynamics.judge.Threshold;
import org.ntkdynamics.matrix.SquareMatrix;
import org.ntkdynamics.metrics.LabelAwareness;
import org.ntkdynamics.study.training.LabelAwarenessSpec;

/** Equation (23) and Figure 4 of Seleznova &amp; Kutyniok: the kernel learns the labels. */
final class SkTraining {
  /** How far Θc/Θd and Θn/Θd may lie apart in a kernel that does not know the labels. */
  private static final Threshold AGNOSTIC =
      Threshold.of(
          0.05, "a kernel that knows no label still sees that images of one class are alike");

  private SkTraining() {}

  static Claim definition() {
    return Claim.of(
        "sk-eq-23",
        laboratory -> {
          List<Finding> findings = new ArrayList<>(blocks());
          LabelAwarenessSpec config = asInThePaper(laboratory);
          TrainingTrial trial = new TrainingTrial(config, laboratory);
          for (double sigmaW2 : config.network().sigmaW2()) {
            List<LabelAwareness> seeds = trial.initial(sigmaW2);
            findings.add(
                Finding.against(
                    AGNOSTIC,
                    at(config, sigmaW2) + ": Θc/Θd − Θn/Θd at initialisation",
                    new Rule.Bound(false, 0),
                    Measurement.mean(seeds.stream().mapToDouble(TrainingTrial::gap).toArray())));
          }
          return findings;
        });
  }

  /** A kernel with d on the diagonal, c within classes and n elsewhere, classes of 2 and 3. */
  private static List<Finding> blocks() {
    List<Integer> labels = List.of(0, 0, 1, 1, 1);
    double[][] kernel = new double[5][5];
    for (int i = 0; i < 5; i++) {
      for (int j = 0; j < 5; j++) {
        kernel[i][j] = i == j ? 5 : labels.get(i).equals(labels.get(j)) ? 3 : 2;
      }
    }
    LabelAwareness read = LabelAwareness.of(SquareMatrix.of(kernel), labels);
    String where = "kernel of 5, 3 and 2, classes of two and three samples: ";
    Rule same = new Rule.Within(1e-12);
    return List.of(
        Finding.of(where + "Θd", same, 5, Measurement.computed(read.thetaD())),
        Finding.of(where + "Θc", same, 3, Measurement.computed(read.thetaC())),
        Finding.of(where + "Θn", same, 2, Measurement.computed(read.thetaN())));
  }

  static Claim ordered() {
    return Claim.of(
        "sk-section-4.1-ordered",
        laboratory -> {
          LabelAwarenessSpec config = config(laboratory);
          double sigmaW2 = config.network().sigmaW2().get(0);
          List<Course> courses = new TrainingTrial(config, laboratory).courses(sigmaW2).toList();
          return List.of(
              Finding.against(
                  Threshold.of(
                      DriftStatement.SIGNIFICANT, "what the statement on drift takes for much"),
                  at(config, sigmaW2) + ": relative change of the kernel",
                  new Rule.Above(),
                  overSeeds(courses, course -> course.change(config.training().steps()))));
        });
  }

  static Claim figure4() {
    return Claim.of(
        "sk-figure-4",
        laboratory -> {
          List<Finding> findings = new ArrayList<>();
          LabelAwarenessSpec config = config(laboratory);
          TrainingTrial trial = new TrainingTrial(config, laboratory);
          int last = config.training().steps();
          for (double sigmaW2 : config.network().sigmaW2()) {
            List<Course> courses = trial.courses(sigmaW2).toList();
            findings.add(
                grows(
                    at(config, sigmaW2) + ": growth of Θc/Θd − Θn/Θd in " + last + " steps",
                    courses,
                    course -> course.gap(last) - course.gap(0)));
            findings.add(
                grows(
                    at(config, sigmaW2) + ": growth in the first third less that in the rest",
                    courses,
                    course -> 2 * course.gap(last / 3) - course.gap(last) - course.gap(0)));
          }
          return findings;
        });
  }

  private static Finding grows(
      String setting, List<Course> courses, ToDoubleFunction<Course> difference) {
    return Finding.of(setting, new Rule.Above(), 0, overSeeds(courses, difference));
  }

  private static Measurement overSeeds(List<Course> courses, ToDoubleFunction<Course> quantity) {
    return Measurement.mean(courses.stream().mapToDouble(quantity).toArray());
  }

  private static String at(LabelAwarenessSpec config, double sigmaW2) {
    return "σw² = "
        + sigmaW2
        + ", "
        + config.network().hiddenLayers().get(0)
        + " layers of "
        + config.network().width().get(0)
        + ", "
        + config.data().trainSize()
        + " images, "
        + config.seed().size()
        + " seeds";
  }

  /** The paper's networks, 20 hidden layers of 300; few images are read, none is trained on. */
  private static LabelAwarenessSpec asInThePaper(Laboratory laboratory) {
    return (LabelAwarenessSpec)
        Laboratory.spec(
            "figure-4-laptop.yaml",
            List.of(
                "data.trainSize=500",
                "data.testSize=0",
                "kernel.samplesPerClass=" + laboratory.choose(3, 10, 10),
                "seed=" + seeds(laboratory.seed(), laboratory.choose(3, 8, 20))));
  }

  private static LabelAwarenessSpec config(Laboratory laboratory) {
    long seed = laboratory.seed();
    String file = laboratory.choose("quickstart.yaml", "quickstart.yaml", "figure-4-laptop.yaml");
    List<String> overrides =
        new ArrayList<>(
            laboratory.choose(
                List.of(
                    "data.trainSize=100",
                    "network.hiddenLayers=3",
                    "network.width=50",
                    "training.steps=60",
                    "kernel.samplesPerClass=3",
                    "kernel.steps=[0, 20, 60]"),
                List.of("data.trainSize=1000", "kernel.steps=[0, 100, 300]"),
                List.<String>of()));
    overrides.add("data.testSize=0");
    String seeds = laboratory.choose(seeds(seed, 3), seeds(seed, 4), seeds(seed, 3));
    overrides.add("seed=" + seeds);
    return (LabelAwarenessSpec) Laboratory.spec(file, overrides);
  }

  private static String seeds(long first, int count) {
    List<Long> seeds = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      seeds.add(first + i);
    }
    return seeds.toString();
  }
}
