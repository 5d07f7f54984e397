package org.ntkdynamics.study.curves;

import java.util.List;
import java.util.Optional;
import org.hipparchus.special.Erf;
import org.ntkdynamics.page.Panels.Line;

/**
 * How far samples lie from exact values, over the points of some curves.
 *
 * <p>Where rare networks decide the dispersion, deviations are far from normal whatever their
 * standard error. Chance is therefore judged on the other points alone, called settled. Which they
 * are follows from the theory and the number N of draws, and not from what was drawn: a point is
 * settled if
 *
 * <pre>
 *   γ^(8/3) ≤ 0.1 N
 * </pre>
 *
 * with the exact skewness γ of what one draw adds to the error. The left side stands for its excess
 * kurtosis κ, which would need exact moments of order 8: for the square of a lognormal Θ with a
 * heavy tail γ = e^(6v) and κ = e^(16v), v the variance of log Θ, and for a normal Θ with a small
 * relative variance γ = √8 and κ = 12 against 16. The error of N draws has kurtosis κ/N; at 0.1 a
 * deviation of 4 standard errors is about three times as likely as for a normal one (Edgeworth),
 * which a threshold for the largest of many points can bear.
 *
 * @param points how many points have an exact value and a sample
 * @param settled how many of them are settled
 * @param held how many of the 95 % intervals hold the exact value
 * @param largest the point that lies farthest off; empty if there is none
 * @param largestSettled the one among the settled
 */
record Deviations(
    int points, int settled, int held, Optional<Worst> largest, Optional<Worst> largestSettled) {
  /** The largest excess kurtosis of the error of a settled point. */
  private static final double MOST_KURTOSIS = 0.1;

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
    double kurtosis = Math.pow(row.theory().exactSkewness(), 8.0 / 3);
    return kurtosis <= MOST_KURTOSIS * row.draws();
  }

  private static Optional<Worst> larger(Optional<Worst> one, Worst other) {
    return one.isPresent() && one.get().size() >= other.size() ? one : Optional.of(other);
  }

  /** The median of the largest of so many settled points, were they independent and normal. */
  double expected() {
    return quantile(0.5);
  }

  /**
   * Whether chance gives such deviations of settled points more than once in a thousand runs; false
   * if none is settled.
   */
  boolean isChance() {
    return largestSettled.isPresent() && largestSettled.get().size() <= quantile(0.999);
  }

  private double quantile(double probability) {
    return Math.sqrt(2) * Erf.erfInv(Math.pow(probability, 1.0 / Math.max(1, settled)));
  }
}
