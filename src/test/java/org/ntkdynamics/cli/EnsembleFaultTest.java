package org.ntkdynamics.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;
import org.ntkdynamics.store.UnitStatus;
import org.ntkdynamics.study.Studies;

/** What becomes of an ensemble whose process is killed or told to stop. */
class EnsembleFaultTest {
  private static final int KILLS = 8;

  /** A whole run shows some 30. */
  private static final int CHANGES_AT_MOST = 15;

  private static final List<String> SETTINGS =
      List.of(
          "network.width=60",
          "network.sigmaW2=[1.0,2.0,2.5]",
          "network.depth.points=10",
          "ensemble.draws=60000");

  /** On the disk, as users have it. */
  @TempDir(factory = TempDirFactory.Standard.class)
  private static Path directory;

  private static Path whole;

  /** The arguments that run some curves of half a second each. */
  private static List<String> arguments(Path out) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("run", "experiments/biases.yaml", "--quiet", "--out", out.toString()));
    SETTINGS.forEach(setting -> arguments.addAll(List.of("--set", setting)));
    return arguments;
  }

  @BeforeAll
  static void runWithoutFaults() {
    whole = directory.resolve("whole");
    assertEquals(ExitCode.DONE, KilledRun.here(arguments(whole), new StringWriter()));
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no SIGTERM")
  void curvesKilledAndToldToStopAreDrawnAgainAlike() throws Exception {
    Path root = Files.createDirectory(directory.resolve("killed"));
    KilledRun run = new KilledRun(root, EnsembleFaultTest::arguments);
    assertTrue(run.kill(2, new SplittableRandom(1)), "ended before it was killed");
    try (NtkProcess process = NtkProcess.start(run.next())) {
      TreeChanges seen = new TreeChanges(root);
      assertTrue(process.waitFor(() -> seen.count() >= 3), process.errors());
      process.terminate();
      assertEquals(ExitCode.INTERRUPTED, process.exitCode(), process.errors());
      String message = "ntk: interrupted; go on with: ./ntk resume " + root;
      assertEquals(message, process.errors().strip());
    }
    assertTrue(finished(root) < 3, "all was done before it was told to stop");
    run.finishHere();
    Results.assertSameFiles(whole, root);
  }

  @Test
  @Tag("faults")
  void curvesKilledAtAnyInstantAreDrawnAgainAlike() throws Exception {
    RandomGenerator random = new SplittableRandom(2);
    for (int kill = 0; kill < KILLS; kill++) {
      Path root = Files.createDirectory(directory.resolve("killed-" + kill));
      KilledRun run = new KilledRun(root, EnsembleFaultTest::arguments);
      assertTrue(run.kill(random.nextInt(1, CHANGES_AT_MOST), random), "ended before");
      assertTrue(finished(root) < 3 || !Files.exists(root.resolve("index.html")), "at its end");
      run.finishHere();
      Results.assertSameFiles(whole, root);
    }
  }

  private static long finished(Path root) throws IOException {
    if (!Files.exists(root.resolve("run.yaml"))) {
      return 0;
    }
    return Studies.open(root).units().stream()
        .flatMap(unit -> unit.status().stream())
        .filter(status -> status.state() == UnitStatus.State.FINISHED)
        .count();
  }
}
