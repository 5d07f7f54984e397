package org.ntkdynamics.ensemble;

import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * How the networks of a unit are drawn: by whom changes no number. A unit asks for its sets once
 * each, in order, and is done with one when it asks for the next.
 */
@FunctionalInterface
public interface Drawing {
  /**
   * Draws a set.
   *
   * @param index which of the unit's sets, from 0
   * @return {@code [columns, N]}: each column's draws, in order
   * @throws java.util.concurrent.CancellationException if it was asked to stop
   */
  double[][] draw(int index);

  /**
   * By threads of this process.
   *
   * @param threads how many, at least 1
   * @param isStopRequested asked on any thread; once true it stays true
   */
  static Drawing here(List<DrawSet> sets, int threads, BooleanSupplier isStopRequested) {
    return index -> {
      DrawSet set = sets.get(index);
      return set.rows(0, set.blocks(), threads, isStopRequested);
    };
  }
}
