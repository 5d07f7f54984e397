package org.ntkdynamics.study;

import java.io.UncheckedIOException;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.store.StoreException;
import org.ntkdynamics.store.UnitDirectory;
import org.ntkdynamics.store.UnitStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A unit that is worked on as a whole: what was interrupted within it is computed again.
 *
 * @param key the name of its directory
 * @param steps the step it ends at, for the monitor
 */
public record WholeUnit(String key, int steps) {
  private static final Logger LOG = LoggerFactory.getLogger(WholeUnit.class);

  /**
   * Does the work. If it is cancelled the unit is left to be done; if it fails that is recorded.
   *
   * @param work writes the unit's tables and tells its status
   * @return the status, as written
   */
  public UnitStatus run(RunDirectory run, RunMonitor monitor, Function<UnitDirectory, UnitStatus> work) {
    UnitDirectory directory = run.unit(key);
    monitor.unitStarted(key, 0, steps);
    directory.writeStatus(UnitStatus.running(0));
    UnitStatus status = attempt(directory, work);
    directory.writeStatus(status);
    return status;
  }

  private UnitStatus attempt(UnitDirectory directory, Function<UnitDirectory, UnitStatus> work) {
    try {
      return work.apply(directory);
    } catch (UncheckedIOException | StoreException e) {
      throw e; // Files cannot be written: no unit can go on.
    } catch (CancellationException e) {
      return UnitStatus.running(0);
    } catch (RuntimeException e) {
      LOG.error("unit {} failed", key, e);
      return UnitStatus.failed(0, e.getClass().getSimpleName() + ": " + e.getMessage());
    }
  }
}
