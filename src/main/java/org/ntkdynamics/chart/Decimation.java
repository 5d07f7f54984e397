package org.ntkdynamics.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.ntkdynamics.chart.LineChart.Point;

/**
 * Fewer points that draw the same line: of those that fall into one column of a picture, the first,
 * the least, the greatest and the last. No peak is lost, however narrow.
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
  public static List<Point> perColumn(List<Point> points, ToLongFunction<Point> column) {
    List<Point> kept = new ArrayList<>();
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

  private static void keep(List<Point> column, List<Point> kept) {
    int least = 0;
    int greatest = 0;
    for (int i = 1; i < column.size(); i++) {
      least = column.get(i).value() < column.get(least).value() ? i : least;
      greatest = column.get(i).value() > column.get(greatest).value() ? i : greatest;
    }
    for (int i = 0; i < column.size(); i++) {
      if (i == 0 || i == column.size() - 1 || i == least || i == greatest) {
        kept.add(column.get(i));
      }
    }
  }
}
