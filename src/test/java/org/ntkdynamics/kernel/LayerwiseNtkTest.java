package org.ntkdynamics.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ntkdynamics.network.TestNetworks.inputs;
import static org.ntkdynamics.network.TestNetworks.relativeError;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ntkdynamics.Tolerance;
import org.ntkdynamics.matrix.SquareMatrix;
import org.ntkdynamics.network.Architecture;
import org.ntkdynamics.network.Networks;
import org.ntkdynamics.network.TestNetworks;
import org.ntkdynamics.spec.Parametrization;
import org.ntkdynamics.spec.Precision;
import org.ntkdynamics.spec.Reduction;

class LayerwiseNtkTest extends EmpiricalNtkContract {

  @Override
  EmpiricalNtk ntk(Architecture architecture, INDArray parameters) {
    return new LayerwiseNtk(architecture, parameters, DataType.DOUBLE);
  }

  /** A point of the grid on which the fast kernel is held against the reference. */
  record Setting(
      int hiddenLayers, int width, int outputs, double sigmaB2, Parametrization parametrization) {
    Architecture architecture() {
      return Architecture.of(6, Collections.nCopies(hiddenLayers, width), outputs);
    }
  }

  static Stream<Setting> grid() {
    List<Setting> settings = new ArrayList<>();
    for (int hiddenLayers : new int[] {1, 2, 5}) {
      for (int width : new int[] {1, 4, 17}) {
        for (int outputs : new int[] {1, 3}) {
          for (Parametrization parametrization : Parametrization.values()) {
            settings.add(new Setting(hiddenLayers, width, outputs, 0, parametrization));
            settings.add(new Setting(hiddenLayers, width, outputs, 0.5, parametrization));
          }
        }
      }
    }
    // Rows of 46 + 1 are filled up to 48.
    settings.add(new Setting(2, 46, 2, 0.5, Parametrization.NTK));
    return settings.stream();
  }

  @ParameterizedTest
  @MethodSource("grid")
  void agreesWithTheJacobianIn64Bits(Setting setting) {
    assertAgreement(setting, Precision.DOUBLE, Tolerance.F64);
  }

  @ParameterizedTest
  @MethodSource("grid")
  void agreesWithTheJacobianIn32Bits(Setting setting) {
    assertAgreement(setting, Precision.FLOAT, Tolerance.F32);
  }

  private static void assertAgreement(Setting setting, Precision precision, double tolerance) {
    Architecture architecture = setting.architecture();
    INDArray parameters = TestNetworks.parameters(architecture, 2.0, setting.sigmaB2(), 31);
    List<Double> scales = Networks.weightScales(architecture, setting.parametrization(), 2.0);
    INDArray x = inputs(architecture, 6, 32);
    INDArray y = inputs(architecture, 4, 33);
    LayerwiseNtk fast =
        new LayerwiseNtk(architecture, parameters, scales, Networks.dataType(precision), 512);
    List<INDArray> left = scaledJacobian(architecture, parameters, scales, x);
    List<INDArray> right = scaledJacobian(architecture, parameters, scales, y);
    for (Reduction reduction : Reduction.values()) {
      assertTrue(
          relativeError(fast.kernel(x, reduction), reduce(left, left, reduction)) < tolerance);
      assertTrue(
          relativeError(fast.kernel(x, y, reduction), reduce(left, right, reduction)) < tolerance);
    }
  }

  /** The reference Jacobian, with the weights' derivatives taken by {@code Ŵ = W/s}. */
  private static List<INDArray> scaledJacobian(
      Architecture architecture, INDArray parameters, List<Double> scales, INDArray x) {
    MultiLayerNetwork network = TestNetworks.dl4j(architecture, parameters, Precision.DOUBLE);
    List<INDArray> jacobian = new JacobianNtk(network).jacobian(x);
    for (INDArray gradients : jacobian) {
      for (int l = 1; l <= architecture.layers(); l++) {
        for (long p = 0; p < architecture.weights(l); p++) {
          gradients.getColumn(architecture.offset(l) + p).muli(scales.get(l - 1));
        }
      }
    }
    return jacobian;
  }

  private static INDArray reduce(List<INDArray> left, List<INDArray> right, Reduction reduction) {
    int outputs = left.size();
    INDArray[] blocks =
        IntStream.range(0, outputs * outputs)
            .mapToObj(i -> left.get(i / outputs).mmul(right.get(i % outputs).transpose()))
            .toArray(INDArray[]::new);
    INDArray[] diagonal =
        IntStream.range(0, outputs).mapToObj(k -> blocks[k * outputs + k]).toArray(INDArray[]::new);
    long rows = left.get(0).size(0);
    long columns = right.get(0).size(0);
    return switch (reduction) {
      case TRACE -> Stream.of(diagonal).reduce(INDArray::add).orElseThrow();
      case PER_OUTPUT -> Nd4j.stack(0, diagonal);
      case FULL -> Nd4j.stack(0, blocks).reshape(outputs, outputs, rows, columns);
    };
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 11, 12, 512})
  void tileSizeChangesNothingButRounding(int tileSize) {
    INDArray x = inputs(ARCHITECTURE, 11, 34);
    INDArray y = inputs(ARCHITECTURE, 5, 35);
    List<Double> scales = Networks.weightScales(ARCHITECTURE, Parametrization.NTK, 1.5);
    LayerwiseNtk whole = new LayerwiseNtk(ARCHITECTURE, PARAMETERS, scales, DataType.DOUBLE, 512);
    LayerwiseNtk tiled =
        new LayerwiseNtk(ARCHITECTURE, PARAMETERS, scales, DataType.DOUBLE, tileSize);
    for (Reduction reduction : Reduction.values()) {
      INDArray theta = tiled.kernel(x, reduction);
      assertTrue(relativeError(theta, whole.kernel(x, reduction)) < Tolerance.F64);
      assertTrue(
          relativeError(tiled.kernel(x, y, reduction), whole.kernel(x, y, reduction))
              < Tolerance.F64);
    }
    INDArray trace = tiled.kernel(x, Reduction.TRACE);
    assertEquals(trace.transpose(), trace);
    INDArray full = tiled.kernel(x, Reduction.FULL);
    assertEquals(full.permute(1, 0, 3, 2).dup(), full);
  }

  @ParameterizedTest
  @EnumSource(Reduction.class)
  void layersSumToTheKernel(Reduction reduction) {
    INDArray x = inputs(ARCHITECTURE, 8, 36);
    LayerwiseNtk ntk = new LayerwiseNtk(ARCHITECTURE, PARAMETERS, DataType.DOUBLE);
    KernelParts parts = ntk.parts(x, reduction);
    INDArray sum = parts.weights().add(parts.bias());
    assertTrue(relativeError(sum, ntk.kernel(x, reduction)) < Tolerance.F64);
    List<LayerKernel> layers = ntk.layers(x, reduction);
    assertEquals(ARCHITECTURE.layers(), layers.size());
    INDArray weights =
        layers.stream().map(LayerKernel::weights).reduce(INDArray::add).orElseThrow();
    assertTrue(relativeError(weights, parts.weights()) < Tolerance.F64);
  }

  @ParameterizedTest
  @EnumSource(Reduction.class)
  void everyReductionHasTheSameTrace(Reduction reduction) {
    INDArray x = inputs(ARCHITECTURE, 8, 36);
    LayerwiseNtk ntk = new LayerwiseNtk(ARCHITECTURE, PARAMETERS, DataType.DOUBLE);
    SquareMatrix trace = EmpiricalNtk.trace(ntk.kernel(x, reduction), reduction);
    SquareMatrix expected = ntk.trace(x);
    for (int i = 0; i < trace.size(); i++) {
      for (int j = 0; j < trace.size(); j++) {
        assertEquals(expected.at(i, j), trace.at(i, j), Tolerance.F64 * expected.at(i, i));
      }
    }
  }

  @Test
  void weightsPartScalesWithTheSquareOfTheInput() {
    INDArray parameters = TestNetworks.parameters(ARCHITECTURE, 2, 0, 37);
    LayerwiseNtk ntk = new LayerwiseNtk(ARCHITECTURE, parameters, DataType.DOUBLE);
    INDArray x = inputs(ARCHITECTURE, 5, 38);
    KernelParts parts = ntk.parts(x, Reduction.TRACE);
    KernelParts scaled = ntk.parts(x.mul(3), Reduction.TRACE);
    assertTrue(relativeError(scaled.weights(), parts.weights().mul(9)) < Tolerance.F64);
    assertTrue(relativeError(scaled.bias(), parts.bias()) < Tolerance.F64);
  }

  @Test
  void parametersTimesGradientsOfTheWeightsAreTheDepthTimesTheOutput() {
    // <θ, ∂f/∂θ> over the weights = L·f at zero bias: each layer is homogeneous in its weights.
    INDArray parameters = TestNetworks.parameters(ARCHITECTURE, 2, 0, 39);
    MultiLayerNetwork network = TestNetworks.dl4j(ARCHITECTURE, parameters, Precision.DOUBLE);
    INDArray x = inputs(ARCHITECTURE, 4, 40);
    List<INDArray> jacobian = new JacobianNtk(network).jacobian(x);
    INDArray f = network.output(x);
    for (int k = 0; k < 3; k++) {
      INDArray products = jacobian.get(k).mmul(parameters.transpose());
      assertTrue(relativeError(products, f.getColumn(k, true).mul(4)) < Tolerance.F64);
    }
  }

  @Test
  void singlePrecisionOfALargeNetworkIsCloseToDouble() {
    Architecture architecture = Architecture.of(50, Collections.nCopies(8, 64), 10);
    INDArray parameters = TestNetworks.parameters(architecture, 2, 0, 41);
    INDArray x = inputs(architecture, 20, 42);
    INDArray single =
        new LayerwiseNtk(architecture, parameters, DataType.FLOAT).kernel(x, Reduction.TRACE);
    INDArray exact =
        new LayerwiseNtk(architecture, parameters, DataType.DOUBLE).kernel(x, Reduction.TRACE);
    assertEquals(DataType.FLOAT, single.dataType());
    assertTrue(relativeError(single, exact) < Tolerance.F32);
  }

  @Test
  void refusesParametersOfAnotherNetwork() {
    INDArray tooFew = Nd4j.zeros(DataType.DOUBLE, 1, 3);
    assertThrows(
        IllegalArgumentException.class,
        () -> new LayerwiseNtk(ARCHITECTURE, tooFew, DataType.DOUBLE));
  }
}
