package org.ntkdynamics.store;

import java.util.List;
import java.util.stream.IntStream;
import org.ntkdynamics.data.Standardisation;

/**
 * A row of scaling.csv: what makes an input {@code (x - mean)/deviation} of a value x of the data;
 * one of deviation 0 is left at 0.
 *
 * @param feature which value of a sample, from 0
 * @param mean of the training samples
 * @param deviation of the training samples
 */
public record ScalingRow(int feature, double mean, double deviation) {
  /** The rows of all features. */
  public static List<ScalingRow> of(Standardisation used) {
    return IntStream.range(0, used.features())
        .mapToObj(p -> new ScalingRow(p, used.mean(p), used.deviation(p)))
        .toList();
  }
}
