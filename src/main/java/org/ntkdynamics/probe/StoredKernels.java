package org.ntkdynamics.probe;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.ntkdynamics.spec.Nearest;
import org.ntkdynamics.spec.Reduction;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.store.RunLock;
import org.ntkdynamics.store.StoreException;
import org.ntkdynamics.store.SubsampleRow;
import org.ntkdynamics.store.UnitDirectory;

/** Reads probes off the kernels of a run that there is. */
public final class StoredKernels {
  private StoredKernels() {}

  /**
   * Reads a probe off every kernel of every unit and writes its tables.
   *
   * @throws StoreException if there is no such probe, it needs more than kernels, no kernel is
   *     stored, or another process is writing the run
   */
  @SuppressWarnings("try") // The lock is held, not used.
  public static void read(RunDirectory run, String name) {
    Probe<?> probe = Probes.byName().get(name);
    List<String> possible =
        Probes.byName().values().stream().filter(Probe::needsKernelsOnly).map(Probe::name).toList();
    if (probe == null || !probe.needsKernelsOnly()) {
      String why = probe == null ? "no such probe" : "needs more than the kernels of a run";
      throw new StoreException(
          "--probe "
              + name
              + ": "
              + why
              + Nearest.question(name, possible)
              + "; allowed: "
              + String.join(", ", possible));
    }
    List<UnitDirectory> units =
        run.units().stream().filter(unit -> !unit.kernelSteps(Reduction.TRACE).isEmpty()).toList();
    if (units.isEmpty()) {
      throw new StoreException(run.root() + ": holds no kernels for the probe " + name);
    }
    try (RunLock lock = run.lock()) {
      units.forEach(unit -> read(probe, unit, labels(run)));
    }
  }

  private static List<Integer> labels(RunDirectory run) {
    return run.subsample().stream()
        .sorted(Comparator.comparingInt(SubsampleRow::position))
        .map(SubsampleRow::label)
        .toList();
  }

  private static <R extends Record> void read(
      Probe<R> probe, UnitDirectory unit, List<Integer> labels) {
    List<R> rows = new ArrayList<>();
    for (int step : unit.kernelSteps(Reduction.TRACE)) {
      rows.addAll(probe.read(Moment.stored(step, labels, unit)));
    }
    probe.table().write(unit, rows);
  }
}
