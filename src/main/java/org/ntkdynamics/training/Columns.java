package org.ntkdynamics.training;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ntkdynamics.data.Samples;
import org.ntkdynamics.matrix.NativeArrays;
import org.ntkdynamics.network.DensePass;

/**
 * Samples and their targets as columns, the layout of {@link DensePass}. Closing frees them, but
 * for a range of others.
 *
 * @param inputs with a constant and zeros below, N columns, Fortran order
 * @param targets shape {@code [n_L, N]}, Fortran order
 */
public record Columns(INDArray inputs, INDArray targets) implements AutoCloseable {

  static Columns of(LearningTask task, Samples samples, int outputs, DataType type) {
    return new Columns(
        DensePass.columns(samples.features(), type),
        task.targets(samples, outputs, type).transpose());
  }

  int size() {
    return (int) inputs.size(1);
  }

  /** A range of columns, a view. */
  Columns slice(int from, int to) {
    return new Columns(DensePass.slice(inputs, from, to), DensePass.slice(targets, from, to));
  }

  /** Some columns, copied. */
  Columns select(int[] positions) {
    return new Columns(pull(inputs, positions), pull(targets, positions));
  }

  @Override
  public void close() {
    NativeArrays.free(inputs);
    NativeArrays.free(targets);
  }

  private static INDArray pull(INDArray matrix, int[] positions) {
    return Nd4j.pullRows(matrix.transpose(), 1, positions, 'c').transpose();
  }
}
