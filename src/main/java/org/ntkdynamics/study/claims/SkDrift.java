package org.ntkdynamics.study.claims;

import static org.ntkdynamics.study.claims.Claim.sk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.ntkdynamics.judge.DriftStatement;
import org.ntkdynamics.judge.Finding;
import org.ntkdynamics.study.claims.TrainingTrial.Course;
import org.ntkdynamics.study.training.DriftSpec;

/**
 * What Seleznova &amp; Kutyniok say below Theorem 4.1 of their paper of 2021: how far the kernel
 * moves in training.
 */
final class SkDrift {
  private SkDrift() {}

  static Claim claim() {
    return sk(
            "sk-section-4.1",
            "Section 4.1, below Theorem 4.1 (Seleznova & Kutyniok 2021)",
            "In training on MNIST the relative change of the kernel, ‖Θ_t − Θ_0‖/‖Θ_0‖, is"
                + " significant and grows with depth in the chaotic phase and at the edge of chaos,"
                + " but not in the ordered phase (here: full-batch gradient descent, as in Theorem"
                + " 4.1; significant is 0.1 and more).",
            SkDrift::drifts)
        .measuredBy("drift.yaml");
  }

  private static List<Finding> drifts(Laboratory laboratory) {
    DriftSpec config = config(laboratory);
    TrainingTrial trial = new TrainingTrial(config, laboratory);
    List<DriftStatement.Curve> curves = new ArrayList<>();
    for (double sigmaW2 : config.network().sigmaW2()) {
      NavigableMap<Integer, double[]> changes = new TreeMap<>();
      List<Course> courses = trial.courses(sigmaW2);
      for (int layers : config.network().hiddenLayers()) {
        changes.put(
            layers,
            courses.stream()
                .filter(course -> course.hiddenLayers() == layers)
                .mapToDouble(course -> course.change(config.training().steps()))
                .toArray());
      }
      curves.add(new DriftStatement.Curve(name(config, sigmaW2), sigmaW2 < 2, changes));
    }
    return DriftStatement.findings(curves);
  }

  /** Two depths of the spec; at full effort its own. */
  private static DriftSpec config(Laboratory laboratory) {
    List<String> overrides =
        new ArrayList<>(
            laboratory.choose(
                List.of(
                    "data.trainSize=200",
                    "training.steps=10",
                    "kernel.steps=[0, 10]",
                    "comparison.steps=[10]",
                    "kernel.samplesPerClass=2",
                    "network.hiddenLayers=[3, 10]"),
                List.of(
                    "data.trainSize=300",
                    "kernel.steps=[0, 100]",
                    "comparison.steps=[100]",
                    "network.hiddenLayers=[5, 30]"),
                List.of("network.hiddenLayers=[5, 30]")));
    overrides.add("network.width=50");
    long first = laboratory.seed();
    int seeds = laboratory.choose(3, 60, 100);
    List<Long> list = new ArrayList<>();
    for (long seed = first; seed < first + seeds; seed++) {
      list.add(seed);
    }
    overrides.add("seed=" + list);
    return (DriftSpec) Laboratory.spec("drift.yaml", overrides);
  }

  private static String name(DriftSpec config, double sigmaW2) {
    return String.format(
        Locale.ROOT,
        "σw² = %s, width %s, %d images, %d steps, %d seeds",
        sigmaW2,
        config.network().width().get(0),
        config.data().trainSize(),
        config.training().steps(),
        config.seed().size());
  }
}
