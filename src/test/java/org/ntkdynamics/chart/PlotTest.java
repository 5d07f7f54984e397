package org.ntkdynamics.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ntkdynamics.chart.Series.Dot;

class PlotTest {
  private static final Plot.Across DEPTHS =
      new Plot.Across(Axis.linear(0, 8, DoubleStream.empty()), "layers", "L =");

  @Test
  void theAxisHoldsWhatWasAddedWithItsBars() {
    Plot plot = plot().add(sample("a", new Dot(1, 2, -3, 7)));
    Axis axis = Plot.shared(List.of(plot));
    assertTrue(axis.low() < -3 && axis.low() > -4, () -> "low " + axis.low());
    assertTrue(axis.high() > 7 && axis.high() < 8, () -> "high " + axis.high());
  }

  @Test
  void whatIsUnframedIsCutWhereTheOthersEnd() {
    Plot plot =
        plot()
            .add(sample("a", new Dot(1, 2)))
            .add(
                Series.line("bound", List.of(new Dot(1, 1e6)), UnitStyle.GREY, 1)
                    .framed(Series.Frame.NOTHING));
    assertTrue(Plot.shared(List.of(plot)).high() < 3);
  }

  @Test
  void whatIsFramedByItsValuesLeavesItsBarsToTheAxis() {
    Plot plot = plot().add(sample("a", new Dot(1, 2, -900, 900)).framed(Series.Frame.VALUES));
    Axis axis = Plot.shared(List.of(plot));
    assertTrue(axis.low() > -1 && axis.high() < 3, () -> axis.low() + " to " + axis.high());
  }

  @Test
  void markersAndBarsStandAtEverySoManyPointsAlone() {
    List<Dot> dots = IntStream.range(0, 7).mapToObj(i -> Dot.withError(i, 10 * i, 1)).toList();
    Series sparse = Series.sample("a", dots, UnitStyle.GREY, 1).markedFrom(1, 3);
    assertEquals(List.of(1.0, 4.0), sparse.marked().stream().map(Dot::x).toList());
    assertEquals(
        List.of(1.0, 4.0), sparse.dots().stream().filter(Dot::hasSpread).map(Dot::x).toList());
    assertEquals(7, sparse.dots().size());
  }

  @Test
  void aDescriptionLeavesOutWhatIsNoNumberAndSaysValuesInItsOwnWords() {
    Plot plot =
        plot()
            .reading(value -> "10^" + Numbers.brief(value))
            .add(sample("a", new Dot(1, 2), new Dot(2, Double.NaN), new Dot(3, -4)));
    assertEquals("Something. a: 10^2 at L = 1, 10^−4 at L = 3.", plot.description());
  }

  @Test
  void marksAndCrossesAreDrawn() {
    String svg =
        plot()
            .add(sample("a", new Dot(1, 2)))
            .mark(4, "here", UnitStyle.GREY)
            .cross(1, Double.POSITIVE_INFINITY)
            .svg("id");
    assertTrue(svg.contains("here</text>"), svg);
    assertTrue(svg.contains(",-4 L"), svg);
  }

  @Test
  void wordsOfMarksThatAreInEachOthersWayStandBelowEachOther() {
    String svg =
        plot()
            .add(sample("a", new Dot(1, 2), new Dot(100, 2)))
            .mark(90, "ninety", UnitStyle.GREY)
            .mark(10, "ten", UnitStyle.GREY)
            .mark(89, "eighty-nine", UnitStyle.GREY)
            .svg("id");
    assertEquals(heightOf("ten", svg), heightOf("eighty-nine", svg));
    assertTrue(heightOf("ninety", svg) > heightOf("eighty-nine", svg), svg);
  }

  private static int heightOf(String words, String svg) {
    Matcher text = Pattern.compile(" y=\"(\\d+)\"[^>]*>" + words + "</text>").matcher(svg);
    assertTrue(text.find(), svg);
    return Integer.parseInt(text.group(1));
  }

  @Test
  void aSharedAxisHoldsAllCharts() {
    Plot small = plot().add(sample("a", new Dot(1, 2)));
    Plot large = plot().add(sample("b", new Dot(1, 90)));
    Axis shared = Plot.shared(List.of(small, large));
    assertTrue(shared.high() > 90);
    assertTrue(small.svg("id", shared).contains(">80<"), "a tick far above its own values");
  }

  @Test
  void aDescriptionNamesEveryPointOfAFewAndElseTheEnds() {
    List<Dot> many = IntStream.rangeClosed(1, 8).mapToObj(i -> new Dot(i, 10 * i)).toList();
    Plot plot =
        plot()
            .level("edge", 5, UnitStyle.GREY, 1)
            .add(sample("few", new Dot(1, 2), new Dot(3, 4)))
            .add(Series.sample("many", many, UnitStyle.GREY, 1))
            .add(sample("none"));
    assertEquals(
        "Something. few: 2.000 at L = 1, 4.000 at L = 3; many: 10.00 at L = 1 to 80.00 at L = 8;"
            + " none: nothing known.",
        plot.description());
    assertTrue(plot.svg("id").contains("<desc id=\"id-d\">" + plot.description() + "</desc>"));
  }

  private static Plot plot() {
    return new Plot("Something", DEPTHS, values -> Axis.linear(0, 1, values));
  }

  private static Series sample(String name, Dot... dots) {
    return Series.sample(name, List.of(dots), UnitStyle.GREY, 1);
  }
}
