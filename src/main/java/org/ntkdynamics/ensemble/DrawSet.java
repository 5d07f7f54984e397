package org.ntkdynamics.ensemble;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.commons.rng.UniformRandomProvider;
import org.ntkdynamics.random.RandomStreams;

/**
 * Random networks that are drawn alike, such as those of one depth: N rows of numbers.
 *
 * <p>Draws are cut into blocks of {@link #BLOCK}; block b has the stream named by the master seed,
 * the name of the set and {@code block=b}. What is drawn therefore depends on these alone: not on
 * who draws which blocks, and not on the number of draws, of which fewer are a prefix of more.
 * Thread-safe, if what makes samplers is.
 *
 * @param seed the master seed
 * @param name what its streams are called: the unit's key, and what tells it from the unit's others
 * @param draws the number N of rows, at least 1
 * @param sampler makes a sampler for each thread; all alike
 */
public record DrawSet(long seed, String name, int draws, Supplier<? extends RowSampler> sampler) {
  /** The number of draws that share a stream. */
  public static final int BLOCK = 64;

  /**
   * @throws IllegalArgumentException if draws is below 1
   */
  public DrawSet {
    if (draws < 1) {
      throw new IllegalArgumentException("draws must be at least 1, but are " + draws);
    }
  }

  /** The number of blocks, of which the last may be shorter than the others. */
  public int blocks() {
    return (draws - 1) / BLOCK + 1;
  }

  /** The number of draws before a block; all of them for the number of blocks. */
  public int drawsBefore(int block) {
    return (int) Math.min(draws, (long) block * BLOCK);
  }

  /**
   * Draws the rows of some blocks.
   *
   * @param from the first block
   * @param to the one after the last, above {@code from}
   * @param threads how many threads draw, at least 1; the result does not depend on it
   * @param isStopRequested asked before each block, on any thread; once true it stays true
   * @return {@code [columns, n]}: each column's draws, in order, n being those of the blocks
   * @throws java.util.concurrent.CancellationException if the thread is interrupted or asked to
   *     stop
   */
  public double[][] rows(int from, int to, int threads, BooleanSupplier isStopRequested) {
    return new BlockDraw(this, from, to, isStopRequested).rows(threads);
  }

  /** Draws one block into columns that begin with the draw numbered {@code first}. */
  void draw(RowSampler sampler, int block, int first, double[][] columns, double[] row) {
    UniformRandomProvider stream = RandomStreams.stream(seed, name, "block=" + block);
    int end = drawsBefore(block + 1);
    for (int draw = drawsBefore(block); draw < end; draw++) {
      sampler.draw(stream, row);
      for (int column = 0; column < row.length; column++) {
        columns[column][draw - first] = row[column];
      }
    }
  }
}
