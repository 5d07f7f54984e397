package org.ntkdynamics.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.ntkdynamics.network.TestNetworks.inputs;

import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.lossfunctions.impl.LossL2;
import org.ntkdynamics.Tolerance;
import org.ntkdynamics.matrix.NativeArrays;
import org.ntkdynamics.matrix.SquareMatrix;
import org.ntkdynamics.network.Architecture;
import org.ntkdynamics.network.Networks;
import org.ntkdynamics.network.TestNetworks;
import org.ntkdynamics.spec.Parametrization;

/** The kernel of the features against DL4J's Jacobian of a network that ends at them. */
class FeatureNtkTest {
  /** More features than are followed back at once. */
  private static final Architecture ARCHITECTURE = TestNetworks.widths(5, 8, 9, 37, 3);

  private static final INDArray PARAMETERS = TestNetworks.parameters(ARCHITECTURE, 2, 0.1, 51);

  @ParameterizedTest
  @EnumSource(Parametrization.class)
  void isTheMeanOverTheFeatures(Parametrization parametrization) {
    INDArray x = inputs(ARCHITECTURE, 6, 52);
    List<Double> scales = Networks.weightScales(ARCHITECTURE, parametrization, 2);
    SquareMatrix kappa = new FeatureNtk(ARCHITECTURE, PARAMETERS, scales, DataType.DOUBLE).mean(x);
    SquareMatrix expected = reference(scales, x);
    for (int i = 0; i < 6; i++) {
      for (int j = 0; j < 6; j++) {
        assertEquals(expected.at(i, j), kappa.at(i, j), Tolerance.F64 * expected.at(i, i));
      }
    }
  }

  private static SquareMatrix reference(List<Double> scales, INDArray x) {
    INDArray sum = null;
    for (INDArray gradients : new JacobianNtk(features()).jacobian(x)) {
      for (int l = 1; l < ARCHITECTURE.layers(); l++) {
        long from = ARCHITECTURE.offset(l);
        gradients
            .get(NDArrayIndex.all(), NDArrayIndex.interval(from, from + ARCHITECTURE.weights(l)))
            .muli(scales.get(l - 1));
      }
      INDArray ofFeature = gradients.mmul(gradients.transpose());
      sum = sum == null ? ofFeature : sum.addi(ofFeature);
    }
    return NativeArrays.matrix(sum.divi(37));
  }

  private static MultiLayerNetwork features() {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .dataType(DataType.DOUBLE)
                .activation(Activation.RELU)
                .list()
                .layer(new DenseLayer.Builder().nIn(5).nOut(8).build())
                .layer(new DenseLayer.Builder().nIn(8).nOut(9).build())
                .layer(
                    new OutputLayer.Builder(new LossL2())
                        .activation(Activation.RELU)
                        .nIn(9)
                        .nOut(37)
                        .build())
                .build());
    INDArray below =
        PARAMETERS.get(NDArrayIndex.all(), NDArrayIndex.interval(0, ARCHITECTURE.offset(4)));
    network.init(below.dup(), false);
    return network;
  }

  @Test
  void aNetworkWithoutAHiddenLayerIsRefused() {
    Architecture linear = TestNetworks.widths(3, 2);
    INDArray parameters = TestNetworks.parameters(linear, 2, 0, 53);
    assertThrows(
        IllegalArgumentException.class,
        () -> new FeatureNtk(linear, parameters, List.of(1.0), DataType.DOUBLE));
  }
}
