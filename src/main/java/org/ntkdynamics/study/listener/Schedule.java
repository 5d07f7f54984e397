package org.ntkdynamics.study.listener;

import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.ntkdynamics.spec.Require;

/**
 * The steps at which the kernel is computed, of a training whose end is not known.
 *
 * @param text what it is called in run.yaml
 * @param isDue whether a step is one of them
 */
record Schedule(String text, IntPredicate isDue) {
  /** A list of steps, ascending, from 0 on. */
  static Schedule at(List<Integer> steps) {
    Require.ascending("steps", steps, 0);
    Set<Integer> all = Set.copyOf(steps);
    return new Schedule(
        steps.stream().map(String::valueOf).collect(Collectors.joining(", ")), all::contains);
  }

  /** Step 0 and every n-th. */
  static Schedule every(int n) {
    Require.atLeast(1, "every", n);
    return new Schedule("every " + n, step -> step % n == 0);
  }

  /** Step 0 and the steps nearest to {@code 10^(k/n)}, k = 0, 1, … */
  static Schedule logSpaced(int n) {
    Require.atLeast(1, "perDecade", n);
    return new Schedule(n + " a decade", step -> step == 0 || isNearest(step, n));
  }

  private static boolean isNearest(int step, int perDecade) {
    long k = Math.round(perDecade * Math.log10(step));
    return Math.round(Math.pow(10, (double) k / perDecade)) == step;
  }
}
