package org.ntkdynamics.study.claims;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import org.ntkdynamics.judge.Measurement;

/** What a quantity tends to as the width M grows, from its exact values at finite widths. */
final class Limit {
  /** Widths that double, so that Richardson's scheme applies. */
  private static final int FIRST = 200;

  private static final int WIDTHS = 6;

  private Limit() {}

  /**
   * The limit of a quantity with an expansion in powers of 1/M, by Richardson extrapolation over M
   * = 200 … 6400; its error is taken to be the last change of the extrapolated value, and is never
   * below that of rounding.
   */
  static Measurement of(IntToDoubleFunction quantity) {
    double[] row = new double[WIDTHS];
    for (int i = 0; i < WIDTHS; i++) {
      row[i] = quantity.applyAsDouble(FIRST << i);
    }
    double previous = row[WIDTHS - 1];
    double largest = Arrays.stream(row).map(Math::abs).max().orElseThrow();
    for (int order = 1; order < WIDTHS; order++) {
      previous = row[WIDTHS - 1];
      for (int i = WIDTHS - 1; i >= order; i--) {
        row[i] += (row[i] - row[i - 1]) / ((1 << order) - 1);
      }
    }
    double value = row[WIDTHS - 1];
    return Measurement.computed(value, Math.max(Math.abs(value - previous), 1e-11 * largest));
  }

  /**
   * The exponent p in a remainder like M^-p, from M = 400 … 3200: the slope between the two largest
   * widths, with its last change as error. A remainder within rounding of 0 has the exponent ∞.
   */
  static Measurement exponent(IntToDoubleFunction remainder) {
    double[] logs = new double[4];
    for (int i = 0; i < logs.length; i++) {
      logs[i] = Math.log(Math.abs(remainder.applyAsDouble(400 << i)));
    }
    if (logs[logs.length - 1] < Math.log(1e-10)) {
      return Measurement.computed(Double.POSITIVE_INFINITY);
    }
    double last = (logs[2] - logs[3]) / Math.log(2);
    double before = (logs[1] - logs[2]) / Math.log(2);
    return Measurement.computed(last, Math.abs(last - before));
  }
}
