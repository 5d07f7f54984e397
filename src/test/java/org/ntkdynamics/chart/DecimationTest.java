package org.ntkdynamics.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ntkdynamics.chart.Series.Dot;

class DecimationTest {
  @Test
  void theLeastAndTheGreatestOfAColumnAreKeptInOrder() {
    List<Dot> points = points(0.3, 0.2, 0.514, 0.1, 0.2, 0.25);
    assertEquals(
        List.of(0.3, 0.514, 0.1, 0.25),
        Decimation.perColumn(points, dot -> 0).stream().map(Dot::value).toList());
  }

  @Test
  void fourPointsAColumnAreEnough() {
    List<Dot> points = IntStream.range(0, 1000).mapToObj(i -> new Dot(i, Math.sin(i * i))).toList();
    List<Dot> kept = Decimation.perColumn(points, dot -> (long) (dot.x() / 100));
    assertTrue(kept.size() <= 40, "kept " + kept.size());
    assertEquals(points.get(0), kept.get(0));
    assertEquals(points.get(999), kept.get(kept.size() - 1));
  }

  @Test
  void theEndsOfWhatIsDrawnAroundThePointsAreKept() {
    List<Dot> dots =
        List.of(
            new Dot(0, 1), new Dot(1, 2, 0, 3), new Dot(2, 2, 1, 9), new Dot(3, 3), new Dot(4, 2));
    assertEquals(
        List.of(0.0, 1.0, 2.0, 3.0, 4.0),
        Decimation.perColumn(dots, dot -> 0).stream().map(Dot::x).toList());
  }

  @Test
  void whatIsSparseStaysAsItIs() {
    List<Dot> points = points(1, 2, 3);
    assertEquals(points, Decimation.perColumn(points, dot -> Math.round(dot.x())));
    assertEquals(List.of(), Decimation.perColumn(List.of(), dot -> 0));
  }

  private static List<Dot> points(double... values) {
    List<Dot> points = new ArrayList<>();
    for (double value : values) {
      points.add(new Dot(points.size(), value));
    }
    return points;
  }
}
