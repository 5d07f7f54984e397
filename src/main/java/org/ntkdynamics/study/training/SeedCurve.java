package org.ntkdynamics.study.training;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import org.ntkdynamics.chart.Series;
import org.ntkdynamics.chart.Series.Dot;
import org.ntkdynamics.chart.UnitStyle;

/**
 * The curve of a group: that of its one network as it is, or over its seeds the mean, in an area
 * from the least to the greatest at each step, of the seeds whose value is known there.
 */
final class SeedCurve {
  private static final float LINE_WIDTH = 2f;

  private SeedCurve() {}

  /**
   * The points of a group's curve.
   *
   * @param dots those of a network
   * @param geometric whether the mean is that of the logarithms, as where the axis is logarithmic
   */
  static List<Dot> dots(UnitGroup group, Function<UnitData, List<Dot>> dots, boolean geometric) {
    if (!group.isSeveral()) {
      return dots.apply(group.first());
    }
    SortedMap<Double, List<Double>> values = new TreeMap<>();
    for (UnitData member : group.members()) {
      for (Dot dot : dots.apply(member)) {
        if (Double.isFinite(dot.value())) {
          values.computeIfAbsent(dot.x(), step -> new ArrayList<>()).add(dot.value());
        }
      }
    }
    List<Dot> means = new ArrayList<>();
    values.forEach((step, known) -> means.add(mean(step, known, geometric)));
    return means;
  }

  /** The curve through them. */
  static Series of(UnitGroup group, String name, List<Dot> dots, UnitStyle style) {
    Series line = Series.line(name, dots, style, LINE_WIDTH).tell();
    return group.isSeveral() ? line.banded() : line;
  }

  private static Dot mean(double step, List<Double> values, boolean geometric) {
    DoubleStream drawn = values.stream().mapToDouble(geometric ? Math::log : value -> value);
    double mean = drawn.average().orElse(Double.NaN);
    var range = values.stream().mapToDouble(value -> value).summaryStatistics();
    return new Dot(step, geometric ? Math.exp(mean) : mean, range.getMin(), range.getMax());
  }
}
