package org.ntkdynamics.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.ntkdynamics.chart.Axis;
import org.ntkdynamics.chart.Plot;
import org.ntkdynamics.chart.Series;
import org.ntkdynamics.chart.UnitStyle;

class PlotPanelsTest {
  private static final Plot.Across ACROSS =
      new Plot.Across(Axis.linear(0, 2, DoubleStream.empty()), "x", "x =");

  @Test
  void panelsOfOneGroupShareTheirAxisAndOthersHaveTheirOwn() {
    List<Page.Panel> panels =
        new PlotPanels("of.one")
            .add("small", plot(2), "group")
            .add("large", plot(90), "group")
            .add("alone", plot(2))
            .list();
    assertEquals(List.of("a", "b", "c"), panels.stream().map(Page.Panel::letter).toList());
    assertTrue(panels.get(0).svg().contains(">80<"), "as far as the other");
    assertTrue(panels.get(1).svg().contains(">80<"));
    assertFalse(panels.get(2).svg().contains(">80<"), "an axis of its own");
    assertTrue(panels.get(2).svg().contains("id=\"of_one-3-d\""), "no dot in an id");
  }

  private static Plot plot(double value) {
    return new Plot("Something", ACROSS, values -> Axis.linear(0, 1, values))
        .add(Series.line("a", List.of(new Series.Dot(1, value)), UnitStyle.GREY, 1));
  }
}
