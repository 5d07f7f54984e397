package org.ntkdynamics.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.ntkdynamics.matrix.SquareMatrix;
import org.ntkdynamics.random.RandomStreams;

class LabelAwarenessTest {
  private static final double EXACT = 1e-12;

  @Test
  void fourSamplesByHand() {
    // Classes {0, 1} and {2, 3}. Diagonal mean (10+12+14+16)/4. Θc = ((4+4)/2 + (6+6)/2)/2.
    // Θn: class one (1+2+3+0)/4, class two the same.
    double[][] kernel = {
      {10, 4, 1, 2},
      {4, 12, 3, 0},
      {1, 3, 14, 6},
      {2, 0, 6, 16},
    };
    LabelAwareness actual = LabelAwareness.of(SquareMatrix.of(kernel), List.of(0, 0, 1, 1));
    assertEquals(13, actual.thetaD(), EXACT);
    assertEquals(5, actual.thetaC(), EXACT);
    assertEquals(1.5, actual.thetaN(), EXACT);
    assertEquals(0, actual.thetaCStd(), EXACT);
    assertEquals(Math.sqrt(1.25), actual.thetaNStd(), EXACT);
    assertEquals((30.0 / 4 + 42.0 / 4) / 2, actual.thetaCWithDiagonal(), EXACT);
    assertEquals(5.0 / 13, actual.thetaCOverD(), EXACT);
    assertEquals(1.5 / 13, actual.thetaNOverD(), EXACT);
  }

  @Test
  void aHundredSamplesByNaiveLoops() {
    UniformRandomProvider rng = RandomStreams.stream(5, "kernel");
    int n = 100;
    double[][] kernel = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        kernel[i][j] = kernel[j][i] = rng.nextDouble(-1, 3);
      }
    }
    List<Integer> labels = IntStream.range(0, n).mapToObj(i -> i * i % 7 % 4).toList();
    LabelAwareness actual = LabelAwareness.of(SquareMatrix.of(kernel), labels);
    List<Double> within = new ArrayList<>();
    List<Double> blocks = new ArrayList<>();
    List<Double> outside = new ArrayList<>();
    List<Double> spreads = new ArrayList<>();
    List<Double> allOutside = new ArrayList<>();
    for (int label : labels.stream().distinct().toList()) {
      List<Double> own = new ArrayList<>();
      List<Double> ownBlock = new ArrayList<>();
      List<Double> other = new ArrayList<>();
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          if (labels.get(i) == label) {
            boolean same = labels.get(j) == label;
            (same ? ownBlock : other).add(kernel[i][j]);
            if (same && i != j) {
              own.add(kernel[i][j]);
            }
          }
        }
      }
      within.add(mean(own));
      blocks.add(mean(ownBlock));
      outside.add(mean(other));
      spreads.add(deviation(own));
      allOutside.addAll(other);
    }
    double diagonal = IntStream.range(0, n).mapToDouble(i -> kernel[i][i]).average().orElseThrow();
    assertEquals(diagonal, actual.thetaD(), EXACT);
    assertEquals(mean(within), actual.thetaC(), EXACT);
    assertEquals(mean(outside), actual.thetaN(), EXACT);
    assertEquals(mean(spreads), actual.thetaCStd(), EXACT);
    assertEquals(deviation(allOutside), actual.thetaNStd(), EXACT);
    assertEquals(mean(blocks), actual.thetaCWithDiagonal(), EXACT);
  }

  @Test
  void whatDoesNotExistIsNotANumber() {
    LabelAwareness single =
        LabelAwareness.of(SquareMatrix.of(new double[][] {{2, 1}, {1, 2}}), List.of(0, 1));
    assertTrue(Double.isNaN(single.thetaC()));
    assertEquals(1, single.thetaN(), EXACT);
    LabelAwareness oneClass =
        LabelAwareness.of(SquareMatrix.of(new double[][] {{2, 1}, {1, 2}}), List.of(3, 3));
    assertTrue(Double.isNaN(oneClass.thetaN()));
    assertEquals(1, oneClass.thetaC(), EXACT);
  }

  @Test
  void refusesAnotherShape() {
    assertThrows(
        IllegalArgumentException.class,
        () -> LabelAwareness.of(SquareMatrix.of(new double[][] {{1, 2}, {3}}), List.of(0, 1)));
    assertThrows(
        IllegalArgumentException.class,
        () -> LabelAwareness.of(SquareMatrix.of(new double[][] {{1}}), List.of(0, 1)));
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }

  private static double deviation(List<Double> values) {
    double mean = mean(values);
    return Math.sqrt(mean(values.stream().map(v -> (v - mean) * (v - mean)).toList()));
  }
}
