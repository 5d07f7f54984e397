package org.ntkdynamics.study;

import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Works on several units at once in this process, see {@link Jobs}. */
final class LocalEngine implements UnitEngine {
  private final OptionalInt jobs;

  /**
   * An engine of this process.
   *
   * @param jobs how many units at once, at least 1; from the cores if empty
   */
  LocalEngine(OptionalInt jobs) {
    this.jobs = jobs;
  }

  @Override
  public void check(List<? extends Unit> units) {
    jobs(units);
  }

  private Jobs jobs(List<? extends Unit> units) {
    int cores = Runtime.getRuntime().availableProcessors();
    return Jobs.of(units, jobs, cores, MemoryNeed.available());
  }

  @Override
  public void work(OpenUnits open) {
    Jobs divided = jobs(open.units());
    ExecutorService pool = Executors.newFixedThreadPool(divided.count(), LocalEngine::thread);
    List<? extends Future<?>> running =
        open.units().stream()
            .map(unit -> pool.submit(() -> workOn(unit, divided.threads(), open)))
            .toList();
    pool.shutdown();
    await(running, open);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "unit");
    thread.setDaemon(true);
    return thread;
  }

  /** What a unit throws is of all: files cannot be written, say. The others save their state. */
  private static void workOn(Unit unit, int threads, OpenUnits open) {
    boolean isDone = false;
    try {
      open.workOn(unit, threads);
      isDone = true;
    } finally {
      if (!isDone) {
        open.stop();
      }
    }
  }

  private static void await(List<? extends Future<?>> running, OpenUnits open) {
    Throwable problem = null;
    boolean isInterrupted = false;
    for (Future<?> unit : running) {
      boolean isAwaited = false;
      while (!isAwaited) {
        try {
          unit.get();
          isAwaited = true;
        } catch (InterruptedException e) {
          isInterrupted = true;
          open.stop();
        } catch (ExecutionException e) {
          isAwaited = true;
          problem = first(problem, e.getCause());
        }
      }
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
    rethrow(problem);
  }

  private static @Nullable Throwable first(@Nullable Throwable before, @Nullable Throwable next) {
    if (before == null || next == null) {
      return before == null ? next : before;
    }
    if (before != next) {
      before.addSuppressed(next);
    }
    return before;
  }

  private static void rethrow(@Nullable Throwable problem) {
    if (problem instanceof RuntimeException failure) {
      throw failure;
    }
    if (problem instanceof Error failure) {
      throw failure;
    }
  }
}
