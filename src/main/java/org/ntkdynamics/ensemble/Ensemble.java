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
import java.util.function.Supplier;
import org.apache.commons.rng.UniformRandomProvider;
import org.ntkdynamics.random.RandomStreams;

/**
 * Draws many rows on several threads.
 *
 * <p>Draws are cut into blocks of {@link #BLOCK}; block b has the stream named by the master seed,
 * the unit's key and {@code block=b}. What is drawn therefore depends on these alone: not on the
 * number of threads, and not on the number of draws, of which fewer are a prefix of more.
 */
public final class Ensemble {
  /** The number of draws that share a stream. */
  public static final int BLOCK = 64;

  private final long seed;
  private final String unit;
  private final int threads;
  private final BooleanSupplier isStopRequested;

  /**
   * An ensemble of one unit of an experiment.
   *
   * @param seed the master seed
   * @param unit the unit's key
   * @param threads how many threads draw, at least 1
   * @throws IllegalArgumentException if threads is below 1
   */
  public Ensemble(long seed, String unit, int threads) {
    this(seed, unit, threads, () -> false);
  }

  private Ensemble(long seed, String unit, int threads, BooleanSupplier isStopRequested) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, but are " + threads);
    }
    this.seed = seed;
    this.unit = unit;
    this.threads = threads;
    this.isStopRequested = isStopRequested;
  }

  /**
   * The same ensemble, whose draws can be stopped.
   *
   * @param isRequested asked before each block, on any thread; once true it stays true
   */
  public Ensemble stoppedWhen(BooleanSupplier isRequested) {
    return new Ensemble(seed, unit, threads, isRequested);
  }

  /**
   * Draws rows.
   *
   * @param sampler makes a sampler for each thread; all alike
   * @param draws the number N of rows, at least 1
   * @return {@code [columns, N]}: each column's draws, in order
   * @throws IllegalArgumentException if draws is below 1
   * @throws CancellationException if the thread is interrupted or asked to stop
   */
  public double[][] draw(Supplier<? extends RowSampler> sampler, int draws) {
    if (draws < 1) {
      throw new IllegalArgumentException("draws must be at least 1, but are " + draws);
    }
    RowSampler first = sampler.get();
    double[][] columns = new double[first.columns()][draws];
    AtomicInteger nextBlock = new AtomicInteger();
    if (threads == 1) {
      work(first, nextBlock, columns);
    } else {
      ExecutorService pool = Executors.newFixedThreadPool(threads);
      try {
        List<Future<?>> workers = new ArrayList<>();
        workers.add(pool.submit(() -> work(first, nextBlock, columns)));
        for (int thread = 1; thread < threads; thread++) {
          workers.add(pool.submit(() -> work(sampler.get(), nextBlock, columns)));
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

  private void work(RowSampler sampler, AtomicInteger nextBlock, double[][] columns) {
    int draws = columns[0].length;
    int blocks = (draws - 1) / BLOCK + 1;
    double[] row = new double[columns.length];
    for (int block = nextBlock.getAndIncrement();
        block < blocks && !shouldStop();
        block = nextBlock.getAndIncrement()) {
      UniformRandomProvider stream = RandomStreams.stream(seed, unit, "block=" + block);
      int end = (int) Math.min(draws, (block + 1L) * BLOCK);
      for (int draw = block * BLOCK; draw < end; draw++) {
        sampler.draw(stream, row);
        for (int column = 0; column < row.length; column++) {
          columns[column][draw] = row[column];
        }
      }
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
