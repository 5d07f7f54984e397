package org.ntkdynamics.page;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.ntkdynamics.ensemble.CurveRow;
import org.ntkdynamics.spec.EnsembleUnit;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.store.UnitDirectory;
import org.ntkdynamics.store.UnitStatus;

/**
 * What the run directory holds of one unit of an ensemble experiment.
 *
 * @param <R> a row of its table
 * @param unit what it is
 * @param directory its files
 * @param status how far it is; empty if it was never begun
 * @param rows its table, by depth
 */
public record CurveData<R extends CurveRow>(
    EnsembleUnit unit, UnitDirectory directory, Optional<UnitStatus> status, List<R> rows)
    implements RunUnit {

  @Override
  public String key() {
    return unit.key();
  }

  /** Every unit, begun or not, in the order of the spec. */
  public static <R extends CurveRow> List<CurveData<R>> read(
      RunDirectory run, List<EnsembleUnit> units, Function<UnitDirectory, List<R>> table) {
    return units.stream()
        .map(
            unit -> {
              UnitDirectory directory = run.unit(unit.key());
              return new CurveData<>(unit, directory, directory.status(), table.apply(directory));
            })
        .toList();
  }
}
