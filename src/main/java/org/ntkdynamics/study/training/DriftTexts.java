package org.ntkdynamics.study.training;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ntkdynamics.chart.Numbers;
import org.ntkdynamics.judge.DriftStatement;
import org.ntkdynamics.judge.Ruling;
import org.ntkdynamics.metrics.DepthTrend;
import org.ntkdynamics.page.Page;
import org.ntkdynamics.page.Papers;
import org.ntkdynamics.page.RulingTexts;
import org.ntkdynamics.page.SpecFacts;
import org.ntkdynamics.spec.Optimizer;
import org.ntkdynamics.spec.TrainingSpec;
import org.ntkdynamics.study.training.DriftResults.Place;

/** The sentences of the page of a drift run. */
final class DriftTexts {
  static final String FILES =
      "metrics.csv holds every kernel step of a network, relative_change and diagonal_change among its"
          + " columns; the kernels are NumPy files.";

  static final List<Page.Source> SOURCES =
      List.of(
          Papers.seleznovaKutyniok("section 4.1 and appendix B.3"),
          new Page.Source(
              "Seleznova & Kutyniok",
              "Analyzing Finite Neural Networks: Can We Trust Neural Tangent Kernel Theory?",
              "MSML 2021"));

  static final String CAPTION =
      "A marker is the mean over seeds, the dark bar one standard error to each side of it, the"
          + " pale bar the range from the least seed to the greatest. A black cross at the upper"
          + " edge stands where a network diverged before this step; it is in no mean. Markers of"
          + " one depth are drawn side by side by a hair.";

  static final String STEPS_CAPTION =
      "A line a depth, the darker the deeper; means over seeds with one standard error to each"
          + " side. The kernel of step 0 is the one that change is measured from.";

  static final String SCALE_CAPTION =
      "Networks that differ in α alone begin with the same parameters. To first order in the"
          + " learning rate the change of the kernel is a part that the initial outputs drive,"
          + " the same for every α, and a part that the labels drive, which falls as 1/α: a large"
          + " α leaves the former, unless f = 0 at the start, which is what Chizat et al. (2019)"
          + " suppose.";

  static final String TREND_NOTE =
      "The slope is that of the least-squares line of ln(change) on L through all networks, a point"
          + " a seed and depth, with Student’s 95 % interval; 0.1 a layer is a factor "
          + "e in ten layers. The last slope is that of the change itself.";

  static final String CELLS_NOTE =
      "At the last step of the comparison. Loss: means over the networks that reached it, of the"
          + " whole training set; ½ is that of an output of 0 with one-hot labels.";

  private DriftTexts() {}

  static String label(Place place) {
    return "σw² = " + place.sigmaW2();
  }

  /** The paper's statement, and what decided. */
  static String verdict(Optional<Ruling> ruling) {
    return ruling
        .map(RulingTexts::sentence)
        .orElse("untested: a phase has too few networks that reached this step.");
  }

  /** A trend in numbers. */
  static String trend(Optional<DepthTrend> trend, int lost) {
    String diverged = lost == 0 ? "" : " " + lost + " diverged before and are left out.";
    return trend
            .map(t -> "slope " + interval(t) + " a layer; change " + ends(t) + ".")
            .orElse("too few networks reached this step.")
        + diverged;
  }

  private static String ends(DepthTrend trend) {
    return level(trend.shallowest()) + ", " + level(trend.deepest());
  }

  private static String level(DepthTrend.Level level) {
    return change(level) + " at L = " + level.depth();
  }

  /** The line at a depth, and its interval. */
  static String change(DepthTrend.Level level) {
    return Numbers.readable(level.change())
        + " ("
        + Numbers.readable(level.low())
        + " to "
        + Numbers.readable(level.high())
        + ")";
  }

  /** The slope and its interval. */
  static String interval(DepthTrend trend) {
    return String.format(
            Locale.ROOT, "%+.3f (%+.3f to %+.3f)", trend.slope(), trend.low(), trend.high())
        .replace('-', '−');
  }

  static List<Page.Fact> conventions(TrainingSpec training) {
    return List.of(
        SpecFacts.fact(
            "Change",
            "‖Θₜ − Θ₀‖/‖Θ₀‖ in the norm of Frobenius, of the kernel summed over the outputs on the"
                + " subsample; diagonal: the same over the diagonals. Mean and standard deviation"
                + " (divisor: the seeds less one) are over seeds."),
        SpecFacts.fact(
            "The paper’s statement",
            "holds if in the chaotic phase and at the edge of chaos the interval of the mean of"
                + " ln(change) over seeds lies wholly above ln "
                + DriftStatement.SIGNIFICANT
                + " in the deepest networks, and that of the difference from the shallowest wholly"
                + " above 0, while in the ordered phase it lies wholly below at every depth, and the"
                + " difference wholly at or below 0. Intervals that reach over leave it undecided; all"
                + " of them hold together with 99 %. The papers name no number for significant; this"
                + " one is ours. The ledger of claims judges by the same rule."),
        SpecFacts.fact("Optimizer", optimizer(training.optimizer())),
        SpecFacts.fact(
            "Factor α",
            "f̃ = αf is trained on the loss L(f̃)/α² (Chizat et al. 2019), which is ½‖f − y/α‖² a"
                + " sample; its kernel is α² times that of f. Appendix B.3 of the paper multiplies"
                + " the gradient of the unscaled loss by 1/α² instead, which is gradient descent"
                + " with the learning rate η/α², and finds the change to fall as 1/α². With the"
                + " loss of Chizat et al. only the part that the labels drive falls, as 1/α; with"
                + " y = 0 the change does not depend on α at all."));
  }

  private static String optimizer(Optimizer optimizer) {
    return optimizer == Optimizer.SGD
        ? "Gradient descent with one learning rate for all networks, as in Theorem 4.1. Deep"
            + " networks in the ordered phase have gradients that vanish, so that they hardly"
            + " learn; how much they did is in the table of networks."
        : "Adam divides each gradient by its size, so networks whose gradients vanish are trained"
            + " like the others. Theorem 4.1 is about gradient descent; what it says of the"
            + " ordered phase need not hold here.";
  }
}
