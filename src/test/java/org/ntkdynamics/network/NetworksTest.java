package org.ntkdynamics.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ntkdynamics.network.TestNetworks.relativeError;
import static org.ntkdynamics.network.TestNetworks.training;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.ntkdynamics.Tolerance;
import org.ntkdynamics.random.RandomStreams;
import org.ntkdynamics.spec.ActivationKind;
import org.ntkdynamics.spec.Optimizer;
import org.ntkdynamics.spec.Parametrization;
import org.ntkdynamics.spec.Precision;

class NetworksTest {
  private static final Architecture ARCHITECTURE = TestNetworks.widths(4, 6, 5, 3);

  @Test
  void theFlatVectorIsDl4js() {
    INDArray parameters = TestNetworks.parameters(ARCHITECTURE, 2, 1, 1);
    MultiLayerNetwork network = TestNetworks.dl4j(ARCHITECTURE, parameters, Precision.DOUBLE);
    assertEquals(ARCHITECTURE.parameters(), network.numParams());
    for (int l = 1; l <= 3; l++) {
      long from = ARCHITECTURE.offset(l);
      INDArray weights =
          parameters
              .get(
                  NDArrayIndex.point(0),
                  NDArrayIndex.interval(from, from + ARCHITECTURE.weights(l)))
              .dup()
              .reshape('f', ARCHITECTURE.width(l - 1), ARCHITECTURE.width(l));
      assertEquals(weights, network.getLayer(l - 1).getParam("W"));
    }
  }

  @Test
  void theForwardPassIsDl4js() {
    INDArray parameters = TestNetworks.parameters(ARCHITECTURE, 2, 1, 2);
    INDArray x = TestNetworks.inputs(ARCHITECTURE, 5, 3);
    AugmentedParameters augmented = new AugmentedParameters(ARCHITECTURE, DataType.DOUBLE);
    augmented.read(parameters);
    DensePass pass = new DensePass(ARCHITECTURE, DataType.DOUBLE, 8, 1);
    INDArray outputs = pass.forward(augmented, DensePass.columns(x, DataType.DOUBLE));
    INDArray expected = TestNetworks.dl4j(ARCHITECTURE, parameters, Precision.DOUBLE).output(x);
    assertTrue(relativeError(outputs.transpose(), expected) < Tolerance.F64);
  }

  @ParameterizedTest
  @EnumSource(ActivationKind.class)
  void theForwardPassOfEveryActivationIsDl4js(ActivationKind activation) {
    Architecture architecture = Architecture.of(4, List.of(46, 5), 3, activation);
    INDArray parameters = TestNetworks.parameters(architecture, 2, 1, 2);
    INDArray x = TestNetworks.inputs(architecture, 5, 3);
    AugmentedParameters augmented = new AugmentedParameters(architecture, DataType.DOUBLE);
    augmented.read(parameters);
    DensePass pass = new DensePass(architecture, DataType.DOUBLE, 8, 1);
    INDArray outputs = pass.forward(augmented, DensePass.columns(x, DataType.DOUBLE));
    MultiLayerNetwork network = TestNetworks.dl4j(architecture, parameters, Precision.DOUBLE);
    assertTrue(relativeError(outputs.transpose(), network.output(x)) < Tolerance.F64);
    assertEquals(Optional.of(architecture), Networks.architecture(network));
  }

  @Test
  void anActivationWithoutADerivativeByItsValueIsNotKnown() {
    assertEquals(Optional.empty(), HiddenActivation.of(new ActivationELU()));
    assertEquals(Optional.empty(), HiddenActivation.of(new ActivationLReLU(0)));
    assertEquals(0.3, HiddenActivation.of(new ActivationLReLU(0.3)).orElseThrow().slope());
  }

  @ParameterizedTest
  @EnumSource(ActivationKind.class)
  void rowsThatFillUpStayZero(ActivationKind activation) {
    Architecture architecture = Architecture.of(46, List.of(46, 46), 3, activation);
    AugmentedParameters augmented = new AugmentedParameters(architecture, DataType.FLOAT);
    augmented.read(TestNetworks.parameters(architecture, 2, 1, 8).castTo(DataType.FLOAT));
    INDArray x = DensePass.columns(TestNetworks.inputs(architecture, 5, 9), DataType.FLOAT);
    DensePass pass = new DensePass(architecture, DataType.FLOAT, 5, 1);
    INDArray outputs = pass.forward(augmented, x);
    pass.backward(
        augmented,
        outputs.dup('f'),
        (l, input, delta) -> {
          assertEquals(48, input.size(0));
          assertEquals(0, input.getRow(47).amaxNumber().doubleValue());
          if (architecture.isHidden(l)) {
            assertEquals(0, delta.getRow(47).amaxNumber().doubleValue());
          }
        });
  }

  @Test
  void parametersSurviveTheirAugmentedForm() {
    INDArray parameters = TestNetworks.parameters(ARCHITECTURE, 2, 1, 4);
    AugmentedParameters augmented = new AugmentedParameters(ARCHITECTURE, DataType.DOUBLE);
    augmented.read(parameters);
    INDArray copy = Nd4j.zerosLike(parameters);
    augmented.write(copy);
    assertEquals(parameters, copy);
  }

  @Test
  void theLossIsHalfTheSquaredErrorAveragedOverSamples() {
    INDArray parameters = TestNetworks.parameters(ARCHITECTURE, 2, 1, 5);
    MultiLayerNetwork network = TestNetworks.dl4j(ARCHITECTURE, parameters, Precision.DOUBLE);
    INDArray x = TestNetworks.inputs(ARCHITECTURE, 7, 6);
    INDArray y = TestNetworks.inputs(TestNetworks.widths(3, 1), 7, 7);
    INDArray residual = network.output(x).sub(y);
    double expected = residual.mul(residual).sumNumber().doubleValue() / 2 / 7;
    assertEquals(expected, network.score(new DataSet(x, y)), Tolerance.F64 * expected);
  }

  @Test
  void initialisationHasTheVariancesOfEquation6() {
    Architecture wide = TestNetworks.widths(400, 500, 300);
    INDArray parameters = TestNetworks.parameters(wide, 1.7, 0.3, 8);
    double n = 500.0 * 300;
    INDArray weights = range(parameters, wide.offset(2), wide.weights(2));
    double weightVariance = weights.mul(weights).meanNumber().doubleValue();
    // The mean of n squares of N(0, v) has standard error v √(2/n).
    assertEquals(1.7 / 500, weightVariance, 4 * 1.7 / 500 * Math.sqrt(2 / n));
    INDArray biases = range(parameters, wide.offset(1) + wide.weights(1), 500);
    double biasVariance = biases.mul(biases).meanNumber().doubleValue();
    assertEquals(0.3, biasVariance, 4 * 0.3 * Math.sqrt(2 / 500.0));
  }

  @Test
  void initialisationIsAFunctionOfItsStream() {
    Initialization initialization = new Initialization(2, 0);
    INDArray first =
        initialization.draw(ARCHITECTURE, RandomStreams.stream(1, "a"), DataType.DOUBLE);
    assertEquals(
        first, initialization.draw(ARCHITECTURE, RandomStreams.stream(1, "a"), DataType.DOUBLE));
    INDArray single =
        initialization.draw(ARCHITECTURE, RandomStreams.stream(1, "a"), DataType.FLOAT);
    assertEquals(first.castTo(DataType.FLOAT), single);
    assertTrue(
        relativeError(
                initialization.draw(ARCHITECTURE, RandomStreams.stream(1, "b"), DataType.DOUBLE),
                first)
            > 0.1);
  }

  @Test
  void weightScalesAreThoseOfTheParametrisation() {
    assertEquals(
        List.of(1.0, 1.0, 1.0), Networks.weightScales(ARCHITECTURE, Parametrization.STANDARD, 2));
    assertEquals(
        List.of(Math.sqrt(0.5), Math.sqrt(2 / 6.0), Math.sqrt(0.4)),
        Networks.weightScales(ARCHITECTURE, Parametrization.NTK, 2));
  }

  @Test
  void anyDepthAndWidthCanBeBuilt() {
    for (Architecture architecture :
        List.of(
            TestNetworks.widths(1, 1),
            TestNetworks.widths(3, 1, 1, 2),
            Architecture.of(2, Collections.nCopies(60, 2), 1))) {
      INDArray parameters = TestNetworks.parameters(architecture, 2, 0, 9);
      MultiLayerNetwork network =
          Networks.create(
              architecture,
              Networks.weightScales(architecture, Parametrization.NTK, 2),
              training(Optimizer.ADAM, 1e-3, Precision.FLOAT),
              parameters);
      assertEquals(architecture.layers(), network.getnLayers());
      assertEquals(DataType.FLOAT, network.params().dataType());
    }
  }

  @Test
  void refusesImpossibleWidths() {
    assertThrows(IllegalArgumentException.class, () -> TestNetworks.widths(3));
    assertThrows(IllegalArgumentException.class, () -> TestNetworks.widths(3, 0, 2));
    assertArrayEquals(new int[] {4, 3}, new int[] {ARCHITECTURE.inputs(), ARCHITECTURE.outputs()});
  }

  private static INDArray range(INDArray parameters, long from, long length) {
    return parameters.get(NDArrayIndex.point(0), NDArrayIndex.interval(from, from + length));
  }

  @Test
  void aRateThatTheTypeDoesNotHoldIsRefused() {
    for (double scale : new double[] {1e10, 1e-10}) {
      double rate = scale > 1 ? 1e30 : 1e-30;
      for (Optimizer optimizer : Optimizer.values()) {
        Networks.checkRates(List.of(1.0), training(optimizer, rate, Precision.FLOAT));
        Networks.checkRates(List.of(1.0, scale), training(optimizer, rate, Precision.DOUBLE));
        String message =
            assertThrows(
                    UnsupportedNetworkException.class,
                    () ->
                        Networks.checkRates(
                            List.of(1.0, optimizer == Optimizer.ADAM ? scale * scale : scale),
                            training(optimizer, rate, Precision.FLOAT)))
                .getMessage();
        assertTrue(message.contains("which precision: float does not hold"), message);
      }
    }
  }
}
