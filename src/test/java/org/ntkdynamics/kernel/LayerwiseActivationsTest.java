package org.ntkdynamics.kernel;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ntkdynamics.network.TestNetworks.inputs;
import static org.ntkdynamics.network.TestNetworks.relativeError;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.ntkdynamics.Tolerance;
import org.ntkdynamics.network.Architecture;
import org.ntkdynamics.network.HiddenActivation;
import org.ntkdynamics.network.TestNetworks;
import org.ntkdynamics.spec.ActivationKind;
import org.ntkdynamics.spec.Precision;
import org.ntkdynamics.spec.Reduction;

/**
 * The contract for a network of several activations, and each of them held against the reference.
 */
class LayerwiseActivationsTest extends EmpiricalNtkContract {
  private static final Architecture MIXED =
      new Architecture(
          ARCHITECTURE.widths(),
          List.of(
              HiddenActivation.of(ActivationKind.TANH),
              new HiddenActivation(ActivationKind.LEAKY_RELU, 0.25),
              HiddenActivation.of(ActivationKind.SOFTPLUS)));

  @Override
  EmpiricalNtk ntk(Architecture architecture, INDArray parameters) {
    return new LayerwiseNtk(architecture, parameters, DataType.DOUBLE);
  }

  @Override
  Architecture architecture() {
    return MIXED;
  }

  static Stream<Architecture> grid() {
    List<Architecture> grid = new ArrayList<>();
    for (ActivationKind activation : ActivationKind.values()) {
      for (int hiddenLayers : new int[] {1, 2, 5}) {
        for (int width : new int[] {1, 17, 46}) { // Rows of 46 + 1 are filled up to 48.
          List<Integer> widths = Collections.nCopies(hiddenLayers, width);
          grid.add(TestNetworks.architecture(6, widths, hiddenLayers == 2 ? 3 : 1, activation));
        }
      }
    }
    return grid.stream();
  }

  @ParameterizedTest
  @MethodSource("grid")
  void agreesWithTheJacobian(Architecture architecture) {
    INDArray parameters = TestNetworks.parameters(architecture, 2.0, 0.5, 31);
    INDArray x = inputs(architecture, 6, 32);
    INDArray y = inputs(architecture, 4, 33);
    try (EmpiricalNtk reference = reference(architecture, parameters);
        EmpiricalNtk fast = new LayerwiseNtk(architecture, parameters, DataType.DOUBLE);
        EmpiricalNtk single = new LayerwiseNtk(architecture, parameters, DataType.FLOAT)) {
      for (Reduction reduction : Reduction.values()) {
        INDArray expected = reference.kernel(x, reduction);
        assertTrue(relativeError(fast.kernel(x, reduction), expected) < Tolerance.F64);
        assertTrue(relativeError(single.kernel(x, reduction), expected) < Tolerance.F32);
        expected = reference.kernel(x, y, reduction);
        assertTrue(relativeError(fast.kernel(x, y, reduction), expected) < Tolerance.F64);
      }
    }
  }

  @Test
  void aMixtureAgreesWithTheJacobian() {
    INDArray x = inputs(MIXED, 6, 32);
    try (EmpiricalNtk reference = reference(MIXED, PARAMETERS);
        EmpiricalNtk fast = ntk(MIXED, PARAMETERS)) {
      INDArray expected = reference.kernel(x, Reduction.FULL);
      assertTrue(relativeError(fast.kernel(x, Reduction.FULL), expected) < Tolerance.F64);
    }
  }

  /** A kink is met exactly where an input is 0 and there are no biases. */
  @ParameterizedTest
  @MethodSource("grid")
  void theDerivativeAtZeroIsDl4js(Architecture architecture) {
    INDArray parameters = TestNetworks.parameters(architecture, 2.0, 0, 34);
    INDArray x = inputs(architecture, 3, 35);
    x.get(NDArrayIndex.point(1), NDArrayIndex.all()).assign(0);
    try (EmpiricalNtk reference = reference(architecture, parameters);
        EmpiricalNtk fast = new LayerwiseNtk(architecture, parameters, DataType.DOUBLE)) {
      INDArray expected = reference.kernel(x, Reduction.TRACE);
      assertTrue(relativeError(fast.kernel(x, Reduction.TRACE), expected) < Tolerance.F64);
    }
  }

  private static EmpiricalNtk reference(Architecture architecture, INDArray parameters) {
    return new JacobianNtk(TestNetworks.dl4j(architecture, parameters, Precision.DOUBLE));
  }
}
