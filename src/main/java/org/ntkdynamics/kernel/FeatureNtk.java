package org.ntkdynamics.kernel;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.ntkdynamics.matrix.SquareMatrix;
import org.ntkdynamics.network.Architecture;

/**
 * The NTK of the features of a dense network, the activations {@code h = x^{L-1}} of its last
 * hidden layer after the nonlinearity: {@code κ(x,x') = (1/n) Σ_k <∂h_k(x)/∂θ, ∂h_k(x')/∂θ>} over
 * the n features and all parameters that reach them (Seleznova et al., NeurIPS 2023).
 *
 * <p>Under a last layer of unit vectors the features are outputs, and κ is what {@link
 * LayerwiseNtk} finds below that layer. Features are taken a few at a time, so that memory does not
 * grow with the square of the width; with N inputs and P parameters the time is {@code O(N n P + n
 * N² Σ n_l)}.
 *
 * @param architecture the network's shape, with at least one hidden layer
 * @param parameters its flat parameters, shape {@code [1, P]}; left alone
 * @param weightScales {@code s_l} for each layer, first layer first
 * @param type the type of the arithmetic
 */
public record FeatureNtk(
    Architecture architecture, INDArray parameters, List<Double> weightScales, DataType type) {
  /** How many features are followed back at once. */
  private static final int TOGETHER = 32;

  public FeatureNtk {
    weightScales = List.copyOf(weightScales);
    if (architecture.layers() < 2) {
      throw new IllegalArgumentException("a network without a hidden layer has no features");
    }
  }

  /**
   * κ of a set of inputs with itself.
   *
   * @param x inputs, shape {@code [N, n_0]}
   * @return shape {@code [N, N]}, the mean over the features, not their sum
   */
  public SquareMatrix mean(INDArray x) {
    int n = architecture.width(architecture.layers() - 1);
    SquareMatrix sum = trace(x, 0, Math.min(TOGETHER, n));
    for (int from = TOGETHER; from < n; from += TOGETHER) {
      sum = sum.plus(trace(x, from, Math.min(from + TOGETHER, n)));
    }
    return sum.map(value -> value / n);
  }

  /** The sum over the features {@code from … to - 1}. */
  private SquareMatrix trace(INDArray x, int from, int to) {
    int last = architecture.layers();
    List<Integer> widths = new ArrayList<>(architecture.widths());
    widths.set(last, to - from);
    Architecture selecting = new Architecture(widths, architecture.activations());
    try (INDArray flat = selecting(selecting, from);
        LayerwiseNtk ntk =
            new LayerwiseNtk(selecting, flat, weightScales, type, LayerwiseNtk.DEFAULT_TILE)) {
      return ntk.traceBelowLast(x);
    }
  }

  /**
   * The parameters with a last layer that passes some features on, the first being {@code from}.
   */
  private INDArray selecting(Architecture selecting, int from) {
    int last = architecture.layers();
    long below = architecture.offset(last);
    int n = architecture.width(last - 1);
    INDArray flat = Nd4j.zeros(parameters.dataType(), 1, selecting.parameters());
    flat.get(NDArrayIndex.all(), NDArrayIndex.interval(0, below))
        .assign(
            parameters
                .reshape(1, parameters.length())
                .get(NDArrayIndex.all(), NDArrayIndex.interval(0, below)));
    for (int k = 0; k < selecting.outputs(); k++) {
      flat.putScalar(0, below + (long) k * n + from + k, 1);
    }
    return flat;
  }
}
