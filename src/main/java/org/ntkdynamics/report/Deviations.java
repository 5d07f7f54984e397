package org.ntkdynamics.report;

import java.util.List;
import java.util.Optional;
import org.hipparchus.special.Erf;
import org.ntkdynamics.report.Panels.Line;
import org.ntkdynamics.store.DispersionRow;

/**
 * How far samples lie from exact values, over the points of some curves.
 *
 * <p>Where rare networks decide the dispersion, deviations are far from normal whatever their
 * standard error. Either the sample cannot bound its tail, and its interval has no upper end, or it
 * holds a network that outweighs the others, and its bootstrap error is far from the exact one.
 * Chance is therefore judged on the other points alone, here called settled.
 *
 * @param points how many points have an exact value and a sample
 * @param settled how many of them are settled
 * @param held how many of the 95 % intervals hold the exact value
 * @param largest the point that lies farthest off; empty if there is none
 * @param largestSettled the one among the settled
 */
record Deviations(
    int points, int settled, int held, Optional<Worst> largest, Optional<Worst> largestSettled) {
  /** How far, as a factor, the bootstrap error of a settled point is from the exact one. */
  private static final double MOST_ERROR = 2;

  /**
   * The point that lies farthest off.
   *
   * @param line its curve
   * @param row its numbers
   */
  record Worst(Line<DispersionRow> line, DispersionRow row) {
    /** Its distance in exact standard errors. */
    double size() {
      return Math.abs(row.deviation());
    }
  }

  static Deviations of(List<Line<DispersionRow>> lines) {
    int points = 0;
    int settled = 0;
    int held = 0;
    Optional<Worst> largest = Optional.empty();
    Optional<Worst> largestSettled = Optional.empty();
    for (Line<DispersionRow> line : lines) {
      for (DispersionRow row : line.rows()) {
        if (!Double.isNaN(row.deviation())) {
          points++;
          double exact = row.theory().exact();
          held += row.sample().low() <= exact && exact <= row.sample().high() ? 1 : 0;
          Worst worst = new Worst(line, row);
          largest = larger(largest, worst);
          if (isSettled(row)) {
            settled++;
            largestSettled = larger(largestSettled, worst);
          }
        }
      }
    }
    return new Deviations(points, settled, held, largest, largestSettled);
  }

  private static boolean isSettled(DispersionRow row) {
    double errors = row.sample().standardError() / row.theory().exactStandardError();
    boolean bounded = Double.isFinite(row.sample().high());
    return bounded && errors > 1 / MOST_ERROR && errors < MOST_ERROR;
  }

  private static Optional<Worst> larger(Optional<Worst> one, Worst other) {
    return one.isPresent() && one.get().size() >= other.size() ? one : Optional.of(other);
  }

  /** The median of the largest of so many settled points, were they independent and normal. */
  double expected() {
    return quantile(0.5);
  }

  /** Whether chance gives such deviations of settled points more than once in a thousand runs. */
  boolean isChance() {
    return largestSettled.isEmpty() || largestSettled.get().size() <= quantile(0.999);
  }

  private double quantile(double probability) {
    return Math.sqrt(2) * Erf.erfInv(Math.pow(probability, 1.0 / Math.max(1, settled)));
  }
}
