package org.ntkdynamics.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;

/** Draws without replacement that take equally many samples of each class. */
final class BalancedDraw {
  private BalancedDraw() {}

  /**
   * Draws from a pool of samples sorted into classes.
   *
   * @param pools the candidates of each class
   * @param size how many to draw; where it is no multiple of the number of classes, the first
   *     classes give one more
   * @param what the draw is for, for messages, such as {@code data.trainSize}
   * @return the drawn candidates of each class, ascending
   * @throws DataException if a class has too few
   */
  static List<List<Integer>> draw(
      List<List<Integer>> pools, int size, UniformRandomProvider rng, String what) {
    List<List<Integer>> drawn = new ArrayList<>();
    for (int label = 0; label < pools.size(); label++) {
      int share = size / pools.size() + (label < size % pools.size() ? 1 : 0);
      drawn.add(drawClass(pools.get(label), label, share, rng, what));
    }
    return drawn;
  }

  private static List<Integer> drawClass(
      List<Integer> pool, int label, int share, UniformRandomProvider rng, String what) {
    if (share > pool.size()) {
      throw new DataException(
          String.format(
              "%s asks for %d samples of class %d, of which there are %d: must be fewer",
              what, share, label, pool.size()));
    }
    int[] order = PermutationSampler.natural(pool.size());
    PermutationSampler.shuffle(rng, order);
    List<Integer> drawn = new ArrayList<>();
    for (int i = 0; i < share; i++) {
      drawn.add(pool.get(order[i]));
    }
    Collections.sort(drawn);
    return drawn;
  }
}
