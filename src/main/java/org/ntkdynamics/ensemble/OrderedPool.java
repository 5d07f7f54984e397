package org.ntkdynamics.ensemble;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Computes numbered things in parallel and hands them back in the order of their numbers. */
public final class OrderedPool implements AutoCloseable {
  private final ExecutorService pool;

  /**
   * @param threads at least 1
   * @throws IllegalArgumentException if there are fewer
   */
  public OrderedPool(int threads) {
    this.pool = Executors.newFixedThreadPool(threads);
  }

  /**
   * Computes a thing for each number.
   *
   * @throws CancellationException if the thread is interrupted while waiting
   */
  public <T> List<T> map(IntStream numbers, IntFunction<T> work) {
    List<Future<T>> running =
        numbers.mapToObj(number -> pool.submit(() -> work.apply(number))).toList();
    List<T> done = new ArrayList<>();
    try {
      for (Future<T> future : running) {
        done.add(future.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while computing");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      if (e.getCause() instanceof OutOfMemoryError failure) {
        throw failure;
      }
      throw new IllegalStateException("computing failed: " + e.getCause(), e.getCause());
    }
    return done;
  }

  /** Interrupts what is still computed, and waits a minute at most for it to end. */
  @Override
  public void close() {
    pool.shutdownNow();
    boolean interrupted = Thread.interrupted();
    try {
      pool.awaitTermination(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      interrupted = true;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
