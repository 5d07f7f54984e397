package org.ntkdynamics.ensemble;

import java.util.Arrays;
import org.ntkdynamics.theory.ScaledNumber;

/**
 * A vector {@code values · 2^exponent}, for vectors beyond the range of a double. Its largest
 * component has a magnitude in [1, 2), or all are 0. Not thread-safe.
 */
final class ScaledVector {
  private final double[] values;
  private long exponent;

  /** The zero vector of a length. */
  ScaledVector(int length) {
    this.values = new double[length];
  }

  /** The components, to be multiplied with {@code 2^exponent}; not a copy. */
  double[] values() {
    return values;
  }

  /** The power of two. */
  long exponent() {
    return exponent;
  }

  void clear() {
    Arrays.fill(values, 0);
    exponent = 0;
  }

  /** Takes over the components, which {@link #values} was filled with, and a power of two. */
  void normalise(long newExponent) {
    double largest = 0;
    for (double value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    if (!Double.isFinite(largest)) {
      throw new ArithmeticException("a component is " + largest);
    }
    if (largest == 0) {
      exponent = 0;
      return;
    }
    int shift = Math.getExponent(largest);
    if (shift < Double.MIN_EXPONENT) {
      Vectors.scale(0x1p64, values);
      normalise(newExponent - 64);
      return;
    }
    exponent = newExponent + shift;
    if (shift != 0) {
      scale(-shift);
    }
  }

  /** Becomes a copy. */
  void set(ScaledVector other) {
    System.arraycopy(other.values, 0, values, 0, values.length);
    exponent = other.exponent;
  }

  /**
   * Adds {@code factor · direction}.
   *
   * @param direction of this length, in the range of a double
   */
  void add(ScaledNumber factor, double[] direction) {
    if (factor.mantissa() == 0) {
      return;
    }
    long unit = isZero() ? factor.exponent() : Math.max(exponent, factor.exponent());
    double here = powerOfTwo(exponent - unit);
    double there = factor.mantissa() * powerOfTwo(factor.exponent() - unit);
    for (int i = 0; i < values.length; i++) {
      values[i] = here * values[i] + there * direction[i];
    }
    normalise(unit);
  }

  /** The inner product with a vector in the range of a double. */
  ScaledNumber dot(double[] other) {
    return ScaledNumber.of(Vectors.dot(values, other), exponent);
  }

  ScaledNumber dot(ScaledVector other) {
    return ScaledNumber.of(Vectors.dot(values, other.values), exponent + other.exponent);
  }

  ScaledNumber normSquared() {
    return dot(this);
  }

  boolean isZero() {
    for (double value : values) {
      if (value != 0) {
        return false;
      }
    }
    return true;
  }

  /** {@code 2^power}; 0 below the range of a double. */
  static double powerOfTwo(long power) {
    return Math.scalb(1.0, (int) Math.max(-2000, Math.min(2000, power)));
  }

  private void scale(int power) {
    // In two halves: 2^power alone may lie beyond the range of a double.
    Vectors.scale(powerOfTwo(power / 2), values);
    Vectors.scale(powerOfTwo(power - power / 2), values);
  }
}
