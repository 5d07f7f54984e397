package org.ntkdynamics.study;

import java.util.OptionalInt;

/**
 * How a run is executed, which changes no number in it.
 *
 * @param command the command line, for the record
 * @param engine where units are worked on
 * @param part which of them
 */
public record Execution(String command, UnitEngine engine, Part part) {
  /** All units in this process, as many at once as keep its cores busy. */
  public static Execution here(String command) {
    return new Execution(command, UnitEngines.local(OptionalInt.empty()), Part.WHOLE);
  }

  /**
   * Looks whether a run can be executed so, before anything is written.
   *
   * @throws org.ntkdynamics.network.UnsupportedNetworkException if there is too little memory
   */
  void check(Run run) {
    engine.check(part.units(run.units()));
  }
}
