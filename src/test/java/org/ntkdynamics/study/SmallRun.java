package org.ntkdynamics.study;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.ntkdynamics.spec.Spec;

/** Every kind, and a model, by a spec that ships and what makes it small. */
enum SmallRun {
  LABEL_AWARENESS(
      "quickstart",
      Data.MNIST,
      "data.trainSize=40",
      "data.testSize=10",
      "network.hiddenLayers=2",
      "network.width=8",
      "network.sigmaW2=[1.0,2.2]",
      "training.steps=7",
      "training.batchSize=15",
      "kernel.steps=[0,2,7]",
      "kernel.samplesPerClass=1",
      "kernel.reduction=perOutput",
      "checkpoint.every=3"),
  MODEL(
      "lenet",
      Data.MNIST,
      "data.trainSize=20",
      "data.testSize=10",
      "training.steps=4",
      "training.batchSize=8",
      "kernel.steps=[0,2,4]",
      "kernel.samplesPerClass=1",
      "checkpoint.every=2"),
  DRIFT(
      "drift",
      Data.MNIST,
      "seed=[0,1]",
      "data.trainSize=20",
      "network.hiddenLayers=[1,2]",
      "network.width=6",
      "network.sigmaW2=2.0",
      "training.steps=5",
      "kernel.steps=[0,1,5]",
      "kernel.samplesPerClass=1",
      "comparison.steps=[1,5]"),
  DISPERSION("biases", "network.width=20", "network.sigmaW2=[1.0,2.0]", "ensemble.draws=600"),
  KERNEL_RATIO("figure-11", "network.width=20", "network.sigmaW2=[1.0,2.0]", "ensemble.draws=60"),
  FIRST_STEP("first-step", "network.width=20", "ensemble.draws=60"),
  CORRELATORS("correlators", "network.input=3", "network.width=[5,10]", "ensemble.draws=60"),
  EXPECTED_NTK("expected-ntk", "network.hiddenLayers=[1,2]", "ensemble.draws=60"),
  SPECTRUM(
      "spectrum",
      Data.MNIST,
      "data.trainSize=100",
      "network.hiddenLayers=[1,2]",
      "network.width=[5,10]",
      "network.sigmaW2=2.0",
      "kernel.samplesPerClass=1",
      "kernel.draws=20"),
  CATAPULT(
      "catapult",
      Data.MNIST,
      "data.trainSize=10",
      "network.width=10",
      "network.sigmaW2=2.0",
      "descent.multiples=[0.5,2.0]",
      "descent.steps=6"),
  KERNEL_REGRESSION(
      "kernel-regression",
      Data.MNIST,
      "data.trainSize=20",
      "data.testSize=10",
      "network.hiddenLayers=2",
      "network.width=8",
      "network.sigmaW2=[1.0,2.2]",
      "training.steps=7",
      "kernel.steps=[0,2,7]"),
  CLAIMS("claims", "effort=reduced", "only=[sk-eq-13, sd-theorem-2.1]");

  private final String spec;
  private final String settings;

  SmallRun(String spec, String... settings) {
    this.spec = spec;
    this.settings = String.join("\n", settings);
  }

  /** The name of its kind. */
  String kind() {
    SmallRun named = this == MODEL ? LABEL_AWARENESS : this;
    return named.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Its spec; leaves the test where its study was deleted. */
  Spec config(String... more) {
    Kinds.assume(kind());
    List<String> all = Stream.concat(settings.lines(), Stream.of(more)).toList();
    return Studies.reader().read(Path.of("experiments", spec + ".yaml"), all);
  }

  /** All files but the provenance, which says how often a run was gone on with, and the lock. */
  static Map<String, ByteBuffer> contents(Path root) throws IOException {
    Map<String, ByteBuffer> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.endsWith("provenance.json") && !file.endsWith(".lock")) {
          contents.put(root.relativize(file).toString(), ByteBuffer.wrap(Files.readAllBytes(file)));
        }
      }
    }
    return contents;
  }

  /** An enum's own constants are not there yet when its values are made. */
  private static final class Data {
    static final String MNIST =
        "data.dataset={images: %1$s/t10k-images-idx3-ubyte.gz, labels: %1$s/t10k-labels-idx1-ubyte.gz}"
            .formatted(Path.of("datasets", "mnist").toAbsolutePath());
  }
}
