package org.ntkdynamics.study;

import java.util.OptionalDouble;

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

  /** Whether it should save its state and end; on any thread. Once yes it stays yes. */
  boolean isStopRequested();

  /** Something is not as it should be, but the work goes on; one line. */
  void warned(String message);
}
