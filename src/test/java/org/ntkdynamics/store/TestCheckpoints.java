package org.ntkdynamics.store;

import java.util.List;
import java.util.OptionalDouble;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.lossfunctions.LossFunctions;
import org.ntkdynamics.metrics.KernelDrift;
import org.ntkdynamics.metrics.KernelMetrics;
import org.ntkdynamics.metrics.LabelAwareness;
import org.ntkdynamics.metrics.Spectrum;

/** The state of a small training. */
final class TestCheckpoints {
  static final CheckpointOrigin ORIGIN =
      new CheckpointOrigin("ab", "sw2=1.0_seed=0", 0, 4, 500, null);

  static final List<LossRow> LOSSES =
      List.of(
          new LossRow(0, 0.1 + 0.2, OptionalDouble.of(1e-10)),
          new LossRow(1, Double.NaN, OptionalDouble.empty()));

  private TestCheckpoints() {}

  /** A network after one step of Adam, with rows. */
  static Checkpoint checkpoint(int step) {
    MultiLayerNetwork network = network();
    network.fit(
        Nd4j.create(new double[][] {{1, 0}, {0, 1}}), Nd4j.create(new double[][] {{1}, {0}}));
    return new Checkpoint(step, network, LOSSES, List.of(row(0, 0), row(1, 0.5)));
  }

  static MetricsRow row(int step, double relativeChange) {
    return new MetricsRow(
        step,
        new StepEvaluation(
            OptionalDouble.of(0.5),
            OptionalDouble.empty(),
            OptionalDouble.of(0.25),
            OptionalDouble.empty()),
        new KernelMetrics(
            new LabelAwareness(8, 4, 2, 0.1, 0.2, 5),
            0.6,
            0.7,
            new KernelDrift(Double.NaN, Double.NaN, relativeChange, 0.3),
            new Spectrum(80, 3.5, 0.9, 0.01)));
  }

  static MultiLayerNetwork network() {
    return network(new Adam(1e-3));
  }

  static MultiLayerNetwork network(IUpdater updater) {
    MultiLayerConfiguration configuration =
        new NeuralNetConfiguration.Builder()
            .seed(1)
            .updater(updater)
            .list()
            .layer(new DenseLayer.Builder().nIn(2).nOut(3).activation(Activation.RELU).build())
            .layer(
                new OutputLayer.Builder(LossFunctions.LossFunction.MSE)
                    .nIn(3)
                    .nOut(1)
                    .activation(Activation.IDENTITY)
                    .build())
            .build();
    MultiLayerNetwork network = new MultiLayerNetwork(configuration);
    network.init();
    return network;
  }
}
