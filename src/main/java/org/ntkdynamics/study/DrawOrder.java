package org.ntkdynamics.study;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import org.ntkdynamics.ensemble.DrawSet;
import org.ntkdynamics.store.DrawBlock;

/**
 * All that another process needs to draw some networks of a unit, beside this program: the spec,
 * the unit's key, and which blocks of which of its sets. Their streams have names of these and
 * nothing else.
 */
public final class DrawOrder implements Serializable {
  private static final long serialVersionUID = 1L;

  /** A spec of what is only drawn has no relative paths. */
  private static final Path HERE = Path.of("").toAbsolutePath();

  private final String key;
  private final String spec;
  private final int set;
  private final int from;
  private final int to;

  /**
   * An order.
   *
   * @param set which of the unit's sets
   * @param from the first block
   * @param to the one after the last
   */
  DrawOrder(String key, String spec, int set, int from, int to) {
    this.key = key;
    this.spec = spec;
    this.set = set;
    this.from = from;
    this.to = to;
  }

  /**
   * Draws the networks in this process.
   *
   * @param threads how many threads it may use, at least 1
   * @param isStopRequested whether it should end
   * @throws java.util.concurrent.CancellationException if it should
   */
  public DrawBlock work(int threads, BooleanSupplier isStopRequested) {
    DrawSet draws = PreparedRun.of(spec, HERE).unit(key).drawSets().get(set);
    double[][] rows = draws.rows(from, to, threads, isStopRequested);
    return DrawBlock.of(key, draws.drawsBefore(from), rows);
  }
}
