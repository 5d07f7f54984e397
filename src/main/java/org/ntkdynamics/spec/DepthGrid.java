package org.ntkdynamics.spec;

import java.util.ArrayList;
import java.util.List;

/**
 * The depths of a curve: the numbers L of weight layers {@code from, from + step, …} up to {@code
 * maxLambda · M}, or fewer that are spread evenly over that range, its ends included.
 *
 * @param from the least L
 * @param maxLambda the greatest depth-to-width ratio λ = L/M
 * @param step the distance of two depths
 * @param points the most depths of a curve; 0 for no limit
 */
public record DepthGrid(int from, double maxLambda, int step, int points) {
  public DepthGrid {
    Require.atLeast(1, "from", from);
    Require.positive("maxLambda", maxLambda);
    Require.atLeast(1, "step", step);
    if (points < 0 || points == 1) {
      throw new InvalidValueException("points", points, "0 or an integer of at least 2");
    }
  }

  /**
   * The depths for a width M, ascending.
   *
   * @throws InvalidValueException if there is none, or one that is too large
   */
  public List<Integer> depths(int width) {
    List<Integer> depths = new ArrayList<>();
    long last = Math.round(maxLambda * width);
    if (last > Limits.DEPTH) {
      throw new InvalidValueException(
          "depth.maxLambda",
          maxLambda,
          "so small that λ·M, the greatest depth, is at most " + Limits.DEPTH + "; M is " + width);
    }
    for (long depth = from; depth <= last; depth += step) {
      depths.add((int) depth);
    }
    if (depths.isEmpty()) {
      throw new InvalidValueException(
          "depth.maxLambda",
          maxLambda,
          "so large that a depth from " + from + " on is at most λ·" + width);
    }
    return points == 0 || depths.size() <= points ? depths : spread(last);
  }

  private List<Integer> spread(long last) {
    List<Integer> depths = new ArrayList<>();
    for (long point = 0; point < points; point++) {
      depths.add((int) (from + Math.round((double) point * (last - from) / (points - 1))));
    }
    return depths;
  }
}
