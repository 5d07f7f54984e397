package org.ntkdynamics.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.LossFunctions;
import org.ntkdynamics.Tolerance;
import org.ntkdynamics.network.Architecture;
import org.ntkdynamics.network.TestNetworks;
import org.ntkdynamics.network.UnsupportedNetworkException;
import org.ntkdynamics.spec.Precision;
import org.ntkdynamics.spec.Reduction;

class JacobianNtkTest extends EmpiricalNtkContract {
  private static final double STEP = 1e-5;

  @Override
  EmpiricalNtk ntk(Architecture architecture, INDArray parameters) {
    return new JacobianNtk(TestNetworks.dl4j(architecture, parameters, Precision.DOUBLE));
  }

  @Test
  void jacobianIsThatOfFiniteDifferences() {
    MultiLayerNetwork network = TestNetworks.dl4j(ARCHITECTURE, PARAMETERS, Precision.DOUBLE);
    INDArray x = TestNetworks.inputs(ARCHITECTURE, 4, 21);
    assertJacobian(network, x);
  }

  @Test
  void otherActivationsAndLossesAreDifferentiatedToo() {
    MultiLayerConfiguration configuration =
        new NeuralNetConfiguration.Builder()
            .dataType(DataType.DOUBLE)
            .seed(3)
            .list()
            .layer(new DenseLayer.Builder().nIn(4).nOut(6).activation(Activation.TANH).build())
            .layer(
                new DenseLayer.Builder()
                    .nIn(6)
                    .nOut(5)
                    .activation(Activation.SIGMOID)
                    .hasBias(false)
                    .build())
            .layer(
                new OutputLayer.Builder(LossFunctions.LossFunction.MCXENT)
                    .nIn(5)
                    .nOut(3)
                    .activation(Activation.SOFTMAX)
                    .build())
            .build();
    MultiLayerNetwork network = new MultiLayerNetwork(configuration);
    network.init();
    assertJacobian(network, TestNetworks.inputs(TestNetworks.widths(4, 1), 3, 22));
  }

  @Test
  void leavesTheNetworkAlone() {
    MultiLayerNetwork network = TestNetworks.dl4j(ARCHITECTURE, PARAMETERS, Precision.DOUBLE);
    String before = network.getLayerWiseConfigurations().toJson();
    new JacobianNtk(network).kernel(TestNetworks.inputs(ARCHITECTURE, 2, 23), Reduction.TRACE);
    assertEquals(before, network.getLayerWiseConfigurations().toJson());
    assertEquals(PARAMETERS, network.params().reshape(1, PARAMETERS.length()));
  }

  @Test
  void refusesBatchNormalisationByName() {
    UnsupportedNetworkException refusal =
        refusal(
            new BatchNormalization.Builder().nIn(6).nOut(6).name("norm").build(),
            new OutputLayer.Builder(LossFunctions.LossFunction.MSE).nIn(6).nOut(2).build());
    assertTrue(refusal.getMessage().contains("layer 1 \"norm\" (BatchNormalization)"));
    assertTrue(refusal.getMessage().contains("mixes the samples"));
  }

  @Test
  void convolutionsPoolingAndDropoutThatIsOffAreDifferentiatedToo() {
    MultiLayerConfiguration configuration =
        new NeuralNetConfiguration.Builder()
            .dataType(DataType.DOUBLE)
            .seed(4)
            .list()
            .layer(new ConvolutionLayer.Builder(3, 3).nOut(2).activation(Activation.TANH).build())
            .layer(new SubsamplingLayer.Builder().kernelSize(2, 2).stride(2, 2).build())
            .layer(new DropoutLayer(0.5))
            .layer(new ActivationLayer(Activation.SOFTPLUS))
            .layer(new DenseLayer.Builder().nOut(4).activation(Activation.ELU).dropOut(0.8).build())
            .layer(
                new OutputLayer.Builder(LossFunctions.LossFunction.MSE)
                    .nOut(2)
                    .activation(Activation.IDENTITY)
                    .build())
            .setInputType(InputType.convolutionalFlat(6, 6, 1))
            .build();
    MultiLayerNetwork network = new MultiLayerNetwork(configuration);
    network.init();
    assertJacobian(network, TestNetworks.inputs(TestNetworks.widths(36, 1), 3, 24));
  }

  @Test
  void refusesRecurrentLayersByName() {
    UnsupportedNetworkException refusal =
        refusal(
            new LSTM.Builder().nIn(6).nOut(5).name("memory").build(),
            new OutputLayer.Builder(LossFunctions.LossFunction.MSE).nIn(5).nOut(2).build());
    assertTrue(refusal.getMessage().contains("layer 1 \"memory\" (LSTM)"), refusal.getMessage());
  }

  @Test
  void refusesALastLayerWithoutParameters() {
    UnsupportedNetworkException refusal =
        refusal(new LossLayer.Builder(LossFunctions.LossFunction.MSE).build());
    assertTrue(
        refusal.getMessage().contains("layer 1 \"layer1\" (LossLayer)"), refusal.getMessage());
  }

  private static UnsupportedNetworkException refusal(Layer... layers) {
    NeuralNetConfiguration.ListBuilder builder =
        new NeuralNetConfiguration.Builder()
            .dataType(DataType.DOUBLE)
            .list()
            .layer(new DenseLayer.Builder().nIn(4).nOut(6).build());
    for (Layer layer : layers) {
      builder.layer(layer);
    }
    MultiLayerNetwork network = new MultiLayerNetwork(builder.build());
    network.init();
    return assertThrows(UnsupportedNetworkException.class, () -> new JacobianNtk(network));
  }

  private static void assertJacobian(MultiLayerNetwork network, INDArray x) {
    List<INDArray> jacobian = new JacobianNtk(network).jacobian(x);
    INDArray parameters = network.params();
    for (long p = 0; p < parameters.length(); p++) {
      double value = parameters.getDouble(p);
      parameters.putScalar(p, value + STEP);
      INDArray above = network.output(x).dup();
      parameters.putScalar(p, value - STEP);
      INDArray slope = above.sub(network.output(x)).divi(2 * STEP);
      parameters.putScalar(p, value);
      for (int k = 0; k < jacobian.size(); k++) {
        INDArray difference = slope.getColumn(k).sub(jacobian.get(k).getColumn(p));
        double scale = Math.max(1, jacobian.get(k).amaxNumber().doubleValue());
        assertEquals(
            0,
            difference.amaxNumber().doubleValue() / scale,
            Tolerance.FINITE_DIFFERENCE,
            "output " + k + ", parameter " + p);
      }
    }
  }
}
