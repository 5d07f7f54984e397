package org.ntkdynamics.study.training;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.ntkdynamics.chart.Numbers;
import org.ntkdynamics.metrics.LabelAwareness;
import org.ntkdynamics.page.PhaseRanges;
import org.ntkdynamics.page.Prose;
import org.ntkdynamics.store.MetricsRow;

/** The sentences of the page of a label-awareness run. */
final class LabelAwarenessTexts {
  static final Prose PROSE = Prose.of(LabelAwarenessTexts.class, "label-awareness.prose.ftl");

  private LabelAwarenessTexts() {}

  /**
   * The first paragraph: with what the kernels of all networks came to.
   *
   * @param hasPhase whether the networks have one
   */
  static String introduction(List<UnitData> units, boolean hasPhase) {
    List<UnitData> measured = units.stream().filter(LabelAwarenessTexts::isMeasured).toList();
    List<UnitData> evaluated =
        measured.stream().filter(unit -> !Double.isNaN(accuracy(unit))).toList();
    return PROSE.say(
        "introduction",
        Map.of(
            "several",
                measured.stream().map(unit -> unit.unit().sigmaW2()).distinct().count()
                    < measured.size(),
            "outcome", said(measured, hasPhase, LabelAwarenessTexts::awareness),
            "accuracy", said(evaluated, hasPhase, LabelAwarenessTexts::accuracies)));
  }

  /** Not where the probe of label-awareness was left out. */
  private static boolean isMeasured(UnitData unit) {
    List<MetricsRow> rows = unit.metrics();
    return !rows.isEmpty()
        && Double.isFinite(awareness(rows.get(0)))
        && Double.isFinite(awareness(rows.get(rows.size() - 1)));
  }

  private static String said(
      List<UnitData> units, boolean hasPhase, Function<List<UnitData>, String> words) {
    return units.isEmpty()
        ? ""
        : hasPhase
            ? new PhaseRanges<UnitData>(unit -> unit.unit().sigmaW2(), words).say(units)
            : words.apply(units);
  }

  private static String awareness(List<UnitData> units) {
    return "from "
        + Numbers.threeDigits(mean(units, unit -> unit.metrics().get(0)))
        + " to "
        + Numbers.threeDigits(mean(units, unit -> unit.metrics().get(unit.metrics().size() - 1)));
  }

  private static double mean(List<UnitData> units, Function<UnitData, MetricsRow> row) {
    return units.stream().map(row).mapToDouble(LabelAwarenessTexts::awareness).average().orElse(0);
  }

  private static double awareness(MetricsRow row) {
    LabelAwareness aware = row.kernel().labelAwareness();
    return (aware.thetaC() - aware.thetaN()) / aware.thetaD();
  }

  private static String accuracies(List<UnitData> units) {
    return PhaseRanges.range(units, LabelAwarenessTexts::accuracy, Numbers::percent);
  }

  /** The last one known; NaN if none was evaluated. */
  private static double accuracy(UnitData unit) {
    return unit.lastMetrics()
        .map(row -> row.evaluation().testAccuracy().orElse(Double.NaN))
        .orElse(Double.NaN);
  }
}
