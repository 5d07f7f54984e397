package org.ntkdynamics.store;

import java.util.ArrayList;
import java.util.List;

/**
 * Another process that has computed units of a run, or several of which all is alike.
 *
 * @param software its programs
 * @param machine its computer
 * @param units the keys of the units, in the order in which they came in
 */
public record Worker(Software software, Machine machine, List<String> units) {
  public Worker {
    units = List.copyOf(units);
  }

  Worker with(String unit) {
    List<String> more = new ArrayList<>(units);
    more.add(unit);
    return new Worker(software, machine, more);
  }

  Rounding rounding() {
    return Rounding.of(software, machine);
  }
}
