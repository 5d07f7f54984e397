package org.ntkdynamics.network;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Weights and biases of a dense ReLU network, or the gradient of a function of them, folded into
 * one matrix a layer so that a layer is a single matrix product.
 *
 * <p>The matrix of layer l has the shape {@code [n_{l-1} + 1, n_l + 1]}, Fortran order: the
 * weights, below them the bias as a row, and in the last column a 1 at the bottom, which carries
 * the constant input 1 on to the next layer (the last layer has no such column). In a gradient that
 * column is meaningless.
 *
 * <p>Thread-safe for reading while nobody writes. Closing frees the memory outside the heap at
 * once.
 */
public final class AugmentedParameters implements AutoCloseable {
  private final Architecture architecture;
  private final List<INDArray> matrices = new ArrayList<>();

  /** Allocates the matrices of zero weights. */
  public AugmentedParameters(Architecture architecture, DataType type) {
    this.architecture = architecture;
    for (int l = 1; l <= architecture.layers(); l++) {
      int rows = architecture.width(l - 1) + 1;
      int columns = architecture.width(l) + (architecture.isHidden(l) ? 1 : 0);
      INDArray matrix = Nd4j.create(type, new long[] {rows, columns}, 'f');
      if (architecture.isHidden(l)) {
        matrix.putScalar(rows - 1, columns - 1, 1);
      }
      matrices.add(matrix);
    }
  }

  public Architecture architecture() {
    return architecture;
  }

  /** The matrix of layer l = 1 … L. */
  public INDArray matrix(int l) {
    return matrices.get(l - 1);
  }

  /** Copies a flat parameter vector, shape {@code [1, P]} or {@code [P]}, in. */
  public void read(INDArray flat) {
    for (int l = 1; l <= architecture.layers(); l++) {
      weightsOf(l).assign(weightsIn(flat, l));
      biasOf(l).assign(biasIn(flat, l));
    }
  }

  /** Copies the matrices out into a flat vector, shape {@code [1, P]} or {@code [P]}. */
  public void write(INDArray flat) {
    for (int l = 1; l <= architecture.layers(); l++) {
      weightsIn(flat, l).assign(weightsOf(l));
      biasIn(flat, l).assign(biasOf(l));
    }
  }

  @Override
  public void close() {
    matrices.forEach(INDArray::close);
  }

  private INDArray weightsOf(int l) {
    return matrix(l)
        .get(
            NDArrayIndex.interval(0, architecture.width(l - 1)),
            NDArrayIndex.interval(0, architecture.width(l)));
  }

  private INDArray biasOf(int l) {
    return matrix(l)
        .get(
            NDArrayIndex.point(architecture.width(l - 1)),
            NDArrayIndex.interval(0, architecture.width(l)));
  }

  private INDArray weightsIn(INDArray flat, int l) {
    return range(flat, architecture.offset(l), architecture.weights(l))
        .reshape('f', architecture.width(l - 1), architecture.width(l));
  }

  private INDArray biasIn(INDArray flat, int l) {
    return range(flat, architecture.offset(l) + architecture.weights(l), architecture.width(l));
  }

  /** A view on a part of a flat vector, of shape {@code [1, P]} or {@code [P]} as DL4J has both. */
  private static INDArray range(INDArray flat, long from, long length) {
    return flat.reshape(flat.length()).get(NDArrayIndex.interval(from, from + length));
  }
}
