package org.ntkdynamics.study.training;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ntkdynamics.chart.Numbers;
import org.ntkdynamics.judge.DriftStatement;
import org.ntkdynamics.judge.Ruling;
import org.ntkdynamics.metrics.DepthTrend;
import org.ntkdynamics.page.Page;
import org.ntkdynamics.page.Papers;
import org.ntkdynamics.page.PhaseRanges;
import org.ntkdynamics.page.Prose;
import org.ntkdynamics.page.RulingTexts;
import org.ntkdynamics.spec.Optimizer;
import org.ntkdynamics.spec.TrainingSpec;
import org.ntkdynamics.study.training.DriftResults.Place;

/** The sentences of the page of a drift run. */
final class DriftTexts {
  static final Prose PROSE = Prose.of(DriftTexts.class, "drift.prose.ftl");

  static final List<Page.Source> SOURCES =
      List.of(
          Papers.seleznovaKutyniok("section 4.1 and appendix B.3"),
          new Page.Source(
              "Seleznova & Kutyniok",
              "Analyzing Finite Neural Networks: Can We Trust Neural Tangent Kernel Theory?",
              "MSML 2021"));

  private DriftTexts() {}

  /** The first paragraph: with the changes of the widest and deepest networks at a step. */
  static String introduction(DriftResults results, int step) {
    int width = results.curves().stream().mapToInt(curve -> curve.place().width()).max().orElse(0);
    List<Moved> moved =
        results.curves().stream()
            .filter(curve -> curve.place().width() == width)
            .map(curve -> Moved.of(curve, step))
            .filter(one -> Double.isFinite(one.change()))
            .toList();
    return PROSE.say(
        "introduction",
        moved.isEmpty()
            ? Map.of("outcome", "")
            : Map.of(
                "step", Numbers.count(step),
                "depth", Integer.toString(moved.get(0).depth()),
                "width", Numbers.count(width),
                "outcome", PhaseRanges.of(moved, Moved::sigmaW2, Moved::change)));
  }

  /** How far the deepest networks of a curve had moved, on the mean; NaN if none is known. */
  private record Moved(double sigmaW2, int depth, double change) {
    static Moved of(DriftResults.Curve curve, int step) {
      DriftResults.Cell deepest = curve.cells().get(curve.cells().size() - 1);
      return new Moved(
          curve.place().sigmaW2(),
          deepest.depth(),
          deepest.spread(step, DriftResults.KERNEL).mean());
    }
  }

  static String label(Place place) {
    return "σw² = " + place.sigmaW2();
  }

  /** The paper's statement at a place, and what decided. */
  static Page.Fact verdict(String where, Optional<Ruling> ruling) {
    String statement = where + ", the paper’s statement";
    return ruling
        .map(decided -> RulingTexts.fact(statement, decided, ""))
        .orElseGet(() -> Page.Fact.of(statement, PROSE.say("untested")));
  }

  /** A trend in numbers. */
  static String trend(Optional<DepthTrend> trend, int lost) {
    Map<String, String> line =
        trend
            .map(
                t ->
                    Map.of(
                        "slope", interval(t),
                        "shallowest", level(t.shallowest()),
                        "deepest", level(t.deepest())))
            .orElse(Map.of());
    return PROSE.say("trend", Map.of("line", line, "lost", lost));
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
    boolean descends = training.optimizer() == Optimizer.SGD;
    String significant = String.valueOf(DriftStatement.SIGNIFICANT);
    return PROSE.facts("conventions", Map.of("significant", significant, "descends", descends));
  }
}
