package org.ntkdynamics.study.training;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import org.ntkdynamics.chart.LineChart.Point;

/**
 * The curve of a group: that of its one network as it is, or over its seeds the mean, the least and
 * the greatest at each step, of the seeds whose value is known there.
 *
 * @param middle the values of the one network, or the means
 * @param low the least values; empty for one network
 * @param high the greatest values; empty for one network
 */
record SeedCurve(List<Point> middle, List<Point> low, List<Point> high) {

  /**
   * The curve of a group.
   *
   * @param points the points of a network that have a place on the axis
   * @param geometric whether the mean is that of the logarithms, as where the axis is logarithmic
   */
  static SeedCurve of(UnitGroup group, Function<UnitData, List<Point>> points, boolean geometric) {
    if (!group.isSeveral()) {
      return new SeedCurve(points.apply(group.first()), List.of(), List.of());
    }
    SortedMap<Double, List<Point>> bySteps = new TreeMap<>();
    for (UnitData member : group.members()) {
      points.apply(member).stream()
          .filter(point -> Double.isFinite(point.value()))
          .forEach(
              point -> bySteps.computeIfAbsent(point.step(), step -> new ArrayList<>()).add(point));
    }
    List<Point> middle = new ArrayList<>();
    List<Point> low = new ArrayList<>();
    List<Point> high = new ArrayList<>();
    for (List<Point> atStep : bySteps.values()) {
      middle.add(atStep.get(0).withValue(mean(atStep, geometric)));
      low.add(atStep.get(0).withValue(values(atStep).min().orElse(Double.NaN)));
      high.add(atStep.get(0).withValue(values(atStep).max().orElse(Double.NaN)));
    }
    return new SeedCurve(middle, low, high);
  }

  /** The same with fewer points. */
  SeedCurve thinned(UnaryOperator<List<Point>> thinning) {
    return new SeedCurve(thinning.apply(middle), thinning.apply(low), thinning.apply(high));
  }

  private static double mean(List<Point> points, boolean geometric) {
    return geometric
        ? Math.exp(values(points).map(Math::log).average().orElse(Double.NaN))
        : values(points).average().orElse(Double.NaN);
  }

  private static DoubleStream values(List<Point> points) {
    return points.stream().mapToDouble(Point::value);
  }
}
