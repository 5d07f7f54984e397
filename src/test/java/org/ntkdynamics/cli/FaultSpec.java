package org.ntkdynamics.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The quickstart on few images and small networks, which writes often. */
final class FaultSpec {
  static final String FIRST_UNIT = "sw2=1.0_seed=0";

  private static final String DATASET =
      Path.of("datasets", "mnist", "t10k-").toAbsolutePath().toString();

  private static final List<String> SETTINGS =
      List.of(
          // The smaller files of MNIST: most of a short run's time goes into reading.
          "data.dataset={images: "
              + DATASET
              + "images-idx3-ubyte.gz, labels: "
              + DATASET
              + "labels-idx1-ubyte.gz}",
          "data.trainSize=100",
          "data.testSize=50",
          "network.hiddenLayers=3",
          "network.width=16",
          "network.sigmaW2=[1.0,2.2]",
          "training.steps=120",
          "training.batchSize=30",
          "training.microBatch=10",
          "kernel.steps=[0,1,5,20,35,60,90,120]",
          "kernel.samplesPerClass=2",
          "checkpoint.every=10",
          "checkpoint.everyMinutes=0");

  private FaultSpec() {}

  /** The arguments that run it. */
  static List<String> run(Path out) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(
        List.of("run", "experiments/quickstart.yaml", "--quiet", "--out", out.toString()));
    SETTINGS.forEach(setting -> arguments.addAll(List.of("--set", setting)));
    return arguments;
  }
}
