package org.ntkdynamics.kernel;

import java.util.Optional;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.ntkdynamics.matrix.NativeArrays;
import org.ntkdynamics.matrix.SquareMatrix;
import org.ntkdynamics.network.Architecture;
import org.ntkdynamics.network.Networks;
import org.ntkdynamics.spec.Reduction;

/**
 * The empirical neural tangent kernel of a network at its present parameters, equation (4) of
 * Seleznova & Kutyniok 2022: {@code Θ_kk'(x,x') = <∂f_k(x)/∂θ, ∂f_k'(x')/∂θ>}.
 *
 * <p>It holds a copy of the parameters outside the heap. Whoever made it closes it, which frees
 * that at once, where the collector would come late; kernels that it gave stay.
 */
public interface EmpiricalNtk extends AutoCloseable {
  /**
   * The kernel between two sets of inputs.
   *
   * @param x inputs, shape {@code [N, n_0]}
   * @param y inputs, shape {@code [M, n_0]}
   * @param reduction what to keep of the K × K output blocks
   * @return shape {@code [N, M]} for {@link Reduction#TRACE} (the sum over the outputs, <b>not</b>
   *     divided by K), {@code [K, N, M]} for {@link Reduction#PER_OUTPUT}, {@code [K, K, N, M]} for
   *     {@link Reduction#FULL}; C order
   * @throws IllegalArgumentException if an input does not have the shape the network wants
   */
  INDArray kernel(INDArray x, INDArray y, Reduction reduction);

  /**
   * The kernel of a set of inputs with itself: as {@link #kernel(INDArray, INDArray, Reduction)}
   * with {@code y = x}, cheaper, and symmetric to the last bit ({@code Θ_kk'(x,x') = Θ_k'k(x',x)}).
   */
  INDArray kernel(INDArray x, Reduction reduction);

  /**
   * The trace kernel of a set of inputs with itself: the numbers of {@link #kernel(INDArray,
   * Reduction)} in the form that metrics, files and pictures have.
   *
   * @param x inputs, shape {@code [N, n_0]}
   */
  SquareMatrix trace(INDArray x);

  /** By which way it is computed, as {@code ntk kernel} names it. */
  String method();

  /** Frees what it holds; it is not to be used any more. */
  @Override
  void close();

  /**
   * The kernel of any network in the standard parametrisation and double precision, by the cheapest
   * way there is: {@link LayerwiseNtk}, else {@link StructuredNtk}, else {@link JacobianNtk}.
   *
   * @throws org.ntkdynamics.network.UnsupportedNetworkException if there is none, with the layer
   *     that stands in the way
   */
  static EmpiricalNtk of(MultiLayerNetwork network) {
    return of(network, DataType.DOUBLE);
  }

  /**
   * The same in another precision.
   *
   * @param type of the arithmetic
   * @throws org.ntkdynamics.network.UnsupportedNetworkException likewise
   */
  static EmpiricalNtk of(MultiLayerNetwork network, DataType type) {
    Optional<Architecture> dense = Networks.architecture(network);
    if (dense.isPresent()) {
      return new LayerwiseNtk(dense.get(), network.params(), type);
    }
    Optional<StructuredNtk> structured = StructuredNtk.of(network, type);
    return structured.isPresent() ? structured.get() : new JacobianNtk(network, type);
  }

  /**
   * The trace over the outputs of a kernel of a set of inputs with itself.
   *
   * @param kernel of the shape that {@link #kernel} gives for the reduction
   */
  static SquareMatrix trace(INDArray kernel, Reduction reduction) {
    return NativeArrays.matrix(summed(kernel, reduction));
  }

  private static INDArray summed(INDArray kernel, Reduction reduction) {
    return switch (reduction) {
      case TRACE -> kernel;
      case PER_OUTPUT -> kernel.sum(0);
      case FULL -> {
        INDArray sum = kernel.slice(0).slice(0).dup('c');
        for (long k = 1; k < kernel.size(0); k++) {
          sum.addi(kernel.slice(k).slice(k));
        }
        yield sum;
      }
    };
  }
}
