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
import org.ntkdynamics.chart.LineChart.Point;

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
    chart.line(List.of(new Point(0, 0), new Point(1, 0.5), new Point(10, 0.2)), DASHES);
    String svg = chart.svg("a", "d");
    assertEquals(1, count(svg, "stroke:" + COLOUR));
    assertTrue(svg.contains("stroke-dasharray:8,4"), svg);
  }

  @Test
  void eachPointHasAMarkerAndItsErrorBar() {
    LineChart chart = chart();
    chart.markers(List.of(new Point(0, 0.2, 0.1, 0), new Point(10, 0.5, 0.1, 0)), DOTS);
    String svg = chart.svg("a", "d");
    assertEquals(2, count(svg, "<ellipse"));
    assertEquals(2 * 3, count(svg, "stroke:" + COLOUR));
  }

  @Test
  void aPointStandsWhereTheAxesSay() {
    LineChart chart = chart();
    chart.markers(List.of(new Point(10, 1)), DOTS);
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
    LineChart chart = new LineChart(steps, Axis.logarithmic(DoubleStream.of(1, 10)));
    chart.markers(
        List.of(new Point(1, 0), new Point(2, Double.NaN), new Point(3, -1), new Point(4, 5)),
        DOTS);
    chart.line(List.of(), DOTS);
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
    chart.band(
        List.of(new Point(1, 0), new Point(10, 0.2)),
        List.of(new Point(1, 1), new Point(10, 0.8)),
        DOTS);
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
    chart.line(List.of(new Point(1, 0), new Point(10, 50)), DASHES);
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
    return new LineChart(steps, Axis.linear(0, 1, DoubleStream.empty()));
  }

  private static int count(String text, String part) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }
}
