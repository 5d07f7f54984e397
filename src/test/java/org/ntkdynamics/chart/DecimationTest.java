package org.ntkdynamics.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ntkdynamics.chart.LineChart.Point;

class DecimationTest {
  @Test
  void theLeastAndTheGreatestOfAColumnAreKeptInOrder() {
    List<Point> points = points(0.3, 0.2, 0.514, 0.1, 0.2, 0.25);
    assertEquals(
        List.of(0.3, 0.514, 0.1, 0.25),
        Decimation.perColumn(points, point -> 0).stream().map(Point::value).toList());
  }

  @Test
  void fourPointsAColumnAreEnough() {
    List<Point> points =
        IntStream.range(0, 1000).mapToObj(i -> new Point(i, Math.sin(i * i))).toList();
    List<Point> kept = Decimation.perColumn(points, point -> (long) (point.step() / 100));
    assertTrue(kept.size() <= 40, "kept " + kept.size());
    assertEquals(points.get(0), kept.get(0));
    assertEquals(points.get(999), kept.get(kept.size() - 1));
  }

  @Test
  void whatIsSparseStaysAsItIs() {
    List<Point> points = points(1, 2, 3);
    assertEquals(points, Decimation.perColumn(points, point -> Math.round(point.step())));
    assertEquals(List.of(), Decimation.perColumn(List.of(), point -> 0));
  }

  private static List<Point> points(double... values) {
    List<Point> points = new ArrayList<>();
    for (double value : values) {
      points.add(new Point(points.size(), value));
    }
    return points;
  }
}
