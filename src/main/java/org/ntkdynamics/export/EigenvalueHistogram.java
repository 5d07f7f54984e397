package org.ntkdynamics.export;

import java.util.Arrays;
import java.util.List;
import org.tensorflow.framework.HistogramProto;

/** Numbers in the buckets of TensorFlow's histograms, whose limits go by powers of 1.1. */
final class EigenvalueHistogram {
  private static final double BASE = 1.1;
  private static final double LEAST = 1e-12;

  private EigenvalueHistogram() {}

  /** The histogram of some finite numbers, at least one. */
  static HistogramProto of(List<Double> numbers) {
    double[] sorted = numbers.stream().mapToDouble(number -> number).sorted().toArray();
    HistogramProto.Builder histogram =
        HistogramProto.newBuilder()
            .setMin(sorted[0])
            .setMax(sorted[sorted.length - 1])
            .setNum(sorted.length)
            .setSum(Arrays.stream(sorted).sum())
            .setSumSquares(Arrays.stream(sorted).map(number -> number * number).sum());
    int from = 0;
    while (from < sorted.length) {
      double limit = limit(sorted[from]);
      int to = from;
      while (to < sorted.length && sorted[to] < limit) {
        to++;
      }
      histogram.addBucketLimit(limit).addBucket(to - from);
      from = to;
    }
    return histogram.build();
  }

  /** The least limit above a number; powers are rounded, so it may be the next. */
  private static double limit(double number) {
    if (Math.abs(number) < LEAST) {
      return LEAST;
    }
    double exponent = Math.log(Math.abs(number) / LEAST) / Math.log(BASE);
    double limit =
        number < 0
            ? -LEAST * Math.pow(BASE, Math.ceil(exponent) - 1)
            : LEAST * Math.pow(BASE, Math.floor(exponent) + 1);
    while (limit <= number) {
      limit = number < 0 ? limit / BASE : limit * BASE;
    }
    return limit;
  }
}
