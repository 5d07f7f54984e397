package org.ntkdynamics.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Forward and backward pass of a dense network on a batch, in buffers that are allocated once.
 *
 * <p>Samples are columns, in Fortran order, with a constant 1 below and zeros below that, so that
 * each layer is one matrix product with {@link AugmentedParameters}. Activations and their
 * derivatives work in place, see {@link HiddenActivation}. One pass serves one thread; several
 * passes may share the parameters. Closing frees the buffers, which lie outside the heap, at once
 * and not when they are collected.
 */
public final class DensePass implements AutoCloseable {
  private final Architecture architecture;
  private final List<INDArray> activations = new ArrayList<>();
  private final List<INDArray> deltas = new ArrayList<>();
  private final List<INDArray> deltaBuffers = new ArrayList<>();
  private final int rightHandSides;
  private final Map<Long, Batch> batches = new HashMap<>();
  private INDArray input = Nd4j.empty();
  private Batch batch = new Batch(List.of(), List.of());

  /**
   * Allocates the buffers.
   *
   * @param capacity the largest number of samples of a batch
   * @param rightHandSides how many vectors are propagated back for each sample: 1 for the gradient
   *     of a loss, the number of outputs for a kernel
   */
  public DensePass(Architecture architecture, DataType type, int capacity, int rightHandSides) {
    this.architecture = architecture;
    this.rightHandSides = rightHandSides;
    for (int l = 1; l <= architecture.layers(); l++) {
      activations.add(Nd4j.create(type, new long[] {rows(l), capacity}, 'f'));
    }
    allocateDeltas(type, (long) capacity * rightHandSides);
  }

  /** Two buffers, used in turn, serve the hidden layers. */
  private void allocateDeltas(DataType type, long capacity) {
    int widest = IntStream.range(1, architecture.layers()).map(this::rows).max().orElse(0);
    deltaBuffers.add(Nd4j.create(type, widest * capacity));
    deltaBuffers.add(Nd4j.create(type, widest * capacity));
    for (int l = 1; l < architecture.layers(); l++) {
      long rows = rows(l);
      deltas.add(
          deltaBuffers
              .get(l % 2)
              .get(NDArrayIndex.interval(0, rows * capacity))
              .reshape('f', rows, capacity));
    }
  }

  private int rows(int l) {
    int width = architecture.width(l);
    return architecture.isHidden(l) ? AugmentedParameters.rows(width) : width;
  }

  /**
   * Lays samples out as columns with a constant 1 and zeros below.
   *
   * @param features shape {@code [N, n_0]}
   * @return shape {@code [R, N]} with more rows than {@code n_0}, Fortran order, a copy
   */
  public static INDArray columns(INDArray features, DataType type) {
    long inputs = features.size(1);
    int padded = AugmentedParameters.rows(Math.toIntExact(inputs));
    INDArray rows = Nd4j.create(type, new long[] {features.size(0), padded}, 'c');
    rows.get(NDArrayIndex.all(), NDArrayIndex.interval(0, inputs)).assign(features);
    rows.getColumn(inputs).assign(1);
    return rows.transpose();
  }

  /** The buffers' columns that a batch of some size takes, as views that are made once. */
  private Batch batch(long columns) {
    List<INDArray> taken = activations.stream().map(all -> slice(all, 0, columns)).toList();
    List<Delta> propagated = new ArrayList<>();
    for (INDArray all : deltas) {
      INDArray delta = slice(all, 0, columns * rightHandSides);
      propagated.add(
          new Delta(
              delta,
              LongStream.range(0, rightHandSides)
                  .mapToObj(r -> slice(delta, r * columns, (r + 1) * columns))
                  .toList()));
    }
    return new Batch(taken, propagated);
  }

  private record Batch(List<INDArray> activations, List<Delta> deltas) {}

  /** What is propagated back to a layer, all of it and the part of each right-hand side. */
  private record Delta(INDArray all, List<INDArray> parts) {}

  /** The columns {@code from … to - 1} of a Fortran-order matrix, a view. */
  public static INDArray slice(INDArray matrix, long from, long to) {
    return matrix.get(NDArrayIndex.all(), NDArrayIndex.interval(from, to));
  }

  /**
   * Propagates a batch.
   *
   * @param x0 {@code x^0}, shape {@code [R, B]} as {@link #columns} lays it out; kept until the
   *     backward pass
   * @return {@code f = h^L}, shape {@code [n_L, B]}, a buffer of this pass that the caller may
   *     overwrite
   */
  public INDArray forward(AugmentedParameters parameters, INDArray x0) {
    input = x0;
    batch = batches.computeIfAbsent(x0.size(1), this::batch);
    for (int l = 1; l <= architecture.layers(); l++) {
      INDArray x = activation(l);
      ColumnMajor.gemm(parameters.matrix(l), activation(l - 1), x, true, false, 1.0, 0.0);
      if (architecture.isHidden(l)) {
        activate(l, x);
      }
    }
    return activation(architecture.layers());
  }

  private void activate(int l, INDArray x) {
    HiddenActivation activation = architecture.activation(l);
    activation.apply(x);
    if (!activation.keepsZeroAndOne()) {
      int constant = architecture.width(l);
      x.getRow(constant).assign(1);
      if (constant + 1 < x.rows()) {
        x.get(NDArrayIndex.interval(constant + 1, x.rows()), NDArrayIndex.all()).assign(0);
      }
    }
  }

  /**
   * Sets the constant component of every layer's input to 0, so that inner products of inputs leave
   * the bias out and {@code δ} vanishes in that component. Call between forward and backward.
   */
  public void clearConstant() {
    for (int l = 0; l < architecture.layers(); l++) {
      activation(l).getRow(architecture.width(l)).assign(0);
    }
  }

  /**
   * Propagates derivatives by the output back and shows each layer to a visitor. Once for each
   * forward pass: it overwrites the activations.
   *
   * @param outputDelta {@code δ^L}, shape {@code [n_L, R·B]} for R right-hand sides, those of one
   *     after those of the other
   */
  public void backward(AugmentedParameters parameters, INDArray outputDelta, LayerVisitor visitor) {
    INDArray delta = outputDelta;
    for (int l = architecture.layers(); l >= 1; l--) {
      visitor.visit(l, activation(l - 1), delta);
      if (l > 1) {
        Delta below = batch.deltas().get(l - 2);
        ColumnMajor.gemm(parameters.matrix(l), delta, below.all(), false, false, 1.0, 0.0);
        differentiate(l - 1, below);
        delta = below.all();
      }
    }
  }

  @Override
  public void close() {
    activations.forEach(INDArray::close);
    deltaBuffers.forEach(INDArray::close);
    batches.clear();
  }

  /** {@code x^l} of the batch, l = 0 … L. */
  private INDArray activation(int l) {
    return l == 0 ? input : batch.activations().get(l - 1);
  }

  /** Multiplies by the derivative of the activation of layer l, which overwrites it. */
  private void differentiate(int l, Delta delta) {
    INDArray derivative = activation(l);
    architecture.activation(l).differentiate(derivative);
    if (!architecture.activation(l).equals(HiddenActivation.RELU)) {
      derivative.getRow(architecture.width(l)).assign(0); // ReLU has it from the constant itself.
    }
    delta.parts().forEach(part -> part.muli(derivative));
  }
}
