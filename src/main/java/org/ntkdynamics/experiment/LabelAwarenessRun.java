package org.ntkdynamics.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ntkdynamics.config.LabelAwarenessConfig;
import org.ntkdynamics.config.TrainingUnit;
import org.ntkdynamics.data.DataException;
import org.ntkdynamics.data.Dataset;
import org.ntkdynamics.data.Datasets;
import org.ntkdynamics.data.KernelSubsample;
import org.ntkdynamics.data.Samples;
import org.ntkdynamics.store.DatasetFile;
import org.ntkdynamics.store.Provenance;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.store.SubsampleRow;
import org.ntkdynamics.store.UnitStatus;

/**
 * The label-awareness experiment: each network of the sweep is trained, and its NTK on one
 * class-sorted subsample is followed.
 */
final class LabelAwarenessRun {
  private final LabelAwarenessConfig config;
  private final Dataset data;
  private final Samples subsample;

  private LabelAwarenessRun(LabelAwarenessConfig config, Dataset data, Samples subsample) {
    this.config = config;
    this.data = data;
    this.subsample = subsample;
  }

  /**
   * Loads the data and draws the subsample.
   *
   * @throws DataException if the data cannot be used or does not fit the spec
   */
  static LabelAwarenessRun prepare(LabelAwarenessConfig config) {
    long seed = config.seed().get(0);
    Dataset data = Datasets.load(config.data(), seed);
    data.train().checkOutputs(config.network().outputs());
    Samples subsample = KernelSubsample.draw(data.train(), config.kernel().samplesPerClass(), seed);
    return new LabelAwarenessRun(config, data, subsample);
  }

  /** Runs all units in a new directory. */
  RunResult begin(RunDirectory directory, String command, RunMonitor monitor) {
    directory.writeSubsample(subsampleRows());
    List<DatasetFile> files =
        data.files().stream()
            .map(digest -> new DatasetFile(digest.file().toString(), digest.sha256()))
            .toList();
    directory.writeProvenance(Provenance.begin(config, command, files));
    return runUnits(directory, monitor);
  }

  /** Runs what is left to do. */
  RunResult resume(RunDirectory directory, String command, RunMonitor monitor) {
    Optional<Provenance> provenance = directory.provenance();
    if (provenance.isEmpty()) {
      return begin(directory, command, monitor);
    }
    if (config.units().stream().allMatch(unit -> hasEnded(directory, unit))) {
      return new RunResult(directory, statuses(directory), false);
    }
    directory.writeProvenance(provenance.get().resumed(command));
    return runUnits(directory, monitor);
  }

  private RunResult runUnits(RunDirectory directory, RunMonitor monitor) {
    boolean isInterrupted = false;
    for (TrainingUnit unit : config.units()) {
      if (monitor.isStopRequested()) {
        isInterrupted = true;
        break;
      }
      UnitStatus status =
          hasEnded(directory, unit)
              ? directory.unit(unit.key()).status().orElseThrow()
              : new UnitRun(config, data, subsample, unit, directory, monitor).run();
      monitor.unitEnded(unit.key(), status);
      isInterrupted |= status.state() == UnitStatus.State.RUNNING;
    }
    directory.writeProvenance(directory.provenance().orElseThrow().ended());
    return new RunResult(directory, statuses(directory), isInterrupted);
  }

  private List<UnitStatus> statuses(RunDirectory directory) {
    return config.units().stream()
        .flatMap(unit -> directory.unit(unit.key()).status().stream())
        .toList();
  }

  /** Whether a unit needs no more work. One that failed is tried again. */
  private static boolean hasEnded(RunDirectory directory, TrainingUnit unit) {
    return directory
        .unit(unit.key())
        .status()
        .filter(
            status ->
                status.state() == UnitStatus.State.FINISHED
                    || status.state() == UnitStatus.State.DIVERGED)
        .isPresent();
  }

  private List<SubsampleRow> subsampleRows() {
    return new ArrayList<>(
        IntStream.range(0, subsample.size())
            .mapToObj(
                i ->
                    new SubsampleRow(
                        i, subsample.datasetIndices().get(i), subsample.labels().get(i)))
            .toList());
  }
}
