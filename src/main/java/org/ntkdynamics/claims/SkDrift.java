package org.ntkdynamics.claims;

import static org.ntkdynamics.claims.Claim.sk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.ntkdynamics.claims.TrainingTrial.Course;
import org.ntkdynamics.config.DriftConfig;
import org.ntkdynamics.judge.Differences;
import org.ntkdynamics.judge.Finding;
import org.ntkdynamics.judge.Measurement;
import org.ntkdynamics.judge.Rule;
import org.ntkdynamics.metrics.DepthTrend;

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
    DriftConfig config = config(laboratory);
    TrainingTrial trial = new TrainingTrial(config, laboratory);
    List<Finding> findings = new ArrayList<>();
    for (double sigmaW2 : config.network().sigmaW2()) {
      Pairs pairs = new Pairs(config, sigmaW2, trial.courses(sigmaW2));
      findings.addAll(sigmaW2 < 2 ? pairs.staySmall() : pairs.grow());
    }
    return findings;
  }

  /** Two depths of the spec; at full effort its own. */
  private static DriftConfig config(Laboratory laboratory) {
    List<String> overrides =
        new ArrayList<>(
            laboratory.choose(
                List.of(
                    "data.trainSize=300",
                    "training.steps=50",
                    "kernel.steps=[0, 50]",
                    "comparison.steps=[50]",
                    "network.hiddenLayers=[5, 20]"),
                List.of(
                    "data.trainSize=300",
                    "kernel.steps=[0, 100]",
                    "comparison.steps=[100]",
                    "network.hiddenLayers=[5, 30]"),
                List.of("network.hiddenLayers=[5, 30]")));
    overrides.add("network.width=50");
    long first = laboratory.seed();
    int seeds = laboratory.choose(5, 20, 30);
    List<Long> list = new ArrayList<>();
    for (long seed = first; seed < first + seeds; seed++) {
      list.add(seed);
    }
    overrides.add("seed=" + list);
    return (DriftConfig) Laboratory.spec("drift.yaml", overrides);
  }

  /** The shallow and the deep networks of one phase. */
  private record Pairs(DriftConfig config, double sigmaW2, List<Course> courses) {
    List<Finding> staySmall() {
      List<Finding> findings = new ArrayList<>();
      for (int layers : config.network().hiddenLayers()) {
        findings.add(
            Finding.of(
                at(layers) + ": ln of the relative change, against ln 0.1",
                new Rule.Bound(false, 0),
                Math.log(DepthTrend.SIGNIFICANT),
                Measurement.mean(changes(layers, this::logChange))));
      }
      return findings;
    }

    List<Finding> grow() {
      int shallow = config.network().hiddenLayers().get(0);
      int deep = config.network().hiddenLayers().get(1);
      Measurement shallowLog = Measurement.mean(changes(shallow, this::logChange));
      Measurement deepLog = Measurement.mean(changes(deep, this::logChange));
      return List.of(
          Finding.of(
              at(deep) + ": ln of the relative change, against ln 0.1",
              new Rule.Bound(true, 0),
              Math.log(DepthTrend.SIGNIFICANT),
              deepLog),
          Finding.of(
              at(deep) + ": ln of the relative change less that of " + shallow + " layers",
              new Rule.Above(),
              0,
              Differences.of(deepLog, shallowLog)));
    }

    private double logChange(Course course) {
      return Math.log(course.change(config.training().steps()));
    }

    private double[] changes(int layers, ToDoubleFunction<Course> quantity) {
      return courses.stream()
          .filter(course -> course.hiddenLayers() == layers)
          .mapToDouble(quantity)
          .toArray();
    }

    private String at(int layers) {
      return String.format(
          Locale.ROOT,
          "σw² = %s, %d layers of %s, %d images, %d steps, %d seeds",
          sigmaW2,
          layers,
          config.network().width().get(0),
          config.data().trainSize(),
          config.training().steps(),
          config.seed().size());
    }
  }
}
