package org.ntkdynamics.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cluster of one worker: the bytes of this process, also where the network is parted. */
class SparkOneWorkerTest {
  /** An address of the loopback that drivers do not listen on. */
  private static final String RELAYED = "127.0.0.2";

  @TempDir private static Path directory;

  private static StandaloneCluster cluster;

  @BeforeAll
  static void start() throws IOException {
    cluster = StandaloneCluster.start(directory, 1);
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  private static boolean canListen() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(RELAYED))) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  /** Executors reach the driver by relays alone; heartbeats are missed after seconds. */
  private static String[] relayed(int port, int blocksPort) {
    return new String[] {
      "-Dspark.driver.host=" + RELAYED,
      "-Dspark.driver.bindAddress=" + StandaloneCluster.LOOPBACK,
      "-Dspark.driver.port=" + port,
      "-Dspark.driver.blockManager.port=" + blocksPort,
      "-Dspark.executor.heartbeatInterval=2s",
      "-Dspark.network.timeout=12s",
      "-Dspark.network.timeoutInterval=1s",
      "-Dspark.storage.blockManagerHeartbeatTimeoutMs=12000"
    };
  }

  @Test
  void aNetworkThatIsPartedBetweenDriverAndWorkersChangesNoByte() throws Exception {
    assumeTrue(canListen(), RELAYED + " is no address of this machine, as it is on Linux");
    Map<String, String> expected = ClusterRuns.TRAININGS.local(directory.resolve("whole"));
    int port = StandaloneCluster.freePort();
    int blocksPort = StandaloneCluster.freePort();
    try (SilentRelay calls = SilentRelay.start(RELAYED, StandaloneCluster.LOOPBACK, port);
        SilentRelay blocks = SilentRelay.start(RELAYED, StandaloneCluster.LOOPBACK, blocksPort)) {
      Path root = directory.resolve("parted");
      List<String> run = ClusterRuns.TRAININGS.command(root, cluster.master());
      Process driver = cluster.launch("parted", ClusterRuns.MAIN, run, relayed(port, blocksPort));
      ClusterRuns.awaitFinished(driver, root, ClusterRuns.TRAINED_UNITS / 3);
      assertTrue(driver.isAlive(), cluster.said("parted"));
      assertTrue(calls.connections() > 0, "executors do not come by the relay");
      calls.cut();
      blocks.cut();
      assertTrue(driver.waitFor(20, TimeUnit.MINUTES), cluster.said("parted"));
      assertEquals(0, driver.exitValue(), cluster.said("parted"));
      assertTrue(cluster.said("parted").contains("no recent heartbeats"), cluster.said("parted"));
      assertEquals(expected, ClusterRuns.digests(root));
    }
  }

  /** Units that are divided are put together from pieces. */
  @Test
  void drawsThatAreDividedChangeNoByte() throws Exception {
    ClusterRuns.DRAWS.assertSameBytes("draws", directory, cluster);
    List<Path> executors = cluster.executors(0);
    assertFalse(executors.isEmpty(), "no executor has a cache of its own");
    for (Path executor : executors) {
      assertStartedAsSet(executor);
    }
  }

  /** Its log begins with its command line. */
  private static void assertStartedAsSet(Path executor) throws IOException {
    String log = Files.readString(executor.resolve("stderr"));
    for (String option :
        List.of(
            "--add-opens=java.base/java.nio=ALL-UNNAMED",
            "-Dorg.bytedeco.javacpp.maxbytes=",
            "-Dorg.bytedeco.javacpp.maxphysicalbytes=",
            "-Dorg.bytedeco.javacpp.cachedir=javacpp")) {
      assertTrue(log.contains(option), log);
    }
  }
}
