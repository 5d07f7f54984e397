package org.ntkdynamics.chart;

import java.nio.DoubleBuffer;
import java.util.DoubleSummaryStatistics;
import org.ntkdynamics.matrix.SquareMatrix;

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
public record ColourScale(double low, double high, double min, long clipped, long undefined) {

  /** The scale of a matrix {@code [N, N]}. */
  public static ColourScale of(SquareMatrix kernel) {
    DoubleSummaryStatistics finite = new DoubleSummaryStatistics();
    DoubleSummaryStatistics positive = new DoubleSummaryStatistics();
    DoubleBuffer values = kernel.values();
    long entries = values.remaining();
    while (values.hasRemaining()) {
      double value = values.get();
      if (Double.isFinite(value)) {
        finite.accept(value);
        if (value > 0) {
          positive.accept(value);
        }
      }
    }
    boolean hasPositive = positive.getCount() > 0;
    return new ColourScale(
        hasPositive ? positive.getMin() : Double.NaN,
        hasPositive ? positive.getMax() : Double.NaN,
        finite.getCount() > 0 ? finite.getMin() : Double.NaN,
        finite.getCount() - positive.getCount(),
        entries - finite.getCount());
  }

  /** The shade of an entry; NaN if the entry is no finite number. */
  public double shade(double value) {
    if (!Double.isFinite(value)) {
      return Double.NaN;
    }
    if (!(value > low)) {
      return 0;
    }
    return Math.min(1, Math.log(value / low) / Math.log(high / low));
  }

  /** The value of the shade in the middle: the geometric mean of the extremes. */
  public double middle() {
    return Math.sqrt(low) * Math.sqrt(high);
  }
}
