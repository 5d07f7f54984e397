package org.ntkdynamics.store;

import java.util.ArrayList;
import java.util.List;

/**
 * Another process that has computed units of a run, or several of which all is alike.
 *
 * @param software its programs
 * @param machine its computer
 * @param units the keys of the units, in the order in which they came in; of a unit whose draws
 *     were divided, all who have drawn or estimated
 */
public record Worker(Software software, Machine machine, List<String> units) {
  public Worker {
    units = List.copyOf(units);
  }

  /** This process, for one unit; loads ND4J's native library. */
  public static Worker here(String unit) {
    return new Worker(Software.current(), Machine.current(), List.of(unit));
  }

  Worker with(String unit) {
    if (units.contains(unit)) {
      return this;
    }
    List<String> more = new ArrayList<>(units);
    more.add(unit);
    return new Worker(software, machine, more);
  }

  Rounding rounding() {
    return Rounding.of(software, machine);
  }
}
