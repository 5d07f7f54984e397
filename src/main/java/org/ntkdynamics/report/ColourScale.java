package org.ntkdynamics.report;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * From the entries of one kernel matrix to shades from 0 (the lowest) to 1 (the highest), on a
 * logarithmic scale between the matrix's own extremes.
 *
 * @param low the value of shade 0: the smallest entry, or the smallest positive one if there are
 *     others; NaN if no entry is positive
 * @param high the value of shade 1: the largest entry; NaN if no entry is positive
 * @param min the smallest entry
 * @param clipped how many entries are zero or negative and drawn as the lowest
 * @param undefined how many entries are no finite number and are drawn grey
 */
record ColourScale(double low, double high, double min, long clipped, long undefined) {

  /** The scale of a matrix {@code [N, N]}. */
  static ColourScale of(double[][] kernel) {
    double[] finite = entries(kernel).filter(Double::isFinite).toArray();
    double[] positive = Arrays.stream(finite).filter(value -> value > 0).toArray();
    return new ColourScale(
        Arrays.stream(positive).min().orElse(Double.NaN),
        Arrays.stream(positive).max().orElse(Double.NaN),
        Arrays.stream(finite).min().orElse(Double.NaN),
        finite.length - positive.length,
        entries(kernel).count() - finite.length);
  }

  /** The shade of an entry; NaN if the entry is no finite number. */
  double shade(double value) {
    if (!Double.isFinite(value)) {
      return Double.NaN;
    }
    if (!(value > low)) {
      return 0;
    }
    return Math.min(1, Math.log(value / low) / Math.log(high / low));
  }

  /** The value of the shade in the middle: the geometric mean of the extremes. */
  double middle() {
    return Math.sqrt(low) * Math.sqrt(high);
  }

  private static DoubleStream entries(double[][] kernel) {
    return Arrays.stream(kernel).flatMapToDouble(Arrays::stream);
  }
}
