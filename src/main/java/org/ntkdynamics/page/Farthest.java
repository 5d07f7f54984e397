package org.ntkdynamics.page;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

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
}
