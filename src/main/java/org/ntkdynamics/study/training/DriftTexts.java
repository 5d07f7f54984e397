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

  static String label(Place place) {
    return "σw² = " + place.sigmaW2();
  }

  /** The paper's statement, and what decided. */
  static String verdict(Optional<Ruling> ruling) {
    return ruling.map(RulingTexts::sentence).orElse(PROSE.say("untested"));
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
