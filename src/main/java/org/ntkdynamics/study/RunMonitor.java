package org.ntkdynamics.study;

import java.util.OptionalDouble;
import org.ntkdynamics.store.UnitStatus;
import org.slf4j.LoggerFactory;

/**
 * Is told how a run comes along, and says when it should stop. Called on any thread, one call at a
 * time, but for {@link #isStopRequested}.
 */
public interface RunMonitor {
  /** A monitor that takes no notice and never stops a run. */
  RunMonitor SILENT =
      new RunMonitor() {
        @Override
        public void unitStarted(String key, int fromStep, int steps) {}

        @Override
        public void stepReached(String key, int step, OptionalDouble trainLoss) {}

        @Override
        public void unitEnded(String key, UnitStatus status) {}
      };

  /**
   * Units are about to be worked on.
   *
   * @param stepName what the steps of its units are, in the singular: a training has steps, a curve
   *     has depths
   * @param units how many units the run has, those included that have ended before
   */
  default void runStarted(String stepName, int units) {}

  /**
   * A unit is about to be worked on, maybe beside others.
   *
   * @param fromStep the step it starts at, above 0 if it is resumed
   * @param steps the step it ends at
   */
  void unitStarted(String key, int fromStep, int steps);

  /** A unit has reached a step; its training loss there, if known. */
  void stepReached(String key, int step, OptionalDouble trainLoss);

  /**
   * Something was read off a unit at a step, to be shown beside its loss.
   *
   * @param name what, in a few characters
   */
  default void measured(String key, int step, String name, double value) {}

  /** A unit has ended, or was found to have ended before. */
  void unitEnded(String key, UnitStatus status);

  /**
   * Something is not as it should be, but the run goes on; one line. Unless overridden it is
   * logged.
   */
  default void warned(String message) {
    LoggerFactory.getLogger(RunMonitor.class).warn(message);
  }

  /**
   * Asked at each step, and oftener within long ones, whether the run should save its state and
   * end; on any thread. Once it has said yes it does not say no.
   */
  default boolean isStopRequested() {
    return false;
  }
}
