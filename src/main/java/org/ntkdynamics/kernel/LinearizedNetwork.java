package org.ntkdynamics.kernel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ntkdynamics.matrix.NativeArrays;

/** A network at the samples of a batch: one forward pass, and the gradients of its outputs. */
final class LinearizedNetwork implements AutoCloseable {
  private final List<Linearization> layers = new ArrayList<>();
  private final int lowest;

  /**
   * Passes a batch through the layers.
   *
   * @param x shape {@code [N, …]}, C order, of the type of the parameters
   */
  LinearizedNetwork(List<LayerFunction> functions, INDArray x) {
    lowest = lowestWithParameters(functions);
    INDArray input = x;
    for (LayerFunction function : functions) {
      Linearization layer = function.at(input);
      layers.add(layer);
      input = layer.output();
    }
  }

  private static int lowestWithParameters(List<LayerFunction> functions) {
    int lowest = 0;
    while (!functions.get(lowest).hasParameters()) {
      lowest++; // The last layer has some.
    }
    return lowest;
  }

  /** The groups of parameters, last layer first. */
  List<ParameterGroup> groups() {
    List<ParameterGroup> groups = new ArrayList<>();
    for (int l = layers.size() - 1; l >= lowest; l--) {
      groups.addAll(layers.get(l).groups());
    }
    return groups;
  }

  /** How many numbers it holds, more or less. */
  long numbers() {
    return layers.stream().mapToLong(Linearization::numbers).sum();
  }

  /**
   * The gradients of one output by each of the groups.
   *
   * @return in the order of {@link #groups}, shapes {@code [N, m]}, the caller's own
   */
  List<INDArray> gradients(int output) {
    List<INDArray> gradients = new ArrayList<>();
    INDArray last = layers.get(layers.size() - 1).output();
    INDArray delta = Nd4j.zeros(last.dataType(), last.shape());
    delta.getColumn(output).assign(1);
    for (int l = layers.size() - 1; l >= lowest; l--) {
      gradients.addAll(layers.get(l).gradients(delta));
      if (l > lowest) {
        delta = below(layers.get(l), delta);
      }
    }
    NativeArrays.free(delta);
    return Collections.unmodifiableList(gradients);
  }

  private static INDArray below(Linearization layer, INDArray delta) {
    INDArray below = layer.pullBack(delta);
    if (address(below) != address(delta)) {
      NativeArrays.free(delta);
    }
    return below;
  }

  private static long address(INDArray array) {
    return array.data().addressPointer().address();
  }

  @Override
  public void close() {
    layers.forEach(Linearization::close);
  }
}
