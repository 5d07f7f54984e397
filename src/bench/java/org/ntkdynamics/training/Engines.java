package org.ntkdynamics.training;

import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.ntkdynamics.data.Dataset;
import org.ntkdynamics.data.Samples;
import org.ntkdynamics.network.Architecture;
import org.ntkdynamics.spec.TrainingSpec;

/** Opens the gradient engines, which are not public, to the benchmarks. */
public final class Engines {
  private Engines() {}

  /** The fused engine. */
  public static GradientEngine fused(
      MultiLayerNetwork network, Architecture architecture, TrainingSpec config, Samples train) {
    return new FusedEngine(
        network, architecture, config, task(train), Runtime.getRuntime().availableProcessors());
  }

  /** The engine that calls DL4J. */
  public static GradientEngine dl4j(
      MultiLayerNetwork network, Architecture architecture, TrainingSpec config, Samples train) {
    return new Dl4jEngine(network, architecture.outputs(), config, task(train));
  }

  private static LearningTask task(Samples train) {
    return LearningTask.of(new Dataset(train, train, List.of()));
  }
}
