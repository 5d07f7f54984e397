package org.ntkdynamics.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.store.Session;
import org.ntkdynamics.store.Worker;
import org.ntkdynamics.study.Studies;

/**
 * Trainings on a cluster of processes: the bytes of this process, also where a worker is killed.
 */
class SparkClusterTest {
  @TempDir private Path directory;

  @Test
  void aWorkerThatIsKilledAndADriverThatIsKilledChangeNoByte() throws Exception {
    Map<String, String> expected = ClusterRuns.TRAININGS.local(directory.resolve("local"));
    try (StandaloneCluster cluster = StandaloneCluster.start(directory, 2)) {
      Path root = directory.resolve("spark");
      Process driver =
          cluster.launch(
              "driver", ClusterRuns.MAIN, ClusterRuns.TRAININGS.command(root, cluster.master()));
      ClusterRuns.awaitFinished(driver, root, ClusterRuns.TRAINED_UNITS / 3);
      assertTrue(driver.isAlive(), cluster.said("driver"));
      driver.destroyForcibly().waitFor();
      assertTrue(ClusterRuns.finished(root) < ClusterRuns.TRAINED_UNITS, "killed after its end");
      List<String> resume =
          List.of("resume", root.toString(), "--engine", "spark", "--master", cluster.master());
      Process second = cluster.launch("second", ClusterRuns.MAIN, resume);
      ClusterRuns.awaitFinished(second, root, ClusterRuns.TRAINED_UNITS / 2);
      assertTrue(second.isAlive(), cluster.said("second"));
      cluster.killWorker(0);
      assertTrue(second.waitFor(20, TimeUnit.MINUTES), cluster.said("second"));
      assertEquals(0, second.exitValue(), cluster.said("second"));
      assertEquals(expected, ClusterRuns.digests(root));
      assertRecorded(Studies.open(root));
    }
  }

  /** Units that are divided are put together from pieces of all of them. */
  @Test
  void sevenWorkersChangeNoByte() throws Exception {
    try (StandaloneCluster cluster = StandaloneCluster.start(directory, 7)) {
      ClusterRuns.DRAWS.assertSameBytes("draws", directory, cluster);
      ClusterRuns.TRAININGS.assertSameBytes("trainings", directory, cluster);
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
    assertTrue(units.size() >= ClusterRuns.TRAINED_UNITS, units.toString());
    assertEquals(ClusterRuns.TRAINED_UNITS, units.stream().distinct().count());
  }
}
