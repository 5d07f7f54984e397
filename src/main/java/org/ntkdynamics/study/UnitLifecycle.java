package org.ntkdynamics.study;

import java.io.UncheckedIOException;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.store.StoreException;
import org.ntkdynamics.store.UnitDirectory;
import org.ntkdynamics.store.UnitStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From the beginning of a unit to its end, whatever that is: status.json says at any time how far
 * it is. A unit that was cancelled is left to be done; one that fails is recorded as such.
 */
final class UnitLifecycle implements Progress {
  private static final Logger LOG = LoggerFactory.getLogger(UnitLifecycle.class);

  private final Run run;
  private final RunDirectory runDirectory;
  private final RunMonitor monitor;
  private int step;

  UnitLifecycle(Run run, RunDirectory runDirectory, RunMonitor monitor) {
    this.run = run;
    this.runDirectory = runDirectory;
    this.monitor = monitor;
  }

  /** Works on a unit and returns its status, as written. */
  UnitStatus work(Unit unit) {
    UnitDirectory directory = runDirectory.unit(unit.key());
    UnitWork work = unit.begin(runDirectory, this);
    step = work.fromStep();
    monitor.unitStarted(unit.key(), step, unit.steps());
    directory.writeStatus(UnitStatus.running(step));
    UnitStatus status = attempt(unit, work);
    directory.writeStatus(status);
    return status;
  }

  private UnitStatus attempt(Unit unit, UnitWork work) {
    try {
      UnitStatus status = work.run();
      run.unitWorked(runDirectory);
      return status;
    } catch (UncheckedIOException | StoreException e) {
      throw e; // Files cannot be written: no unit can go on.
    } catch (CancellationException e) {
      return UnitStatus.running(0);
    } catch (RuntimeException | LinkageError e) { // A study may be of another version.
      LOG.error("unit {} failed at step {}", unit.key(), step, e);
      return UnitStatus.failed(step, e.getClass().getSimpleName() + ": " + e.getMessage());
    }
  }

  @Override
  public void stepReached(int reached, OptionalDouble trainLoss) {
    step = reached;
    monitor.stepReached(reached, trainLoss);
  }

  @Override
  public boolean isStopRequested() {
    return monitor.isStopRequested();
  }

  @Override
  public void warned(String message) {
    monitor.warned(message);
  }
}
