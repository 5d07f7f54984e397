package org.ntkdynamics.config;

import java.util.ArrayList;
import java.util.List;

/**
 * The depths of a curve: the numbers L of weight layers {@code from, from + step, …} up to {@code
 * maxLambda · M}.
 *
 * @param from the least L
 * @param maxLambda the greatest depth-to-width ratio λ = L/M
 * @param step the distance of two depths
 */
public record DepthGrid(int from, double maxLambda, int step) {
  public DepthGrid {
    Require.atLeast(1, "from", from);
    Require.positive("maxLambda", maxLambda);
    Require.atLeast(1, "step", step);
  }

  /**
   * The depths for a width M, ascending.
   *
   * @throws InvalidValueException if there is none
   */
  public List<Integer> depths(int width) {
    List<Integer> depths = new ArrayList<>();
    long last = Math.round(maxLambda * width);
    for (long depth = from; depth <= last; depth += step) {
      depths.add((int) depth);
    }
    if (depths.isEmpty()) {
      throw new InvalidValueException(
          "depth.maxLambda",
          maxLambda,
          "so large that a depth from " + from + " on is at most λ·" + width);
    }
    return depths;
  }
}
