package org.ntkdynamics.ensemble;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** Draws some blocks of a set once, on several threads that each take the next one. */
final class BlockDraw {
  private final DrawSet set;
  private final int to;
  private final int first;
  private final BooleanSupplier isStopRequested;
  private final RowSampler sampler;
  private final double[][] columns;
  private final AtomicInteger nextBlock;

  BlockDraw(DrawSet set, int from, int to, BooleanSupplier isStopRequested) {
    if (from < 0 || from >= to || to > set.blocks()) {
      throw new IllegalArgumentException(
          "there are " + set.blocks() + " blocks, and none from " + from + " to before " + to);
    }
    this.set = set;
    this.to = to;
    this.first = set.drawsBefore(from);
    this.isStopRequested = isStopRequested;
    this.sampler = set.sampler().get();
    this.columns = new double[sampler.columns()][set.drawsBefore(to) - first];
    this.nextBlock = new AtomicInteger(from);
  }

  double[][] rows(int threads) {
    if (threads == 1) {
      work(sampler);
    } else {
      ExecutorService pool = Executors.newFixedThreadPool(threads);
      try {
        List<Future<?>> workers = new ArrayList<>();
        workers.add(pool.submit(() -> work(sampler)));
        for (int thread = 1; thread < threads; thread++) {
          workers.add(pool.submit(() -> work(set.sampler().get())));
        }
        await(workers);
      } finally {
        pool.shutdownNow();
      }
    }
    // Asked once more here: workers that have ended are awaited without a look at the interrupt.
    if (shouldStop()) {
      throw new CancellationException("stopped while drawing");
    }
    return columns;
  }

  private void work(RowSampler ownSampler) {
    double[] row = new double[columns.length];
    for (int block = nextBlock.getAndIncrement();
        block < to && !shouldStop();
        block = nextBlock.getAndIncrement()) {
      set.draw(ownSampler, block, first, columns, row);
    }
  }

  private boolean shouldStop() {
    return Thread.currentThread().isInterrupted() || isStopRequested.getAsBoolean();
  }

  private static void await(List<Future<?>> workers) {
    try {
      for (Future<?> worker : workers) {
        worker.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("stopped while drawing");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      if (e.getCause() instanceof OutOfMemoryError failure) {
        throw failure;
      }
      throw new IllegalStateException("drawing failed: " + e.getCause(), e.getCause());
    }
  }
}
