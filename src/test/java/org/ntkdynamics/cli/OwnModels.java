package org.ntkdynamics.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/** DL4J networks as users have them, and specs that train them on a few digits. */
final class OwnModels {
  static final int PIXELS = 784;

  private OwnModels() {}

  /** Two hidden layers with initialisers of their own, an updater and a loss that no spec asks. */
  static MultiLayerConfiguration dense() {
    return layers(
        new DenseLayer.Builder()
            .nIn(PIXELS)
            .nOut(7)
            .activation(Activation.RELU)
            .weightInit(WeightInit.RELU)
            .build(),
        new DenseLayer.Builder().nIn(7).nOut(6).activation(Activation.TANH).biasInit(0.1).build(),
        output(6, Activation.IDENTITY));
  }

  /** Layer normalisation, whose kernel goes the reference way. */
  static MultiLayerConfiguration normalised() {
    return layers(
        new DenseLayer.Builder()
            .nIn(PIXELS)
            .nOut(7)
            .hasLayerNorm(true)
            .activation(Activation.RELU)
            .build(),
        output(7, Activation.IDENTITY));
  }

  /** A convolution, pooling and a dense layer. */
  static MultiLayerConfiguration convolutional() {
    return new NeuralNetConfiguration.Builder()
        .seed(99)
        .updater(new Sgd(3))
        .list()
        .layer(
            new ConvolutionLayer.Builder(5, 5)
                .stride(2, 2)
                .nOut(3)
                .activation(Activation.RELU)
                .build())
        .layer(new SubsamplingLayer.Builder().kernelSize(2, 2).stride(2, 2).build())
        .layer(new DenseLayer.Builder().nOut(8).activation(Activation.TANH).build())
        .layer(
            new OutputLayer.Builder(LossFunctions.LossFunction.MCXENT)
                .nOut(10)
                .activation(Activation.SOFTMAX)
                .build())
        .setInputType(InputType.convolutionalFlat(28, 28, 1))
        .build();
  }

  static MultiLayerConfiguration layers(Layer... layers) {
    NeuralNetConfiguration.ListBuilder list =
        new NeuralNetConfiguration.Builder().seed(99).updater(new Sgd(3)).list();
    for (Layer layer : layers) {
      list.layer(layer);
    }
    return list.build();
  }

  static OutputLayer output(int inputs, Activation activation) {
    return new OutputLayer.Builder(LossFunctions.LossFunction.MSE)
        .nIn(inputs)
        .nOut(10)
        .activation(activation)
        .build();
  }

  /** Writes a spec that trains models which lie beside it. */
  static Path spec(Path directory, String models, String... more) throws IOException {
    return Files.writeString(
        directory.resolve("spec.yaml"),
        """
        kind: label-awareness
        name: own
        data:
          dataset: {images: %1$s/t10k-images-idx3-ubyte.gz, labels: %1$s/t10k-labels-idx1-ubyte.gz}
          trainSize: 40
          testSize: 10
        network: { model: %2$s }
        training: { steps: 6, precision: double, epsilonForm: dl4j, learningRate: 0.01 }
        kernel: { samplesPerClass: 1, steps: [0, 2, 6] }
        checkpoint: { every: 2, keep: 5 }
        %3$s
        """
            .formatted(
                Path.of("datasets", "mnist").toAbsolutePath(), models, String.join("\n", more)));
  }

  static void write(Path file, MultiLayerConfiguration configuration) throws IOException {
    Files.writeString(file, configuration.toJson());
  }
}
