package org.ntkdynamics.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ntkdynamics.metrics.DepthTrend.Point;

class DepthTrendTest {
  private static final double ROUNDING = 1e-12;

  /** To which Student's quantile is computed. */
  private static final double QUANTILE = 1e-9;

  /** Networks of depth 6, 11 and 21, two seeds each, from their changes. */
  private static List<Point> points(double... changes) {
    int[] depths = {6, 6, 11, 11, 21, 21};
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < changes.length; i++) {
      points.add(new Point(depths[i], changes[i]));
    }
    return points;
  }

  private static DepthTrend trend(double... changes) {
    return DepthTrend.of(points(changes)).orElseThrow();
  }

  @Test
  void isScipysRegression() {
    // scipy 1.17.1: linregress([6,6,11,11,21,21], log(change)) and t.ppf(0.975, 4) standard errors
    DepthTrend trend = trend(0.11, 0.13, 0.2, 0.16, 0.45, 0.6);
    assertEquals(6, trend.networks());
    assertEquals(0.09918096959377644, trend.slope(), ROUNDING);
    assertEquals(0.0719240649375818, trend.low(), QUANTILE);
    assertEquals(0.12643787424997108, trend.high(), QUANTILE);
    assertEquals(0.02807142857142857, trend.perLayer(), ROUNDING);
    assertLevel(
        6, 0.11520817877393819, 0.08983012468436732, 0.14775582804815504, trend.shallowest());
    assertLevel(21, 0.5100227262244015, 0.3840437304878168, 0.6773269828802031, trend.deepest());
  }

  /** Of the line at a depth, exp(a + bL), with t √(s² (1/n + (L - mean)²/Sxx)) to each side. */
  private static void assertLevel(
      int depth, double change, double low, double high, DepthTrend.Level level) {
    assertEquals(depth, level.depth());
    assertEquals(change, level.change(), ROUNDING);
    assertEquals(low, level.low(), QUANTILE);
    assertEquals(high, level.high(), QUANTILE);
  }

  @Test
  void anExactExponentialHasItsRateAndNoWidth() {
    DepthTrend trend = trend(Math.exp(0.6), Math.exp(0.6), Math.exp(1.1), Math.exp(1.1));
    assertEquals(0.1, trend.slope(), ROUNDING);
    assertEquals(0.1, trend.low(), 1e-6);
    assertEquals(0.1, trend.high(), 1e-6);
  }

  @Test
  void aFactorOnAllChangesMovesNoSlope() {
    DepthTrend tenfold = trend(1.1, 1.3, 2, 1.6, 4.5, 6);
    assertEquals(trend(0.11, 0.13, 0.2, 0.16, 0.45, 0.6).slope(), tenfold.slope(), ROUNDING);
  }

  @Test
  void whatHasNoLogarithmIsLeftOut() {
    DepthTrend whole = trend(0.2, 0.22, 0.4, 0.42);
    DepthTrend more = trend(0.2, 0.22, 0.4, 0.42, 0, Double.NaN);
    assertEquals(whole, more);
    assertEquals(4, trend(0.2, 0.22, 0.4, 0.42, Double.POSITIVE_INFINITY).networks());
  }

  @Test
  void fewNetworksOrOneDepthHaveNoTrend() {
    assertEquals(Optional.empty(), DepthTrend.of(List.of()));
    assertEquals(Optional.empty(), DepthTrend.of(points(0.1, 0.2)));
    assertEquals(
        Optional.empty(),
        DepthTrend.of(List.of(new Point(6, 0.1), new Point(6, 0.2), new Point(6, 0.3))));
  }

  @Test
  void theSpreadOfNothingOneAndThree() {
    assertTrue(Double.isNaN(Spread.of().mean()));
    Spread one = Spread.of(2, Double.NaN);
    assertEquals(1, one.count());
    assertEquals(2, one.mean());
    assertTrue(Double.isNaN(one.standardError()));
    Spread three = Spread.of(1, 2, 6);
    assertEquals(3, three.mean());
    assertEquals(Math.sqrt(7), three.standardDeviation(), ROUNDING);
    assertEquals(Math.sqrt(7.0 / 3), three.standardError(), ROUNDING);
    assertEquals(1, three.least());
    assertEquals(6, three.greatest());
  }
}
