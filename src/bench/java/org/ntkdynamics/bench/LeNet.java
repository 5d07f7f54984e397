package org.ntkdynamics.bench;

import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * LeNet on images of 28 × 28 as DL4J's examples have it: two convolutions of 5 × 5 with 20 and 50
 * filters, each followed by max pooling of 2 × 2, 500 rectified units and ten linear outputs,
 * 431080 parameters in float32.
 */
final class LeNet {
  private LeNet() {}

  /** Parameters as DL4J draws them. */
  static INDArray draw() {
    MultiLayerNetwork network = new MultiLayerNetwork(layers());
    network.init();
    return network.params();
  }

  /** The network of some parameters. */
  static MultiLayerNetwork of(INDArray parameters) {
    MultiLayerNetwork network = new MultiLayerNetwork(layers());
    network.init(parameters.castTo(DataType.FLOAT), false);
    return network;
  }

  private static MultiLayerConfiguration layers() {
    return new NeuralNetConfiguration.Builder()
        .seed(0)
        .dataType(DataType.FLOAT)
        .weightInit(WeightInit.RELU)
        .list()
        .layer(filters(20))
        .layer(pooling())
        .layer(filters(50))
        .layer(pooling())
        .layer(new DenseLayer.Builder().nOut(500).activation(Activation.RELU).build())
        .layer(
            new OutputLayer.Builder(LossFunction.MSE)
                .nOut(Problem.OUTPUTS)
                .activation(Activation.IDENTITY)
                .build())
        .setInputType(InputType.convolutionalFlat(28, 28, 1))
        .build();
  }

  private static ConvolutionLayer filters(int count) {
    return new ConvolutionLayer.Builder(5, 5).nOut(count).activation(Activation.IDENTITY).build();
  }

  private static SubsamplingLayer pooling() {
    return new SubsamplingLayer.Builder(PoolingType.MAX).kernelSize(2, 2).stride(2, 2).build();
  }
}
