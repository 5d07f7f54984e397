package org.ntkdynamics.ensemble;

import java.util.Arrays;
import org.ntkdynamics.theory.ScaledNumber;

/**
 * A vector of a layer after a step, and its difference to that before, both to the rounding of
 * their own size: neither is lost where the other is far larger. Not thread-safe.
 */
final class MovedVector {
  private final ScaledVector after;
  private final ScaledVector difference;

  MovedVector(int length) {
    this.after = new ScaledVector(length);
    this.difference = new ScaledVector(length);
  }

  ScaledVector after() {
    return after;
  }

  /** Not moved at all. */
  void reset(double[] before) {
    difference.clear();
    System.arraycopy(before, 0, after.values(), 0, before.length);
    after.normalise(0);
  }

  /**
   * Becomes what a layer makes of the vector below (or above), {@code W v' + factor · direction}.
   * Whichever of v' and v' - v is shorter goes through the matrix.
   *
   * @param matrix takes a vector to its image under W
   * @param before what the layer made of v before the step
   */
  void propagate(
      Product matrix, MovedVector from, ScaledNumber factor, double[] direction, double[] before) {
    boolean near = from.difference.normSquared().compareTo(from.after.normSquared()) <= 0;
    ScaledVector source = near ? from.difference : from.after;
    ScaledVector image = near ? difference : after;
    ScaledVector other = near ? after : difference;
    matrix.apply(source.values(), image.values());
    image.normalise(source.exponent());
    image.add(factor, direction);
    other.set(image);
    other.add(near ? ScaledNumber.ONE : ScaledNumber.ONE.times(-1), before);
  }

  /** Reads off which units are active after the step: 1, or 0. */
  void readActive(double[] active) {
    double[] values = after.values();
    for (int i = 0; i < active.length; i++) {
      active[i] = values[i] > 0 ? 1 : 0;
    }
  }

  /**
   * Applies the masks of before and after the step.
   *
   * @param before the vector before the step, without its mask
   * @param was the mask before the step, 1 or 0 for each unit
   * @param is the mask after it
   */
  void mask(double[] before, double[] was, double[] is) {
    double[] moved = difference.values();
    double[] now = after.values();
    if (Arrays.equals(was, is)) {
      multiply(moved, is);
      multiply(now, is);
      difference.normalise(difference.exponent());
    } else {
      long unit = Math.max(Math.max(difference.exponent(), 0), after.exponent());
      double ofDifference = ScaledVector.powerOfTwo(difference.exponent() - unit);
      double ofAfter = ScaledVector.powerOfTwo(after.exponent() - unit);
      double ofBefore = ScaledVector.powerOfTwo(-unit);
      // Products with masks: branches that go either way at random cost far more.
      for (int i = 0; i < moved.length; i++) {
        double stays = was[i] * is[i] * ofDifference * moved[i];
        double falls = was[i] * (1 - is[i]) * ofBefore * before[i];
        now[i] *= is[i];
        moved[i] = stays - falls + (1 - was[i]) * ofAfter * now[i];
      }
      difference.normalise(unit);
    }
    after.normalise(after.exponent());
  }

  /** {@code ‖v'‖² - ‖v‖² = <v' - v, v' + v>}. */
  ScaledNumber normChange(double[] before) {
    return difference.dot(before).plus(difference.dot(after));
  }

  private static void multiply(double[] values, double[] mask) {
    for (int i = 0; i < values.length; i++) {
      values[i] *= mask[i];
    }
  }

  /** The product of a matrix, or its transpose, with a vector. */
  interface Product {
    void apply(double[] vector, double[] out);
  }
}
