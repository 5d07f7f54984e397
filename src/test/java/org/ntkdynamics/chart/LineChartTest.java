package org.ntkdynamics.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.ntkdynamics.chart.Series.Dot;

class LineChartTest {
  private static final UnitStyle DOTS =
      new UnitStyle(new Color(0x123456), SeriesMarkers.CIRCLE, List.of());
  private static final UnitStyle DASHES =
      new UnitStyle(new Color(0x123456), SeriesMarkers.NONE, List.of(8f, 4f));
  private static final String COLOUR = "rgb(18,52,86)";

  private final Axis steps = Axis.steps(100);

  @Test
  void aLineIsOnePieceSoThatItsDashesRunThrough() {
    LineChart chart = chart();
    chart.draw(line(DASHES, new Dot(0, 0), new Dot(1, 0.5), new Dot(10, 0.2)));
    String svg = chart.svg("a", "d");
    assertEquals(1, count(svg, "stroke:" + COLOUR));
    assertTrue(svg.contains("stroke-dasharray:8,4"), svg);
  }

  @Test
  void eachPointHasAMarkerAndItsErrorBar() {
    LineChart chart = chart();
    chart.draw(marks(Dot.withError(0, 0.2, 0.1), Dot.withError(10, 0.5, 0.1)));
    String svg = chart.svg("a", "d");
    assertEquals(2, count(svg, "<ellipse"));
    assertEquals(2, count(svg, "stroke:" + COLOUR));
  }

  @Test
  void aBarWithoutALowerEndGoesDownToThatOfTheAxis() {
    LineChart chart = chart();
    chart.draw(marks(new Dot(1, 0.5, Double.NEGATIVE_INFINITY, 0.7)));
    String svg = chart.svg("a", "d");
    Matcher bar =
        Pattern.compile("stroke:" + Pattern.quote(COLOUR) + "[^\"]*\" points=\"([^\"]*)\"")
            .matcher(svg);
    assertTrue(bar.find(), svg);
    assertTrue(String.valueOf(bar.group(1)).contains("," + LineChart.HEIGHT + " "), bar.group(1));
  }

  @Test
  void whatIsShiftedStandsAside() {
    LineChart straight = chart();
    straight.draw(marks(new Dot(10, 0.5)));
    LineChart shifted = chart();
    shifted.draw(marks(new Dot(10, 0.5)).shifted(0.1));
    double aside = 0.1 * LineChart.WIDTH / (steps.high() - steps.low());
    assertEquals(aside, firstCircle(shifted) - firstCircle(straight), 0.02);
  }

  @Test
  void aCrossStandsAtItsValueOrAtTheUpperEdge() {
    LineChart chart = chart();
    chart.cross(new Dot(10, 0.5));
    chart.cross(new Dot(1, Double.POSITIVE_INFINITY));
    String svg = chart.svg("a", "d");
    assertTrue(svg.contains(",145 ") || svg.contains(",141 L"), svg);
    assertTrue(svg.contains(",-4 L"), svg);
  }

  @Test
  void aPointStandsWhereTheAxesSay() {
    LineChart chart = chart();
    chart.draw(marks(new Dot(10, 1)));
    double x = LineChart.WIDTH * (1 - steps.low()) / (steps.high() - steps.low());
    double y = LineChart.HEIGHT * 0.05 / 1.1;
    Matcher circle =
        Pattern.compile("<ellipse cx=\"([0-9.]+)\" cy=\"([0-9.]+)\"").matcher(chart.svg("a", "d"));
    assertTrue(circle.find());
    assertEquals(x, Double.parseDouble(circle.group(1)), 0.01);
    assertEquals(y, Double.parseDouble(circle.group(2)), 0.01);
  }

  @Test
  void pointsWithoutAPlaceAreNotDrawn() {
    LineChart chart = new LineChart(steps, Axis.logarithmic(DoubleStream.of(1, 10)), "");
    chart.draw(marks(new Dot(1, 0), new Dot(2, Double.NaN), new Dot(3, -1), new Dot(4, 5)));
    chart.draw(line(DOTS));
    assertEquals(1, count(chart.svg("a", "d"), "<ellipse"));
  }

  @Test
  void axesAreLabelledInTextAndTheDescriptionIsEscaped() {
    String svg = chart().svg("a", "loss < 1 & more");
    assertTrue(svg.contains(">0</text>") && svg.contains(">100</text>"), svg);
    assertTrue(svg.contains(">training step</text>"), svg);
    assertTrue(svg.contains("aria-labelledby=\"a-d\"") && svg.contains("<desc id=\"a-d\">"), svg);
    assertTrue(svg.contains("loss &lt; 1 &amp; more"), svg);
  }

  @Test
  void aBandGoesAlongItsLowerEdgeAndBackAlongTheUpper() {
    LineChart chart = chart();
    chart.draw(line(DOTS, new Dot(1, 0.5, 0, 1), new Dot(10, 0.5, 0.2, 0.8)).banded());
    Matcher polygon =
        Pattern.compile("<polygon fill=\"#123456\"[^>]* points=\"([^\"]*)\"/>")
            .matcher(chart.svg("a", "d"));
    assertTrue(polygon.find());
    List<String> corners = List.of(String.valueOf(polygon.group(1)).split("[ ,]"));
    assertEquals(8, corners.size());
    assertEquals(corners.get(0), corners.get(6), "begins and ends at one step");
    assertTrue(Double.parseDouble(corners.get(1)) > Double.parseDouble(corners.get(7)));
  }

  @Test
  void nothingIsDrawnOutsideOfTheAxes() {
    LineChart chart = chart();
    chart.draw(line(DASHES, new Dot(1, 0), new Dot(10, 50)));
    String svg = chart.svg("a", "d");
    assertTrue(svg.contains("<clipPath id=\"a-c\"><path d=\"M-6,-6 H436 V296 H-6 z\"/>"), svg);
    assertTrue(svg.contains("<g clip-path=\"url(#a-c)\"><"), svg);
  }

  @Test
  void everyMarkerIsDrawn() {
    for (var marker :
        List.of(
            SeriesMarkers.CIRCLE,
            SeriesMarkers.SQUARE,
            SeriesMarkers.DIAMOND,
            SeriesMarkers.TRIANGLE_UP,
            SeriesMarkers.CROSS)) {
      String swatch = LineChart.swatch(new UnitStyle(new Color(0x123456), marker, List.of()));
      assertTrue(count(swatch, COLOUR) >= 2, swatch);
      assertFalse(swatch.contains("rgb(255,255,255)"), "no background: " + swatch);
    }
  }

  private LineChart chart() {
    return new LineChart(steps, Axis.linear(0, 1, DoubleStream.empty()), "training step");
  }

  private static Series line(UnitStyle style, Dot... dots) {
    return Series.line("", List.of(dots), style, 2);
  }

  /** Markers and bars without a line. */
  private static Series marks(Dot... dots) {
    return Series.bars("", List.of(dots), DOTS).marked(List.of(dots));
  }

  private static double firstCircle(LineChart chart) {
    Matcher circle = Pattern.compile("<ellipse cx=\"([0-9.]+)\"").matcher(chart.svg("a", "d"));
    assertTrue(circle.find());
    return Double.parseDouble(circle.group(1));
  }

  private static int count(String text, String part) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }
}
