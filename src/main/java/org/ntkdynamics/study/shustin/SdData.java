package org.ntkdynamics.study.shustin;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.ntkdynamics.page.RunUnit;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.store.UnitDirectory;
import org.ntkdynamics.store.UnitStatus;

/**
 * What the run directory holds of one unit of an experiment on the networks of Shustin &amp;
 * Dogariu.
 *
 * @param <R> a row of its table
 * @param unit what it is
 * @param directory its files
 * @param status how far it is; empty if it was never begun
 * @param rows its table, by layer or depth
 */
record SdData<R>(SdUnit unit, UnitDirectory directory, Optional<UnitStatus> status, List<R> rows)
    implements RunUnit {

  @Override
  public String key() {
    return unit.key();
  }

  /** Every unit, begun or not, in the order of the spec. */
  static <R> List<SdData<R>> read(
      RunDirectory run, List<SdUnit> units, Function<UnitDirectory, List<R>> table) {
    return units.stream()
        .map(
            unit -> {
              UnitDirectory directory = run.unit(unit.key());
              return new SdData<>(unit, directory, directory.status(), table.apply(directory));
            })
        .toList();
  }
}
