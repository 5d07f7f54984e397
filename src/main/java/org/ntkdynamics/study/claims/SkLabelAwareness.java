package org.ntkdynamics.study.claims;

import java.util.ArrayList;
import java.util.List;
import org.ntkdynamics.judge.Finding;
import org.ntkdynamics.judge.Measurement;
import org.ntkdynamics.judge.Rule;
import org.ntkdynamics.judge.Threshold;
import org.ntkdynamics.matrix.SquareMatrix;
import org.ntkdynamics.metrics.LabelAwareness;
import org.ntkdynamics.study.training.LabelAwarenessSpec;

/** Equation (23) of Seleznova &amp; Kutyniok: what a kernel knows of the labels. */
final class SkLabelAwareness {
  /** How far Θc/Θd and Θn/Θd may lie apart in a kernel that does not know the labels. */
  private static final Threshold AGNOSTIC =
      Threshold.of(
          0.05, "a kernel that knows no label still sees that images of one class are alike");

  private SkLabelAwareness() {}

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

  private static String seeds(long first, int count) {
    List<Long> seeds = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      seeds.add(first + i);
    }
    return seeds.toString();
  }
}
