package org.ntkdynamics.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.store.Session;
import org.ntkdynamics.store.UnitStatus;
import org.ntkdynamics.store.Worker;
import org.ntkdynamics.study.Execution;
import org.ntkdynamics.study.Experiments;
import org.ntkdynamics.study.RunMonitor;
import org.ntkdynamics.study.Studies;

/**
 * Trainings on a cluster of processes: the bytes of this process, also where a worker is killed.
 */
class SparkClusterTest {
  private static final String MAIN = "org.ntkdynamics.cli.Main";
  private static final String SPEC = "experiments/quickstart.yaml";
  private static final String MNIST = "datasets/mnist/t10k-";

  /** 24 networks; -Dcluster.steps makes each train for longer. */
  private static final List<String> SETTINGS =
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
          "checkpoint.every=30");

  private static final int UNITS = 24;

  @TempDir private Path directory;

  private Path local() {
    Path root = directory.resolve("local");
    Experiments.run(
        Studies.reader().read(Path.of(SPEC), SETTINGS),
        root,
        Execution.here("test"),
        RunMonitor.SILENT);
    return root;
  }

  private static List<String> run(Path root, String master) {
    List<String> arguments = new ArrayList<>(List.of("run", SPEC, "--out", root.toString()));
    SETTINGS.forEach(setting -> arguments.addAll(List.of("--set", setting)));
    arguments.addAll(List.of("--engine", "spark", "--master", master));
    return arguments;
  }

  private static long finished(Path root) {
    if (Files.notExists(root.resolve("run.yaml"))) {
      return 0;
    }
    return Studies.open(root).units().stream()
        .flatMap(unit -> unit.status().stream())
        .filter(status -> status.state() == UnitStatus.State.FINISHED)
        .count();
  }

  private static void awaitFinished(Process driver, Path root, int units) {
    while (driver.isAlive() && finished(root) < units) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  private static Map<String, String> digests(Path root) throws IOException {
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

  @Test
  void aWorkerThatIsKilledAndADriverThatIsKilledChangeNoByte() throws Exception {
    Map<String, String> expected = digests(local());
    try (StandaloneCluster cluster = StandaloneCluster.start(directory, 2)) {
      Path root = directory.resolve("spark");
      Process driver = cluster.launch("driver", MAIN, run(root, cluster.master()));
      awaitFinished(driver, root, UNITS / 3);
      assertTrue(driver.isAlive(), cluster.said("driver"));
      driver.destroyForcibly().waitFor();
      assertTrue(finished(root) < UNITS, "killed after its end");
      List<String> resume =
          List.of("resume", root.toString(), "--engine", "spark", "--master", cluster.master());
      Process second = cluster.launch("second", MAIN, resume);
      awaitFinished(second, root, UNITS / 2);
      assertTrue(second.isAlive(), cluster.said("second"));
      cluster.killWorker(0);
      assertTrue(second.waitFor(5, TimeUnit.MINUTES), cluster.said("second"));
      assertEquals(0, second.exitValue(), cluster.said("second"));
      assertEquals(expected, digests(root));
      assertRecorded(Studies.open(root));
    }
  }

  /** Who computed each unit, once. */
  private static void assertRecorded(RunDirectory run) {
    List<Session> sessions = run.provenance().orElseThrow().sessions();
    assertEquals(2, sessions.size());
    List<String> units = new ArrayList<>();
    for (Session session : sessions) {
      for (Worker worker : List.copyOf(session.workers())) {
        units.addAll(worker.units());
        assertEquals(1, worker.machine().blasThreads());
      }
    }
    assertTrue(units.size() >= UNITS, units.toString());
    assertEquals(UNITS, units.stream().distinct().count());
  }
}
