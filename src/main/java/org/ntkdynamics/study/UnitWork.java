package org.ntkdynamics.study;

import org.ntkdynamics.store.UnitStatus;

/** What is left to do of a unit. */
@FunctionalInterface
public interface UnitWork {
  /** The step it goes on from; 0 unless something was left from before. */
  default int fromStep() {
    return 0;
  }

  /**
   * Works on the unit until it ends or is asked to stop, and writes its files.
   *
   * @return how it ended; running if it was asked to stop and has saved its state
   * @throws java.util.concurrent.CancellationException if it was asked to stop and nothing of it
   *     can be kept
   */
  UnitStatus run();
}
