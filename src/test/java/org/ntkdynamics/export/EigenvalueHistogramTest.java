package org.ntkdynamics.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tensorflow.framework.HistogramProto;

class EigenvalueHistogramTest {
  @Test
  void everyNumberIsBelowItsLimitAndNotBelowTheOneBefore() {
    List<Double> numbers =
        List.of(-3.0, -1e-12, -1e-15, 0.0, 1e-15, 1e-12, 1.1e-12, 2.0, 2.01, 1e9);
    HistogramProto histogram = EigenvalueHistogram.of(numbers);
    double before = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < histogram.getBucketCount(); i++) {
      double from = before;
      double to = histogram.getBucketLimit(i);
      assertTrue(to > from);
      double count = numbers.stream().filter(number -> number >= from && number < to).count();
      assertEquals(count, histogram.getBucket(i), "below " + to);
      before = to;
    }
    assertEquals(10, histogram.getNum());
    assertEquals(-3, histogram.getMin());
    assertEquals(1e9, histogram.getMax());
  }

  @Test
  void powersOfTheBaseAreBelowTheNext() {
    List<Double> powers =
        IntStream.range(-400, 400).mapToObj(power -> 1e-12 * Math.pow(1.1, power)).toList();
    assertEquals(
        800, EigenvalueHistogram.of(powers).getBucketList().stream().mapToDouble(n -> n).sum());
    List<Double> negative = powers.stream().map(power -> -power).toList();
    assertEquals(
        800, EigenvalueHistogram.of(negative).getBucketList().stream().mapToDouble(n -> n).sum());
  }
}
