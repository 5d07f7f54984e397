package org.ntkdynamics.study.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HeatmapStepsTest {
  @Test
  void thoseOfFigure4IfTheyAreThere() {
    assertEquals(
        List.of(0, 100, 500, 3000),
        HeatmapSteps.choose(List.of(0, 1, 10, 100, 200, 500, 1000, 2000, 3000)));
    assertEquals(List.of(0, 100, 500, 700), HeatmapSteps.choose(List.of(0, 1, 100, 500, 600, 700)));
  }

  @Test
  void otherwiseFirstLastAndTwoEvenlyBetweenThem() {
    assertEquals(
        List.of(0, 5, 50, 300), HeatmapSteps.choose(List.of(0, 1, 5, 10, 20, 50, 100, 200, 300)));
  }

  @Test
  void fourDifferentOnesHoweverTheyLie() {
    assertEquals(List.of(0, 997, 998, 1000), HeatmapSteps.choose(List.of(0, 997, 998, 999, 1000)));
    List<Integer> many = IntStream.rangeClosed(0, 400).boxed().toList();
    assertEquals(4, HeatmapSteps.choose(many).size());
  }

  @Test
  void allIfThereAreFew() {
    assertEquals(List.of(), HeatmapSteps.choose(List.of()));
    assertEquals(List.of(7), HeatmapSteps.choose(List.of(7)));
    assertEquals(List.of(0, 1, 2, 3), HeatmapSteps.choose(List.of(0, 1, 2, 3)));
  }
}
