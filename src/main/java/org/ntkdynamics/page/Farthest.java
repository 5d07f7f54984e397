package org.ntkdynamics.page;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.hipparchus.special.Erf;
import org.ntkdynamics.chart.Numbers;

/**
 * The farthest that samples lie from a statement.
 *
 * @param points how many have a standard error
 * @param deviation the largest in absolute value, in standard errors; 0 if there is none
 * @param where where that is
 */
public record Farthest(int points, double deviation, String where) {

  /** Over some rows. */
  public static <T> Farthest of(
      List<T> rows, ToDoubleFunction<T> deviation, Function<T, String> where) {
    Farthest found = new Farthest(0, 0, "");
    for (T row : rows) {
      double value = deviation.applyAsDouble(row);
      if (!Double.isNaN(value)) {
        boolean farther = Math.abs(value) > Math.abs(found.deviation) || found.points == 0;
        found =
            new Farthest(
                found.points + 1,
                farther ? value : found.deviation,
                farther ? where.apply(row) : found.where);
      }
    }
    return found;
  }

  /** Whether chance gives such deviations more than once in a thousand runs. */
  public boolean isChance() {
    return Math.abs(deviation) <= chance(points);
  }

  /** Such as {@code the farthest of 54 points lies −2.3 standard errors off (ρ = 0.5)}. */
  public String text() {
    if (points == 0) {
      return "no point has been drawn";
    }
    return String.format(
        Locale.ROOT,
        "the farthest of %s lies %s standard errors off (%s), where chance gives up to ±%.1f",
        points == 1 ? "1 point" : Numbers.count(points) + " points",
        Numbers.signed(deviation),
        where,
        chance(points));
  }

  /** How far off the farthest of so many independent normal numbers lies once in 1000 times. */
  public static double chance(int points) {
    return Math.sqrt(2) * Erf.erfInv(Math.pow(0.999, 1.0 / Math.max(1, points)));
  }
}
