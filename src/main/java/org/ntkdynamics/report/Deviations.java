package org.ntkdynamics.report;

import java.util.List;
import java.util.Optional;
import org.hipparchus.special.Erf;
import org.ntkdynamics.report.Panels.Line;
import org.ntkdynamics.store.DispersionRow;

/**
 * How far samples lie from exact values, over the points of some curves.
 *
 * @param points how many points have an exact value and a sample
 * @param held how many of their 95 % intervals hold the exact value
 * @param largest the point that lies farthest off; empty if there is none
 */
record Deviations(int points, int held, Optional<Worst> largest) {
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
    int held = 0;
    Optional<Worst> largest = Optional.empty();
    for (Line<DispersionRow> line : lines) {
      for (DispersionRow row : line.rows()) {
        if (!Double.isNaN(row.deviation())) {
          points++;
          double exact = row.theory().exact();
          held += row.sample().low() <= exact && exact <= row.sample().high() ? 1 : 0;
          Worst worst = new Worst(line, row);
          if (largest.isEmpty() || worst.size() > largest.get().size()) {
            largest = Optional.of(worst);
          }
        }
      }
    }
    return new Deviations(points, held, largest);
  }

  /** The median of the largest of so many independent standard normal numbers, in magnitude. */
  double expected() {
    return quantile(0.5);
  }

  /** Whether the largest deviation is one that chance exceeds less than once in a thousand runs. */
  boolean isChance() {
    return largest.isEmpty() || largest.get().size() <= quantile(0.999);
  }

  private double quantile(double probability) {
    return Math.sqrt(2) * Erf.erfInv(Math.pow(probability, 1.0 / Math.max(1, points)));
  }
}
