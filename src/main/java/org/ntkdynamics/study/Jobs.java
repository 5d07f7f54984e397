package org.ntkdynamics.study;

import java.util.List;
import java.util.OptionalInt;

/**
 * How many units are worked on at once, and how many threads each may use. Results depend on
 * neither.
 *
 * <p>Unless asked otherwise, there are as many jobs as keep the cores busy, each unit using the
 * threads it can make use of: cores divided by these, at least one, no more than there are units
 * nor than there is memory for. The cores are divided among the jobs, so that jobs times threads
 * exceeds them only where more jobs than cores were asked for.
 *
 * @param count how many at once, at least 1
 * @param threads for each, at least 1
 */
record Jobs(int count, int threads) {

  /**
   * Divides a machine.
   *
   * @param units what is to be worked on
   * @param asked how many jobs were asked for, if that was
   * @param cores how many processors there are
   * @param memory how many bytes are there
   * @throws org.ntkdynamics.network.UnsupportedNetworkException if as many as were asked for need
   *     more memory than there is
   */
  static Jobs of(List<? extends Unit> units, OptionalInt asked, int cores, double memory) {
    double need = units.stream().mapToDouble(Unit::memoryNeed).max().orElse(0);
    int atMost = Math.max(1, units.size());
    int count;
    if (asked.isPresent()) {
      count = Math.min(asked.getAsInt(), atMost);
      MemoryNeed.check(count + " units at once", count * need, memory, "ask for fewer --jobs");
    } else {
      int used = units.stream().mapToInt(unit -> Math.min(cores, unit.threads())).max().orElse(1);
      int fitting = need > 0 ? (int) Math.min(atMost, Math.max(1, memory / need)) : atMost;
      count = Math.max(1, Math.min(cores / used, fitting));
    }
    return new Jobs(count, Math.max(1, cores / count));
  }
}
