package org.ntkdynamics.study;

import java.util.List;
import java.util.Optional;
import org.ntkdynamics.data.DataException;
import org.ntkdynamics.store.DatasetFile;
import org.ntkdynamics.store.Provenance;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.store.UnitStatus;

/** Has the units of an experiment worked on; one that has ended is never run again. */
final class Runner {
  private final Run run;
  private final RunDirectory directory;
  private final Execution execution;
  private final RunMonitor monitor;

  Runner(Run run, RunDirectory directory, Execution execution, RunMonitor monitor) {
    this.run = run;
    this.directory = directory;
    this.execution = execution;
    this.monitor = monitor;
  }

  /** Runs units in a new directory. */
  RunResult begin() {
    run.writeShared(directory);
    directory.writeProvenance(
        Provenance.begin(directory.config(), execution.command(), run.datasetFiles()));
    return runUnits();
  }

  /**
   * Runs what is left to do; nothing is written if that is nothing.
   *
   * @throws DataException if a data file has another content than the run began with
   */
  RunResult resume() {
    Optional<Provenance> provenance = directory.provenance();
    if (provenance.isEmpty()) {
      return begin();
    }
    if (units().stream().allMatch(this::hasEnded)) {
      return new RunResult(directory, statuses(), false);
    }
    refuseOtherData(provenance.get().datasetFiles(), run.datasetFiles());
    directory.writeProvenance(provenance.get().resumed(execution.command()));
    return runUnits();
  }

  /** Whether no unit needs more work. */
  boolean hasEnded() {
    return run.units().stream().allMatch(this::hasEnded);
  }

  /** By content and place: the same data may lie elsewhere on another machine. */
  private void refuseOtherData(List<DatasetFile> begun, List<DatasetFile> found) {
    if (begun.size() != found.size()) {
      throw new DataException(
          String.format(
              "%s: the run began with %d data files, and there are %d; run it as a new run",
              directory.root(), begun.size(), found.size()));
    }
    for (int i = 0; i < begun.size(); i++) {
      if (!begun.get(i).sha256().equals(found.get(i).sha256())) {
        throw new DataException(
            String.format(
                "%s: not the data that the run began with: SHA-256 of the content is %s, was %s;"
                    + " bring that back, or run it as a new run",
                found.get(i).file(), found.get(i).sha256(), begun.get(i).sha256()));
      }
    }
  }

  private RunResult runUnits() {
    List<? extends Unit> units = units();
    monitor.runStarted(run.stepName(), units.size());
    units.stream().filter(this::hasEnded).forEach(this::tellEnded);
    List<? extends Unit> left = units.stream().filter(unit -> !hasEnded(unit)).toList();
    OpenUnits open = new OpenUnits(run, directory, left, monitor);
    execution.engine().work(open);
    directory.writeProvenance(directory.provenance().orElseThrow().ended());
    return new RunResult(directory, statuses(), open.areLeft());
  }

  private List<? extends Unit> units() {
    return execution.part().units(run.units());
  }

  private void tellEnded(Unit unit) {
    monitor.unitEnded(unit.key(), directory.unit(unit.key()).status().orElseThrow());
  }

  private List<UnitStatus> statuses() {
    return run.units().stream()
        .flatMap(unit -> directory.unit(unit.key()).status().stream())
        .toList();
  }

  private boolean hasEnded(Unit unit) {
    return directory.unit(unit.key()).status().filter(UnitStatus::hasEnded).isPresent();
  }
}
