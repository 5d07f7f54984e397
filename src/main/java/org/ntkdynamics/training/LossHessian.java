package org.ntkdynamics.training;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.scalar.RectifiedLinear;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.ntkdynamics.data.Samples;
import org.ntkdynamics.matrix.NativeArrays;
import org.ntkdynamics.network.Architecture;
import org.ntkdynamics.network.AugmentedParameters;
import org.ntkdynamics.network.DensePass;

/**
 * The Hessian by the parameters of the loss {@code (1/N) Σ ½‖f(x_i) - y_i/α‖²} of a dense ReLU
 * network, times vectors, exactly: Pearlmutter's operator (Neural Computation 6, 1994)
 * differentiates the forward and the backward pass in the direction of the vector. {@code relu''}
 * is 0 wherever it exists. What does not depend on the vector is computed once; a product then
 * costs six matrix products a layer, two gradients, in {@code O(N Σ n_l)} memory.
 *
 * <p>Not thread-safe. Holds a copy of the parameters outside the heap until it is closed.
 */
public final class LossHessian implements AutoCloseable {
  private final Architecture architecture;
  private final DataType type;
  private final int samples;
  private final AugmentedParameters parameters;
  private final AugmentedParameters direction;
  private final AugmentedParameters product;

  /** {@code x^l}, l = 0 … L - 1. */
  private final List<INDArray> inputs = new ArrayList<>();

  /** {@code relu'(h^l)}, l = 1 … L - 1. */
  private final List<INDArray> masks = new ArrayList<>();

  /** {@code δ^l} of the mean loss, l = 1 … L. */
  private final List<INDArray> deltas = new ArrayList<>();

  /**
   * Propagates the samples forward and back.
   *
   * @param parameters the flat parameters, shape {@code [1, P]} or {@code [P]}
   * @param samples on what the loss is taken, at least one
   * @param outputScale α, see {@link LearningTask}
   * @param type the type of the arithmetic
   */
  public LossHessian(
      Architecture architecture,
      INDArray parameters,
      Samples samples,
      double outputScale,
      DataType type) {
    if (!architecture.isRelu()) {
      throw new IllegalArgumentException("the second derivative of its activations is not 0");
    }
    this.architecture = architecture;
    this.type = type;
    this.samples = samples.size();
    this.parameters = new AugmentedParameters(architecture, type);
    this.parameters.read(parameters.castTo(type));
    this.direction = new AugmentedParameters(architecture, type);
    this.product = new AugmentedParameters(architecture, type);
    for (int l = 1; l < architecture.layers(); l++) { // The constant input has no direction.
      direction.matrix(l).putScalar(architecture.width(l - 1), architecture.width(l), 0);
    }
    inputs.add(DensePass.columns(samples.features(), type));
    INDArray targets = samples.targets(architecture.outputs(), type).divi(outputScale);
    backward(forward().subi(targets.transpose()).divi(samples.size()));
  }

  private INDArray forward() {
    for (int l = 1; l < architecture.layers(); l++) {
      INDArray x = times(parameters, l, true, inputs.get(l - 1));
      Nd4j.getExecutioner().exec(new RectifiedLinear(x, x, 0.0));
      inputs.add(x);
      masks.add(Transforms.sign(x, true));
    }
    return times(parameters, architecture.layers(), true, inputs.get(architecture.layers() - 1));
  }

  private void backward(INDArray outputDelta) {
    deltas.add(outputDelta);
    for (int l = architecture.layers(); l > 1; l--) {
      deltas.add(0, times(parameters, l, false, deltas.get(0)).muli(masks.get(l - 2)));
    }
  }

  /** The number P of parameters. */
  public long size() {
    return architecture.parameters();
  }

  /**
   * The product {@code Hv}.
   *
   * @param v shape {@code [1, P]} or {@code [P]}, in the order of {@link Architecture#offset}; left
   *     alone
   * @return of the shape and the type of v, newly made
   */
  public INDArray times(INDArray v) {
    direction.read(v);
    List<INDArray> inputChanges = new ArrayList<>();
    INDArray deltaChange = forwardChange(inputChanges).divi(samples);
    for (int l = architecture.layers(); l >= 1; l--) {
      deltaChange = backwardChange(l, deltaChange, inputChanges);
    }
    inputChanges.forEach(INDArray::close);
    INDArray flat = Nd4j.createUninitialized(v.dataType(), v.shape());
    product.write(flat);
    return flat;
  }

  /**
   * {@code R{h^l} = V^l x^{l-1} + W^l R{x^{l-1}}}, {@code R{x^l} = relu'(h^l) R{h^l}}.
   *
   * @param changes receives {@code R{x^l}}, l = 1 … L - 1
   * @return {@code R{f}}
   */
  private INDArray forwardChange(List<INDArray> changes) {
    INDArray change = times(direction, 1, true, inputs.get(0));
    for (int l = 2; l <= architecture.layers(); l++) {
      changes.add(change.muli(masks.get(l - 2)));
      change = times(direction, l, true, inputs.get(l - 1));
      addTimes(parameters, l, true, changes.get(l - 2), change);
    }
    return change;
  }

  /**
   * Sets the layer's part of the product, {@code x^{l-1} R{δ^l}ᵀ + R{x^{l-1}} δ^lᵀ}.
   *
   * @param change {@code R{δ^l}}; closed
   * @return {@code R{δ^{l-1}} = relu'(h^{l-1}) (V^lᵀ δ^l + W^lᵀ R{δ^l})}; for the first layer,
   *     {@code R{δ^1}}, closed
   */
  private INDArray backwardChange(int l, INDArray change, List<INDArray> inputChanges) {
    INDArray delta = deltas.get(l - 1);
    Nd4j.gemm(inputs.get(l - 1), change, product.matrix(l), false, true, 1.0, 0.0);
    INDArray below = change;
    if (l > 1) {
      Nd4j.gemm(inputChanges.get(l - 2), delta, product.matrix(l), false, true, 1.0, 1.0);
      below = times(direction, l, false, delta);
      addTimes(parameters, l, false, change, below);
      below.muli(masks.get(l - 2));
    }
    change.close();
    return below;
  }

  @Override
  public void close() {
    parameters.close();
    direction.close();
    product.close();
    inputs.forEach(NativeArrays::free);
    masks.forEach(INDArray::close);
    deltas.forEach(INDArray::close);
  }

  /** A layer's matrix times columns, of its outputs' size (transposed) or its inputs'. */
  private INDArray times(
      AugmentedParameters matrices, int l, boolean transposed, INDArray columns) {
    long rows = matrices.matrix(l).size(transposed ? 1 : 0);
    INDArray result = Nd4j.createUninitialized(type, new long[] {rows, samples}, 'f');
    Nd4j.gemm(matrices.matrix(l), columns, result, transposed, false, 1.0, 0.0);
    return result;
  }

  private static void addTimes(
      AugmentedParameters matrices, int l, boolean transposed, INDArray columns, INDArray sum) {
    Nd4j.gemm(matrices.matrix(l), columns, sum, transposed, false, 1.0, 1.0);
  }
}
