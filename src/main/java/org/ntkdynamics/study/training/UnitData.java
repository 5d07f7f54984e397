package org.ntkdynamics.study.training;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ntkdynamics.chart.UnitStyle;
import org.ntkdynamics.metrics.LossJump;
import org.ntkdynamics.page.UnitStyles;
import org.ntkdynamics.spec.ActivationKind;
import org.ntkdynamics.spec.Phase;
import org.ntkdynamics.spec.TrainingExperiment;
import org.ntkdynamics.spec.TrainingUnit;
import org.ntkdynamics.store.LossRow;
import org.ntkdynamics.store.MetricsRow;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.store.Tables;
import org.ntkdynamics.store.UnitDirectory;
import org.ntkdynamics.store.UnitStatus;

/**
 * What the run directory holds of one unit.
 *
 * @param id a short name that is a valid HTML id
 * @param unit what it is
 * @param label what it is called, telling it from the other units of the run
 * @param style how it is drawn
 * @param directory its files
 * @param status how far it is; empty if it was never begun
 * @param losses its losses, by step
 * @param metrics its kernel steps
 */
record UnitData(
    String id,
    TrainingUnit unit,
    String label,
    UnitStyle style,
    UnitDirectory directory,
    Optional<UnitStatus> status,
    List<LossRow> losses,
    List<MetricsRow> metrics) {

  /** Every unit of the spec, begun or not, by σw² and then in the order of the spec. */
  static List<UnitData> read(RunDirectory run, TrainingExperiment config) {
    List<TrainingUnit> units = new ArrayList<>(config.units());
    units.sort(Comparator.comparingDouble(TrainingUnit::sigmaW2));
    Map<String, UnitStyle> styles = UnitStyles.of(units, config.network());
    List<UnitData> data = new ArrayList<>();
    for (TrainingUnit unit : units) {
      UnitDirectory directory = run.unit(unit.key());
      data.add(
          new UnitData(
              "unit-" + (data.size() + 1),
              unit,
              label(unit, units),
              styles.getOrDefault(unit.key(), UnitStyle.GREY),
              directory,
              directory.status(),
              Tables.LOSSES.read(directory),
              Tables.METRICS.read(directory)));
    }
    return data;
  }

  /** The phase of its initialisation if it is a ReLU network; of others, that none is known. */
  String phase(ActivationKind activation) {
    if (unit.model() != null) {
      return "phase unknown";
    }
    return activation.hasPhase() ? Phase.of(unit.sigmaW2()).label() : activation.label();
  }

  /** The last step anything is known of; 0 if nothing is. */
  int lastStep() {
    int reached = status.map(UnitStatus::step).orElse(0);
    int lost = losses.isEmpty() ? 0 : losses.get(losses.size() - 1).step();
    int measured = lastMetrics().map(MetricsRow::step).orElse(0);
    return Math.max(reached, Math.max(lost, measured));
  }

  /** Where its loss on the training set jumps back. */
  List<LossJump> lossJumps() {
    return LossJump.find(
        losses.stream().map(row -> new LossJump.Known(row.step(), row.trainLoss())).toList());
  }

  /** The last kernel step. */
  Optional<MetricsRow> lastMetrics() {
    return metrics.isEmpty() ? Optional.empty() : Optional.of(metrics.get(metrics.size() - 1));
  }

  /** The kernel step of a training step. */
  Optional<MetricsRow> metricsAt(int step) {
    return metrics.stream().filter(row -> row.step() == step).findFirst();
  }

  private static String label(TrainingUnit unit, List<TrainingUnit> units) {
    return network(unit, units)
        + (distinct(units.stream().map(TrainingUnit::seed).toList()) > 1
            ? ", seed " + unit.seed()
            : "");
  }

  /** What tells a unit from those that differ in more than the seed. */
  static String network(TrainingUnit unit, List<TrainingUnit> units) {
    StringBuilder label =
        new StringBuilder(
            unit.model() == null ? "σw² = " + unit.sigmaW2() : unit.model().toString());
    if (distinct(units.stream().map(u -> u.hiddenWidths().size()).toList()) > 1) {
      label.append(", ").append(unit.hiddenWidths().size()).append(" hidden layers");
    }
    if (distinct(units.stream().map(UnitData::widths).toList()) > 1) {
      label.append(", width ").append(widths(unit));
    }
    if (distinct(units.stream().map(TrainingUnit::outputScale).toList()) > 1) {
      label.append(", α = ").append(unit.outputScale());
    }
    return label.toString();
  }

  private static int distinct(List<?> values) {
    return new HashSet<>(values).size();
  }

  private static String widths(TrainingUnit unit) {
    return new HashSet<>(unit.hiddenWidths()).size() == 1
        ? String.valueOf(unit.hiddenWidths().get(0))
        : unit.hiddenWidths().stream().map(String::valueOf).collect(Collectors.joining("-"));
  }
}
