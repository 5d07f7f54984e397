package org.ntkdynamics.study;

import java.nio.file.Path;
import org.ntkdynamics.data.DataException;
import org.ntkdynamics.spec.Spec;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.store.RunLock;
import org.ntkdynamics.store.StoreException;

/** Runs an experiment of any kind. */
public final class Experiments {
  private Experiments() {}

  /**
   * Runs an experiment in a new directory. Everything the spec asks for is checked before the
   * directory is created.
   *
   * @param config what to run
   * @param root a directory that does not exist yet or is empty
   * @param execution how
   * @param monitor is told how the run comes along
   * @throws DataException if the data cannot be used
   * @throws StoreException if the directory cannot be used
   */
  @SuppressWarnings("try") // The lock is held, not used.
  public static RunResult run(Spec config, Path root, Execution execution, RunMonitor monitor) {
    Run run = Studies.prepare(config);
    execution.check(run);
    RunDirectory directory = Studies.create(root, config);
    try (RunLock lock = directory.lock()) {
      return new Runner(run, directory, execution, monitor).begin();
    }
  }

  /**
   * What an experiment will take, from some seconds of work on it; nothing of that is kept.
   *
   * @throws DataException if the data cannot be used
   */
  public static Forecast forecast(Spec config) {
    return Calibration.of(config);
  }

  /**
   * Whether a run has nothing left to do.
   *
   * @throws DataException if its data cannot be used
   */
  public static boolean hasEnded(RunDirectory directory) {
    Run run = Studies.prepare(directory.config());
    return new Runner(run, directory, Execution.here(""), RunMonitor.SILENT).hasEnded();
  }

  /**
   * Goes on with a run that was interrupted: finished units are skipped, the others go on from
   * their newest checkpoint. A finished run is left as it is.
   *
   * @param root the directory of the run
   * @throws DataException if the data cannot be used
   * @throws StoreException if there is no run, or another process is working on it
   */
  @SuppressWarnings("try") // The lock is held, not used.
  public static RunResult resume(Path root, Execution execution, RunMonitor monitor) {
    RunDirectory directory = Studies.open(root);
    try (RunLock lock = directory.lock()) {
      Run run = Studies.prepare(directory.config());
      execution.check(run);
      return new Runner(run, directory, execution, monitor).resume();
    }
  }
}
