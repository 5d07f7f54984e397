package org.ntkdynamics.study.regression;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.ntkdynamics.chart.Series;
import org.ntkdynamics.page.RunUnit;
import org.ntkdynamics.spec.TrainingUnit;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.store.UnitDirectory;
import org.ntkdynamics.store.UnitStatus;

/**
 * What the run directory holds of one network.
 *
 * @param unit what it is
 * @param directory its files
 * @param status how far it is; empty if it was never begun
 * @param rows its rows; none before it has ended
 */
record RegressionData(
    TrainingUnit unit,
    UnitDirectory directory,
    Optional<UnitStatus> status,
    List<RegressionRow> rows)
    implements RunUnit {

  @Override
  public String key() {
    return unit.key();
  }

  /** Every network, begun or not, in the order of the spec. */
  static List<RegressionData> read(RunDirectory run, RegressionSpec config) {
    return config.units().stream()
        .map(
            unit -> {
              UnitDirectory directory = run.unit(unit.key());
              return new RegressionData(
                  unit, directory, directory.status(), RegressionRow.TABLE.read(directory));
            })
        .toList();
  }

  boolean isDone() {
    return !rows.isEmpty();
  }

  int lastStep() {
    return rows.get(rows.size() - 1).step();
  }

  /** The row of a predictor at the last kernel step. */
  RegressionRow last(Predictor predictor) {
    return rows.stream()
        .filter(row -> row.step() == lastStep() && row.predictor() == predictor)
        .findFirst()
        .orElseThrow();
  }

  /** A number of a predictor at every kernel step. */
  List<Series.Dot> dots(Predictor predictor, ToDoubleFunction<RegressionRow> value) {
    return rows.stream()
        .filter(row -> row.predictor() == predictor)
        .map(row -> new Series.Dot(row.step(), value.applyAsDouble(row)))
        .toList();
  }
}
