package org.ntkdynamics.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.io.IOException;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.ntkdynamics.chart.Axis;
import org.ntkdynamics.chart.Plot;
import org.ntkdynamics.chart.Series;
import org.ntkdynamics.chart.UnitStyle;

/** What keeps a reader from telling curves apart is noticed. */
class ChartNumbersTest {
  private static final UnitStyle FAINT =
      new UnitStyle(new Color(0xB9C0C8), UnitStyle.GREY.marker(), List.of());

  private static final Axis LAYERS = Axis.linear(0, 8, DoubleStream.empty());

  private static List<String> faults(Series... curves) throws IOException {
    return ChartNumbers.faults(chart(curves));
  }

  private static String chart(Series... curves) {
    Plot.Across across = new Plot.Across(LAYERS, "layers", "L =");
    Plot plot = new Plot("Something", across, values -> Axis.linear(0, 1, values));
    List.of(curves).forEach(plot::add);
    return plot.svg("id");
  }

  private static Series line(String name, UnitStyle style) {
    return Series.line(name, List.of(new Series.Dot(1, 2), new Series.Dot(3, 4)), style, 1);
  }

  @Test
  void namedCurvesOfPlainColoursAreSound() throws IOException {
    assertEquals(List.of(), faults(line("exact", UnitStyle.GREY), line("limit", UnitStyle.CROSS)));
  }

  @Test
  void aCurveWithoutANameOrWithAnothersIsNoticed() throws IOException {
    assertEquals(1, faults(line("", UnitStyle.GREY)).size());
    assertEquals(1, faults(line("exact", UnitStyle.GREY), line("exact", UnitStyle.CROSS)).size());
  }

  @Test
  void aFaintCurveOrBarIsNoticed() throws IOException {
    assertTrue(faults(line("exact", FAINT)).get(0).startsWith("faint: "));
    Series bars = Series.bars("exact", List.of(new Series.Dot(1, 2, 1, 3)), FAINT);
    assertEquals(1, faults(bars).size());
  }

  @Test
  void aBarIsDrawnAsFarAsideAsInThePicture() throws IOException {
    Series bars = Series.bars("exact", List.of(new Series.Dot(1, 2, 1, 3)), UnitStyle.GREY);
    String html = chart(bars.shifted(-0.5));
    double aside = ChartNumbers.of(html).get(0).get("bars").get(0).get("aside").asDouble();
    assertEquals(-0.5, aside * (LAYERS.high() - LAYERS.low()), 1e-15);
  }
}
