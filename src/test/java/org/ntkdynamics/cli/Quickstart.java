package org.ntkdynamics.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The quickstart on fewer images and steps. */
final class Quickstart {
  static final String SPEC = "experiments/quickstart.yaml";

  private static final List<String> REDUCED =
      List.of(
          "data.trainSize=300",
          "data.testSize=100",
          "network.hiddenLayers=4",
          "network.width=40",
          "training.steps=30",
          "training.microBatch=100",
          "kernel.steps=[0,1,10,30]",
          "kernel.samplesPerClass=4",
          "checkpoint.every=10");

  private Quickstart() {}

  /** Runs it, quietly; later settings count. */
  static Said run(Path out, String... more) {
    List<String> settings = new ArrayList<>(REDUCED);
    settings.addAll(List.of(more));
    return Said.byRunning("quickstart", out, settings.toArray(String[]::new));
  }
}
