package org.ntkdynamics.data;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Samples of two {@code .npy} files, inputs and labels. */
final class NpySource implements SampleSource {
  private final NpyArray inputs;
  private final int[] labels;
  private final List<FileDigest> digests;

  /**
   * Reads a pair of files.
   *
   * @throws DataException if one cannot be used or they have different numbers of samples
   */
  NpySource(Path inputFile, Path labelFile) {
    inputs = NpyArray.inputs(inputFile);
    NpyArray array = NpyArray.labels(labelFile);
    if (inputs.samples() != array.samples()) {
      throw new DataException(
          String.format(
              "%s has %d samples, but %s has %d labels; the numbers must agree",
              inputFile, inputs.samples(), labelFile, array.samples()));
    }
    labels = new int[array.samples()];
    Arrays.setAll(labels, i -> Labels.of(array.value(i, 0), array.place(i)));
    digests = List.of(inputs.digest(), array.digest());
  }

  @Override
  public int samples() {
    return inputs.samples();
  }

  @Override
  public int inputs() {
    return inputs.sampleSize();
  }

  @Override
  public double[] values(int index) {
    double[] values = new double[inputs()];
    Arrays.setAll(values, position -> inputs.value(index, position));
    return values;
  }

  @Override
  public int label(int index) {
    return labels[index];
  }

  @Override
  public int classes() {
    return Labels.classes(labels);
  }

  @Override
  public String place(int index) {
    return inputs.place(index);
  }

  @Override
  public List<FileDigest> digests() {
    return digests;
  }

  /** What labels were read from. */
  int[] labels() {
    return labels.clone();
  }
}
