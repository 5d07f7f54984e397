package org.ntkdynamics.study;

import java.util.List;
import java.util.OptionalDouble;
import org.ntkdynamics.ensemble.DrawSet;
import org.ntkdynamics.ensemble.Drawing;

/** What a unit tells while it is worked on, and asks. */
public interface Progress {
  /** The unit has reached a step; its training loss there, if it has one. */
  void stepReached(int step, OptionalDouble trainLoss);

  /** The unit has reached a step that has no loss. */
  default void stepReached(int step) {
    stepReached(step, OptionalDouble.empty());
  }

  /**
   * Something was read off at a step that is worth being shown beside the loss.
   *
   * @param name what, in a few characters
   */
  default void measured(int step, String name, double value) {}

  /** How many threads the unit may use, at least 1; its result does not depend on it. */
  default int threads() {
    return Runtime.getRuntime().availableProcessors();
  }

  /**
   * What draws the networks of the unit, which are {@link Unit#drawSets}; no number depends on it.
   */
  default Drawing drawing(List<DrawSet> sets) {
    return Drawing.here(sets, threads(), this::isStopRequested);
  }

  /** Whether it should save its state and end; on any thread. Once yes it stays yes. */
  boolean isStopRequested();

  /** Something is not as it should be, but the work goes on; one line. */
  void warned(String message);
}
