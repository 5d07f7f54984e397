package org.ntkdynamics.network;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Weights and biases of a dense network, or the gradient of a function of them, folded into one
 * matrix a layer so that a layer is a single matrix product.
 *
 * <p>The matrix of layer l is in Fortran order: the weights, below them the bias as a row, and in
 * the next column a 1 beside the bias, which carries the constant input 1 on to the next layer (the
 * last layer has no such column). In a gradient that column is meaningless. Zeros below and to the
 * right fill it up to the shape {@code [rows(n_{l-1}), rows(n_l)]} ({@code [rows(n_{L-1}), n_L]}).
 *
 * <p>Thread-safe for reading while nobody writes. Closing frees the memory outside the heap at
 * once.
 */
public final class AugmentedParameters implements AutoCloseable {
  /** Matrix products of a multiple of this many rows are the faster ones. */
  private static final int ROWS = 16;

  private final Architecture architecture;
  private final List<INDArray> matrices = new ArrayList<>();

  /** Allocates the matrices of zero weights. */
  public AugmentedParameters(Architecture architecture, DataType type) {
    this.architecture = architecture;
    for (int l = 1; l <= architecture.layers(); l++) {
      int outputs = architecture.width(l);
      boolean hidden = architecture.isHidden(l);
      long rows = rows(architecture.width(l - 1));
      INDArray matrix = Nd4j.create(type, new long[] {rows, hidden ? rows(outputs) : outputs}, 'f');
      if (hidden) {
        matrix.putScalar(architecture.width(l - 1), outputs, 1);
      }
      matrices.add(matrix);
    }
  }

  /**
   * The rows of a layer's activations: its width, the constant, and zeros up to a multiple unless
   * these would be more than a few percent, which costs more than it gains.
   */
  static int rows(int width) {
    int multiple = (width / ROWS + 1) * ROWS;
    return multiple - width - 1 <= width / 40 ? multiple : width + 1;
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
    link(flat).read();
  }

  /** Copies the matrices out into a flat vector, shape {@code [1, P]} or {@code [P]}. */
  public void write(INDArray flat) {
    link(flat).write();
  }

  /**
   * A flat vector that is copied in or out again and again.
   *
   * @param flat shape {@code [1, P]} or {@code [P]}, without gaps
   */
  public Link link(INDArray flat) {
    return new Link(flat);
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

  /** The parts of a flat vector beside those of the matrices, as views that are made once. */
  public final class Link {
    private final List<INDArray> outside = new ArrayList<>();
    private final List<INDArray> inside = new ArrayList<>();

    private Link(INDArray flat) {
      for (int l = 1; l <= architecture.layers(); l++) {
        outside.add(weightsIn(flat, l));
        inside.add(weightsOf(l));
        outside.add(biasIn(flat, l));
        inside.add(biasOf(l));
      }
    }

    /** Copies the vector in. */
    public void read() {
      for (int i = 0; i < inside.size(); i++) {
        inside.get(i).assign(outside.get(i));
      }
    }

    /** Copies the matrices out. */
    public void write() {
      for (int i = 0; i < inside.size(); i++) {
        outside.get(i).assign(inside.get(i));
      }
    }
  }
}
