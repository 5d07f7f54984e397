package org.ntkdynamics.data;

import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ntkdynamics.matrix.NativeArrays;

/**
 * Labelled samples in memory.
 *
 * @param features shape {@code [N, P]}, C order, scaled; callers must not change it
 * @param labels the class of each sample, of 0 … classes - 1
 * @param datasetIndices where each sample stands in its file, counted from 0
 * @param classes the number of classes
 */
public record Samples(
    INDArray features, List<Integer> labels, List<Integer> datasetIndices, int classes) {
  public Samples {
    labels = List.copyOf(labels);
    datasetIndices = List.copyOf(datasetIndices);
    if (features.rank() != 2
        || features.size(0) != labels.size()
        || labels.size() != datasetIndices.size()) {
      throw new IllegalArgumentException(
          "features must be [N, P] with a label and an index for each sample, not "
              + Arrays.toString(features.shape())
              + " with "
              + labels.size()
              + " labels");
    }
  }

  /** Takes samples out of a source, in the order given, scaled and then rounded to a type. */
  static Samples of(
      SampleSource source, List<Integer> indices, int classes, DataType type, Scaler scaler) {
    INDArray features =
        Nd4j.createUninitialized(type, new long[] {indices.size(), source.inputs()}, 'c');
    for (int i = 0; i < indices.size(); i++) {
      int index = indices.get(i);
      double[] row = scaler.apply(source.values(index), () -> source.place(index));
      if (type == DataType.FLOAT) {
        checkFloat(row, source, index);
      }
      NativeArrays.putRow(features, i, row);
    }
    return new Samples(features, indices.stream().map(source::label).toList(), indices, classes);
  }

  private static void checkFloat(double[] row, SampleSource source, int index) {
    for (double value : row) {
      if (Math.abs(value) > Float.MAX_VALUE) {
        throw new DataException(
            source.place(index)
                + ": "
                + value
                + " is more than single precision holds: must be at most "
                + Float.MAX_VALUE
                + ", or the precision double");
      }
    }
  }

  /** The number of samples N. */
  public int size() {
    return labels.size();
  }

  /** The number of inputs P of a network for these samples. */
  public int inputs() {
    return (int) features.size(1);
  }

  /** The samples at some positions, copied. */
  public Samples select(List<Integer> positions) {
    int[] rows = positions.stream().mapToInt(Integer::intValue).toArray();
    return new Samples(
        Nd4j.pullRows(features, 1, rows, 'c'),
        positions.stream().map(labels::get).toList(),
        positions.stream().map(datasetIndices::get).toList(),
        classes);
  }

  /**
   * What a network should answer: one-hot vectors, or for a single output +1 for the upper half of
   * the classes and -1 for the lower.
   *
   * @param outputs 1, or the number of classes
   * @param type the type of the array
   * @return shape {@code [N, outputs]}
   * @throws DataException if the number of outputs fits neither
   */
  public INDArray targets(int outputs, DataType type) {
    checkOutputs(outputs);
    INDArray targets = Nd4j.zeros(type, size(), outputs);
    for (int i = 0; i < size(); i++) {
      if (outputs == 1) {
        targets.putScalar(i, 0, 2 * labels.get(i) >= classes ? 1 : -1);
      } else {
        targets.putScalar(i, labels.get(i), 1);
      }
    }
    return targets;
  }

  /**
   * Checks that a network with so many outputs can be trained on these samples.
   *
   * @throws DataException if not
   */
  public void checkOutputs(int outputs) {
    if (outputs != 1 && outputs != classes) {
      throw new DataException(
          "network.outputs: "
              + outputs
              + " is not allowed: must be 1 or "
              + classes
              + ", the number of classes of the data set");
    }
  }
}
