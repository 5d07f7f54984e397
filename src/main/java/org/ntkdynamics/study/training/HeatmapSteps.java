package org.ntkdynamics.study.training;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which kernels are drawn: four of those there are. */
final class HeatmapSteps {
  private static final int COUNT = 4;

  /** The steps of Figure 4, before the last. */
  private static final List<Integer> FIGURE_4 = List.of(0, 100, 500);

  private HeatmapSteps() {}

  /**
   * Steps 0, 100, 500 and the last one as in Figure 4 if they are there; otherwise the first, the
   * last and two between them that come nearest to equal distances on a logarithmic axis.
   *
   * @param steps the steps that have a kernel, ascending
   */
  static List<Integer> choose(List<Integer> steps) {
    if (steps.size() <= COUNT) {
      return steps;
    }
    int last = steps.get(steps.size() - 1);
    if (steps.containsAll(FIGURE_4) && last > FIGURE_4.get(FIGURE_4.size() - 1)) {
      List<Integer> chosen = new ArrayList<>(FIGURE_4);
      chosen.add(last);
      return chosen;
    }
    return spread(steps);
  }

  private static List<Integer> spread(List<Integer> steps) {
    double from = position(steps.get(0));
    double to = position(steps.get(steps.size() - 1));
    Set<Integer> left = new TreeSet<>(steps);
    Set<Integer> chosen = new TreeSet<>();
    for (int i : new int[] {0, COUNT - 1, 1, 2}) {
      double target = from + (to - from) * i / (COUNT - 1);
      int nearest = nearest(left, target);
      left.remove(nearest);
      chosen.add(nearest);
    }
    return List.copyOf(chosen);
  }

  private static int nearest(Collection<Integer> steps, double target) {
    return Collections.min(
        steps, Comparator.comparingDouble(step -> Math.abs(position(step) - target)));
  }

  private static double position(int step) {
    return Math.log1p(step);
  }
}
