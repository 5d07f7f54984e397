package org.ntkdynamics.ensemble;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Draws many rows on several threads, as {@link DrawSet} says; their number changes no draw. */
public final class Ensemble {
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
   * @throws java.util.concurrent.CancellationException if the thread is interrupted or asked to
   *     stop
   */
  public double[][] draw(Supplier<? extends RowSampler> sampler, int draws) {
    DrawSet set = new DrawSet(seed, unit, draws, sampler);
    return set.rows(0, set.blocks(), threads, isStopRequested);
  }
}
