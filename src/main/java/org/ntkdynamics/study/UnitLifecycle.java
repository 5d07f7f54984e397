package org.ntkdynamics.study;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.ntkdynamics.ensemble.DrawSet;
import org.ntkdynamics.ensemble.Drawing;
import org.ntkdynamics.store.StoreException;
import org.ntkdynamics.store.UnitDirectory;
import org.ntkdynamics.store.UnitStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From the beginning of a unit to its end, whatever that is: status.json says at any time how far
 * it is. A unit that was cancelled is left to be done; one that fails is recorded as such.
 */
final class UnitLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(UnitLifecycle.class);

  private final OpenUnits open;
  private final int threads;
  private final @Nullable Drawing elsewhere;

  UnitLifecycle(OpenUnits open, int threads) {
    this(open, threads, null);
  }

  /** Units that are drawn elsewhere. */
  UnitLifecycle(OpenUnits open, Drawing elsewhere) {
    this(open, 1, elsewhere);
  }

  private UnitLifecycle(OpenUnits open, int threads, @Nullable Drawing elsewhere) {
    this.open = open;
    this.threads = threads;
    this.elsewhere = elsewhere;
  }

  /** Works on a unit and returns its status, as written. */
  UnitStatus work(Unit unit) {
    UnitDirectory directory = open.directory().unit(unit.key());
    Steps steps = new Steps(unit.key());
    UnitStatus status = attempt(unit, directory, steps);
    directory.writeStatus(status);
    return status;
  }

  private UnitStatus attempt(Unit unit, UnitDirectory directory, Steps steps) {
    try {
      UnitWork work = unit.begin(open.directory(), steps);
      steps.last = work.fromStep();
      open.monitor().unitStarted(unit.key(), steps.last, unit.steps());
      directory.writeStatus(UnitStatus.running(steps.last));
      UnitStatus status = work.run();
      open.worked();
      return status;
    } catch (UncheckedIOException | StoreException e) {
      throw e; // Files cannot be written: no unit can go on.
    } catch (CancellationException e) {
      return UnitStatus.running(0);
    } catch (OutOfMemoryError e) { // In Java's memory or ND4J's; other units may need less.
      return UnitStatus.failed(
          steps.last,
          "out of memory: "
              + e.getMessage()
              + "; ask for less or fewer --jobs, or allow more: NTK_JAVA_OPTS=-Xmx…, and with"
              + " --engine spark spark.executor.memory or spark.ntk.arrayMemory");
    } catch (EngineException e) { // It was lost with the process that worked on it.
      return UnitStatus.failed(steps.last, String.valueOf(e.getMessage()));
    } catch (RuntimeException | LinkageError e) { // A study may be of another version.
      LOG.error("unit {} failed at step {}", unit.key(), steps.last, e);
      return UnitStatus.failed(steps.last, e.getClass().getSimpleName() + ": " + e.getMessage());
    }
  }

  /** Passes on what a unit says, and remembers how far it is. */
  private final class Steps implements Progress {
    private final String key;
    private volatile int last;

    Steps(String key) {
      this.key = key;
    }

    @Override
    public void stepReached(int reached, OptionalDouble trainLoss) {
      last = reached;
      open.monitor().stepReached(key, reached, trainLoss);
    }

    @Override
    public void measured(int step, String name, double value) {
      open.monitor().measured(key, step, name, value);
    }

    @Override
    public int threads() {
      return threads;
    }

    @Override
    public Drawing drawing(List<DrawSet> sets) {
      return elsewhere == null ? Progress.super.drawing(sets) : elsewhere;
    }

    @Override
    public boolean isStopRequested() {
      return open.monitor().isStopRequested();
    }

    @Override
    public void warned(String message) {
      open.monitor().warned(message);
    }
  }
}
