package org.ntkdynamics.kernel;

import static org.ntkdynamics.kernel.RowMajor.Factor.plain;
import static org.ntkdynamics.kernel.RowMajor.Factor.transposed;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * {@code h = xW + b}. A sample's gradient by W is the outer product of x and {@code δ = ∂f_k/∂h},
 * and is not formed.
 */
final class DenseFunction implements LayerFunction {
  private final INDArray weights;
  private final @Nullable INDArray bias;

  /**
   * @param weights shape {@code [n, m]}, as DL4J has it
   * @param bias shape {@code [1, m]}, or null
   */
  DenseFunction(INDArray weights, @Nullable INDArray bias) {
    this.weights = RowMajor.of(weights.transpose());
    this.bias = bias;
  }

  @Override
  public boolean hasParameters() {
    return true;
  }

  @Override
  public Linearization at(INDArray x) {
    if (x.rank() != 2 || x.size(1) != weights.size(1)) {
      throw new IllegalArgumentException(
          "inputs must have the shape [N, "
              + weights.size(1)
              + "], not "
              + Arrays.toString(x.shape()));
    }
    INDArray output = RowMajor.create(x.dataType(), x.size(0), weights.size(0));
    RowMajor.multiply(plain(x), transposed(weights), output);
    if (bias != null) {
      output.addiRowVector(bias);
    }
    return new At(x, output);
  }

  private final class At implements Linearization {
    private final INDArray input;
    private final INDArray output;

    At(INDArray input, INDArray output) {
      this.input = input;
      this.output = output;
    }

    @Override
    public INDArray output() {
      return output;
    }

    @Override
    public INDArray pullBack(INDArray delta) {
      INDArray below = RowMajor.create(delta.dataType(), input.shape());
      RowMajor.multiply(plain(delta), plain(weights), below);
      return below;
    }

    @Override
    public List<ParameterGroup> groups() {
      return List.of(new ParameterGroup(input, bias != null));
    }

    @Override
    public List<INDArray> gradients(INDArray delta) {
      return List.of(delta.dup('c'));
    }
  }
}
