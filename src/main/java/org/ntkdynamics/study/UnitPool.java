package org.ntkdynamics.study;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Threads that each look after one unit at a time. */
final class UnitPool {
  private UnitPool() {}

  /**
   * Has something done for each unit, in order, on several threads, and waits for all. What is
   * thrown for one concerns all: the others are told to stop, and it is thrown when they have.
   *
   * @param atOnce how many threads, at least 1
   */
  static void forEach(OpenUnits open, int atOnce, Consumer<Unit> work) {
    int threads = Math.max(1, Math.min(atOnce, open.units().size()));
    ExecutorService pool = Executors.newFixedThreadPool(threads, UnitPool::thread);
    List<? extends Future<?>> running =
        open.units().stream().map(unit -> pool.submit(() -> lookAfter(unit, work, open))).toList();
    pool.shutdown();
    await(running, open);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "unit");
    thread.setDaemon(true);
    return thread;
  }

  private static void lookAfter(Unit unit, Consumer<Unit> work, OpenUnits open) {
    boolean isDone = false;
    try {
      work.accept(unit);
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
