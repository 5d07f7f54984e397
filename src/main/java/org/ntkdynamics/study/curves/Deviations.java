package org.ntkdynamics.study.curves;

import java.util.List;
import java.util.Optional;
import org.ntkdynamics.judge.Chance;
import org.ntkdynamics.judge.FigureStatement;
import org.ntkdynamics.page.Panels.Line;

/**
 * How far samples lie from exact values, over the points of some curves.
 *
 * <p>Only settled points know their own error, see {@link FigureStatement#isSettled}.
 *
 * @param points how many points have an exact value and a sample
 * @param settled how many of them are settled
 * @param held how many of the 95 % intervals hold the exact value
 * @param largest the point that lies farthest off; empty if there is none
 * @param largestSettled the one among the settled
 */
record Deviations(
    int points, int settled, int held, Optional<Worst> largest, Optional<Worst> largestSettled) {
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

  /** Whether a point is settled; false where the skewness is not known. */
  static boolean isSettled(DispersionRow row) {
    return FigureStatement.isSettled(row.theory().exactSkewness(), row.draws());
  }

  private static Optional<Worst> larger(Optional<Worst> one, Worst other) {
    return one.isPresent() && one.get().size() >= other.size() ? one : Optional.of(other);
  }

  /** The median of the largest of so many settled points, were they independent and normal. */
  double expected() {
    return Chance.farthest(settled);
  }
}
