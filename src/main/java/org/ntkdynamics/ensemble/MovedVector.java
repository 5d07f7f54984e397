package org.ntkdynamics.ensemble;

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

  ScaledVector difference() {
    return difference;
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

  /** Reads off which units are active after the step. */
  void readActive(boolean[] active) {
    double[] values = after.values();
    for (int i = 0; i < active.length; i++) {
      active[i] = values[i] > 0;
    }
  }

  /**
   * Applies the masks of before and after the step.
   *
   * @param before the vector before the step, without its mask
   * @param preactivation whose sign was the mask before the step
   * @param active the mask after it
   */
  void mask(double[] before, double[] preactivation, boolean[] active) {
    long unit = difference.exponent();
    if (flips(preactivation, active)) {
      unit = Math.max(Math.max(unit, 0), after.exponent());
    }
    double ofDifference = ScaledVector.powerOfTwo(difference.exponent() - unit);
    double ofAfter = ScaledVector.powerOfTwo(after.exponent() - unit);
    double ofBefore = ScaledVector.powerOfTwo(-unit);
    double[] moved = difference.values();
    double[] now = after.values();
    for (int i = 0; i < moved.length; i++) {
      boolean was = preactivation[i] > 0;
      if (was && active[i]) {
        moved[i] *= ofDifference;
      } else if (was) {
        moved[i] = -ofBefore * before[i];
      } else {
        moved[i] = active[i] ? ofAfter * now[i] : 0;
      }
      now[i] = active[i] ? now[i] : 0;
    }
    difference.normalise(unit);
    after.normalise(after.exponent());
  }

  /** {@code ‖v'‖² - ‖v‖² = <v' - v, v' + v>}. */
  ScaledNumber normChange(double[] before) {
    return difference.dot(before).plus(difference.dot(after));
  }

  private static boolean flips(double[] preactivation, boolean[] active) {
    for (int i = 0; i < active.length; i++) {
      if (preactivation[i] > 0 != active[i]) {
        return true;
      }
    }
    return false;
  }

  /** The product of a matrix, or its transpose, with a vector. */
  interface Product {
    void apply(double[] vector, double[] out);
  }
}
