package org.ntkdynamics.study;

import java.util.OptionalInt;

/** The engines there are. */
public final class UnitEngines {
  private UnitEngines() {}

  /**
   * The one that works on units in this process, several at once.
   *
   * @param jobs how many at once, at least 1; from the cores and the memory if empty
   */
  public static UnitEngine local(OptionalInt jobs) {
    return new LocalEngine(jobs);
  }
}
