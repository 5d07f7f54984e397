package org.ntkdynamics.store;

import java.util.List;
import java.util.stream.IntStream;
import org.ntkdynamics.data.Samples;

/**
 * A row of subsample.csv: a sample that the kernel is computed on.
 *
 * @param position the sample's row and column in the kernel, from 0
 * @param datasetIndex its index in the training images file, from 0
 * @param label its class
 */
public record SubsampleRow(int position, int datasetIndex, int label) {
  /** The rows of samples, in their order. */
  public static List<SubsampleRow> of(Samples samples) {
    return IntStream.range(0, samples.size())
        .mapToObj(
            i -> new SubsampleRow(i, samples.datasetIndices().get(i), samples.labels().get(i)))
        .toList();
  }
}
