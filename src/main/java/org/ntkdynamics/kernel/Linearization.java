package org.ntkdynamics.kernel;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A layer at the samples of a batch: its outputs there, its derivative by its input, and by its
 * parameters. Closing frees what it holds, but for its input and output.
 */
interface Linearization extends AutoCloseable {
  /** Shape {@code [N, …]}, C order. */
  INDArray output();

  /**
   * The transposed derivative by the input, of each sample.
   *
   * @param delta {@code ∂f_k/∂output}, of the shape of {@link #output}, C order; may be overwritten
   * @return {@code ∂f_k/∂input}, of the shape of the input, C order; perhaps the same memory
   */
  INDArray pullBack(INDArray delta);

  /** The layer's groups of parameters, none if it has none. */
  default List<ParameterGroup> groups() {
    return List.of();
  }

  /**
   * The gradients of each sample by the groups.
   *
   * @param delta as {@link #pullBack} has it, left alone
   * @return for each group what its {@link ParameterGroup} says, shape {@code [N, m]}, arrays of
   *     their own
   */
  default List<INDArray> gradients(INDArray delta) {
    return List.of();
  }

  /** How many numbers it and its {@link #pullBack} hold at once, more or less. */
  default long numbers() {
    return 3 * output().length();
  }

  @Override
  default void close() {}
}
