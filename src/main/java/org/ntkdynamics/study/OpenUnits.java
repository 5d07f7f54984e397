package org.ntkdynamics.study;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.ntkdynamics.spec.SpecWriter;
import org.ntkdynamics.store.Provenance;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.store.StoreException;
import org.ntkdynamics.store.UnitBlock;
import org.ntkdynamics.store.UnitDirectory;
import org.ntkdynamics.store.UnitStatus;
import org.ntkdynamics.store.Worker;

/**
 * The units of a run that are still to be worked on, and whom to tell. Thread-safe: an engine works
 * on several at once. Whoever looks on is told one thing at a time.
 */
public final class OpenUnits {
  private final Run run;
  private final RunDirectory directory;
  private final List<? extends Unit> units;
  private final RunMonitor monitor;
  private final AtomicInteger ended = new AtomicInteger();
  private final OrderedDraws.Memory drawMemory =
      new OrderedDraws.Memory(Runtime.getRuntime().maxMemory() / 2);
  private volatile boolean isStopped;

  OpenUnits(Run run, RunDirectory directory, List<? extends Unit> units, RunMonitor monitor) {
    this.run = run;
    this.directory = directory;
    this.units = List.copyOf(units);
    this.monitor = new Told(monitor);
  }

  /** The units, in the order in which they are begun. */
  public List<? extends Unit> units() {
    return units;
  }

  /** Where their files belong; the run's lock is held. */
  public RunDirectory directory() {
    return directory;
  }

  /** Who looks on. It says to stop, too, once {@link #stop} was called. */
  public RunMonitor monitor() {
    return monitor;
  }

  /** Makes what is at work save its state and end: no unit can go on. */
  void stop() {
    isStopped = true;
  }

  /**
   * A unit's files are written: what sums up all units is written again.
   *
   * @throws java.io.UncheckedIOException if it cannot be written
   */
  synchronized void worked() {
    run.unitWorked(directory);
  }

  /**
   * Has something done for each unit, in order, and waits for all. What is thrown for one concerns
   * all: the others are told to stop, and it is thrown when they have.
   *
   * @param atOnce on how many threads, at least 1
   */
  public void forEach(int atOnce, Consumer<Unit> work) {
    UnitPool.forEach(this, atOnce, work);
  }

  /** What another process needs to work on a unit. */
  public UnitOrder order(Unit unit) {
    return UnitOrder.of(unit, directory);
  }

  /**
   * Puts in place what another process has made of a unit. Nobody sees half of it: its status is
   * written last. A damaged block is a unit that failed.
   *
   * @param allowMixed whether it may come from where numbers are rounded otherwise
   * @throws org.ntkdynamics.store.StoreException if it does and may not; nothing is written
   */
  public void accept(Unit unit, UnitBlock block, boolean allowMixed) {
    Optional<UnitStatus> status = block.status();
    Optional<String> damage = block.damage();
    if (damage.isPresent() || status.isEmpty()) {
      failed(unit, damage.orElse("nothing came back"));
      return;
    }
    UnitDirectory files = directory.unit(unit.key());
    admit(block.worker(), allowMixed);
    block.writeTo(files);
    worked();
    files.writeStatus(status.get());
    ended(unit, status.get());
  }

  /** Records who computed a unit, unless numbers are rounded otherwise there: in one go. */
  private synchronized void admit(Worker worker, boolean allowMixed) {
    List<String> differences = provenance().differences(worker);
    if (!allowMixed && !differences.isEmpty()) {
      throw new StoreException(
          "unit "
              + String.join(", ", worker.units())
              + " was computed where numbers are rounded otherwise than for the units before: "
              + String.join("; ", differences)
              + "; make the machines alike, or allow it: --allow-mixed");
    }
    directory.writeProvenance(provenance().worked(worker));
  }

  private Provenance provenance() {
    return directory.provenance().orElseThrow();
  }

  /** A unit was lost with the process that worked on it; that is recorded, and tried again. */
  public void failed(Unit unit, String reason) {
    UnitStatus status = UnitStatus.failed(0, reason);
    directory.unit(unit.key()).writeStatus(status);
    ended(unit, status);
  }

  /** A unit is at work no more; its status is written. */
  void ended(Unit unit, UnitStatus status) {
    if (status.state() != UnitStatus.State.RUNNING) {
      ended.incrementAndGet();
    }
    monitor.unitEnded(unit.key(), status);
  }

  /**
   * Works on a unit in this process, unless it is to stop.
   *
   * @param threads how many threads the unit may use, at least 1
   */
  void workOn(Unit unit, int threads) {
    workOn(unit, new UnitLifecycle(this, threads));
  }

  private void workOn(Unit unit, UnitLifecycle lifecycle) {
    if (!monitor.isStopRequested()) {
      ended(unit, lifecycle.work(unit));
    }
  }

  /**
   * Has a unit drawn elsewhere, block by block, and estimates in this process, unless it is to
   * stop. Both have computed it, and must round alike.
   *
   * @param unit one that has sets of draws
   * @param allowMixed whether they may round otherwise
   * @throws org.ntkdynamics.store.StoreException if they do and may not
   */
  public void drawElsewhere(Unit unit, DrawingPlace place, boolean allowMixed) {
    if (monitor.isStopRequested()) {
      return;
    }
    OrderedDraws.WorkerWatch watch = worker -> admit(worker, allowMixed);
    String spec = SpecWriter.write(directory.config());
    try (OrderedDraws draws = new OrderedDraws(unit, spec, place, watch, drawMemory)) {
      watch.accept(Worker.here(unit.key()));
      workOn(unit, new UnitLifecycle(this, draws));
    }
  }

  /** Whether a unit was left that has neither ended nor failed. */
  boolean areLeft() {
    return ended.get() < units.size();
  }

  /** One call at a time, but for the question whether to stop. */
  private final class Told implements RunMonitor {
    private final RunMonitor other;

    Told(RunMonitor other) {
      this.other = other;
    }

    @Override
    public synchronized void unitStarted(String key, int fromStep, int steps) {
      other.unitStarted(key, fromStep, steps);
    }

    @Override
    public synchronized void stepReached(String key, int step, OptionalDouble trainLoss) {
      other.stepReached(key, step, trainLoss);
    }

    @Override
    public synchronized void measured(String key, int step, String name, double value) {
      other.measured(key, step, name, value);
    }

    @Override
    public synchronized void unitEnded(String key, UnitStatus status) {
      other.unitEnded(key, status);
    }

    @Override
    public synchronized void warned(String message) {
      other.warned(message);
    }

    @Override
    public boolean isStopRequested() {
      return isStopped || other.isStopRequested();
    }
  }
}
