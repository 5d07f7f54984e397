package org.ntkdynamics.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.ntkdynamics.store.UnitStatus;
import org.ntkdynamics.study.Execution;
import org.ntkdynamics.study.Experiments;
import org.ntkdynamics.study.Part;
import org.ntkdynamics.study.RunMonitor;
import org.ntkdynamics.study.Studies;
import org.ntkdynamics.study.UnitEngines;

/**
 * A run for clusters, and what becomes of it.
 *
 * @param spec one that ships
 * @param settings what makes it small
 */
record ClusterRuns(String spec, List<String> settings) {
  static final String MAIN = "org.ntkdynamics.cli.Main";

  private static final String MNIST = "datasets/mnist/t10k-";

  /** 24 networks; -Dcluster.steps makes each train for longer. */
  static final ClusterRuns TRAININGS =
      new ClusterRuns(
          "experiments/quickstart.yaml",
          List.of(
              "data.dataset={images: %1$simages-idx3-ubyte.gz, labels: %1$slabels-idx1-ubyte.gz}"
                  .formatted(Path.of(MNIST).toAbsolutePath()),
              "data.trainSize=40",
              "data.testSize=10",
              "seed=[0,1,2,3,4,5,6,7]",
              "network.hiddenLayers=2",
              "network.width=8",
              "network.sigmaW2=[1.0,2.0,2.2]",
              "training.steps=" + Integer.getInteger("cluster.steps", 60),
              "kernel.steps=[0,10,60]",
              "kernel.samplesPerClass=2",
              "checkpoint.every=30"));

  static final int TRAINED_UNITS = 24;

  /** Two curves of five depths, each of which is drawn in three pieces. */
  static final ClusterRuns DRAWS =
      new ClusterRuns(
          "experiments/figure-11.yaml",
          List.of("network.width=12", "network.sigmaW2=[1.0,2.0]", "ensemble.draws=1100"));

  ClusterRuns with(String... more) {
    return new ClusterRuns(spec, Stream.concat(settings.stream(), Stream.of(more)).toList());
  }

  /** The digests of its files as this process computes them. */
  Map<String, String> local(Path root) throws IOException {
    Experiments.run(
        Studies.reader().read(Path.of(spec), settings),
        root,
        new Execution("test", UnitEngines.local(OptionalInt.of(3)), Part.WHOLE),
        RunMonitor.SILENT);
    return digests(root);
  }

  /** What {@code ntk} is to be told. */
  List<String> command(Path root, String master) {
    List<String> arguments = new ArrayList<>(List.of("run", spec, "--out", root.toString()));
    settings.forEach(setting -> arguments.addAll(List.of("--set", setting)));
    arguments.addAll(List.of("--engine", "spark", "--master", master));
    return arguments;
  }

  /** Runs it on a cluster, and here meanwhile. */
  void assertSameBytes(String name, Path directory, StandaloneCluster cluster) throws Exception {
    Path root = directory.resolve(name);
    Process driver = cluster.launch(name, MAIN, command(root, cluster.master()));
    Map<String, String> expected = local(directory.resolve("local-" + name));
    assertTrue(driver.waitFor(20, TimeUnit.MINUTES), cluster.said(name));
    assertEquals(0, driver.exitValue(), cluster.said(name));
    assertEquals(expected, digests(root));
  }

  static long finished(Path root) {
    if (Files.notExists(root.resolve("run.yaml"))) {
      return 0;
    }
    return Studies.open(root).units().stream()
        .flatMap(unit -> unit.status().stream())
        .filter(status -> status.state() == UnitStatus.State.FINISHED)
        .count();
  }

  static void awaitFinished(Process driver, Path root, int units) {
    while (driver.isAlive() && finished(root) < units) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  /** The SHA-256 of every file that must be the same whoever computed it. */
  static Map<String, String> digests(Path root) throws IOException {
    Map<String, String> digests = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = root.relativize(file).toString();
        if (!List.of("provenance.json", "index.html", ".lock").contains(name)) {
          digests.put(name, DigestUtils.sha256Hex(Files.readAllBytes(file)));
        }
      }
    }
    return digests;
  }
}
