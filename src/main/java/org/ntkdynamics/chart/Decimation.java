package org.ntkdynamics.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import org.ntkdynamics.chart.Series.Dot;

/**
 * Fewer points that draw the same line: of those that fall into one column of a picture, the first,
 * the least, the greatest and the last, and those with the lowest and highest ends of what is drawn
 * around them. No peak is lost, however narrow.
 */
public final class Decimation {
  private Decimation() {}

  /**
   * The points that draw the line.
   *
   * @param points by step
   * @param column the column a point falls into, which never falls along the points
   * @return those that are kept, in the order they had
   */
  public static List<Dot> perColumn(List<Dot> points, ToLongFunction<Dot> column) {
    List<Dot> kept = new ArrayList<>();
    int begin = 0;
    for (int i = 1; i <= points.size(); i++) {
      if (i == points.size()
          || column.applyAsLong(points.get(i)) != column.applyAsLong(points.get(begin))) {
        keep(points.subList(begin, i), kept);
        begin = i;
      }
    }
    return kept;
  }

  private static void keep(List<Dot> column, List<Dot> kept) {
    Set<Integer> chosen = new TreeSet<>(List.of(0, column.size() - 1));
    chosen.add(first(column, Comparator.comparingDouble(Dot::value)));
    chosen.add(first(column, Comparator.comparingDouble(Dot::value).reversed()));
    chosen.add(first(column, Comparator.comparingDouble(Dot::low)));
    chosen.add(first(column, Comparator.comparingDouble(Dot::high).reversed()));
    chosen.forEach(index -> kept.add(column.get(index)));
  }

  private static int first(List<Dot> column, Comparator<Dot> order) {
    int first = 0;
    for (int i = 1; i < column.size(); i++) {
      first = order.compare(column.get(i), column.get(first)) < 0 ? i : first;
    }
    return first;
  }
}
