package org.ntkdynamics.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.store.UnitDirectory;

/**
 * What becomes of a run whose process is killed, told to stop, or not alone. Each test runs the
 * command in processes of its own and compares with a run that nothing happened to.
 */
class FaultTest {
  /** How many kills; the profile {@code faults} asks for more. */
  private static final int KILLS = Integer.getInteger("ntk.faults.kills", 5);

  private static final int KILLS_A_RUN = 5;

  /** A whole run shows several hundred, so that five kills are spread over its length. */
  private static final int CHANGES_AT_MOST = 200;

  private static final long DELAY_NANOS_AT_MOST = TimeUnit.MILLISECONDS.toNanos(30);

  @TempDir private static Path directory;

  private static Path whole;

  @BeforeAll
  static void runWithoutFaults() {
    whole = directory.resolve("whole");
    assertEquals(ExitCode.DONE, here(FaultSpec.run(whole)));
  }

  /** Runs the command in this process. */
  private static int here(List<String> arguments) {
    PrintWriter nowhere = new PrintWriter(new StringWriter());
    return Main.commandLine()
        .setOut(nowhere)
        .setErr(nowhere)
        .execute(arguments.toArray(String[]::new));
  }

  @Test
  void aRunKilledAtAnyInstantEndsAsIfNothingHadHappened() throws Exception {
    SplittableRandom random = new SplittableRandom(2022);
    int kills = 0;
    for (int run = 0; kills < KILLS; run++) {
      Path root = Files.createDirectory(directory.resolve("killed-" + run));
      kills += runThroughKills(root, Math.min(KILLS_A_RUN, KILLS - kills), random);
      Results.assertSame(whole, root);
      assertEquals(names(whole), names(root));
    }
  }

  /** Runs to the end through a number of kills; fewer if a run ends before. */
  private static int runThroughKills(Path root, int wanted, SplittableRandom random)
      throws IOException, InterruptedException {
    for (int kills = 0; kills < wanted; kills++) {
      int changes = random.nextInt(1, CHANGES_AT_MOST);
      long delay = random.nextLong(DELAY_NANOS_AT_MOST);
      try (NtkProcess process = NtkProcess.start(next(root))) {
        TreeChanges seen = new TreeChanges(root);
        if (!process.waitFor(() -> seen.count() >= changes)) {
          assertEquals(ExitCode.DONE, process.exitCode(), process.errors());
          return kills;
        }
        LockSupport.parkNanos(delay);
        process.kill();
      }
    }
    try (NtkProcess process = NtkProcess.start(next(root))) {
      assertEquals(ExitCode.DONE, process.exitCode(), process.errors());
      assertEquals("", process.errors());
    }
    return wanted;
  }

  /** What a user would do next: resume, or run again if there is nothing to resume. */
  private static List<String> next(Path root) {
    return Files.exists(root.resolve("run.yaml"))
        ? List.of("resume", root.toString(), "--quiet")
        : FaultSpec.run(root);
  }

  /** The files of a run but for its lock. */
  private static List<String> names(Path root) throws IOException {
    return Trees.list(root).stream()
        .map(path -> root.relativize(path).toString())
        .filter(name -> !name.equals(".lock"))
        .toList();
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no SIGTERM")
  void aRunToldToStopSavesItsStateAndGoesOn() throws Exception {
    Path root = directory.resolve("stopped");
    try (NtkProcess process = NtkProcess.start(FaultSpec.run(root))) {
      assertTrue(process.waitFor(begun(root)), process.errors());
      process.terminate();
      assertEquals(ExitCode.INTERRUPTED, process.exitCode(), process.errors());
      String message = "ntk: interrupted; go on with: ntk resume " + root;
      assertEquals(message, process.errors().strip());
    }
    UnitDirectory unit = RunDirectory.open(root).units().get(0);
    int step = unit.status().orElseThrow().step();
    assertTrue(unit.checkpointSteps().contains(step), "no checkpoint at step " + step);
    assertEquals(ExitCode.DONE, here(next(root)));
    Results.assertSame(whole, root);
  }

  @Test
  void aSecondProcessIsRefusedNamingTheFirstAndAStaleLockIsFree() throws Exception {
    Path root = directory.resolve("shared");
    List<String> endless = new ArrayList<>(FaultSpec.run(root));
    endless.addAll(List.of("--set", "training.steps=1000000"));
    long pid;
    try (NtkProcess first = NtkProcess.start(endless)) {
      pid = first.pid();
      assertTrue(first.waitFor(begun(root)), first.errors());
      try (NtkProcess second = NtkProcess.start(next(root))) {
        assertEquals(ExitCode.WRONG_REQUEST, second.exitCode(), second.errors());
        String said = second.errors().strip();
        assertEquals(1, said.lines().count(), said);
        String holder = "is being written by process " + pid + "@";
        assertTrue(said.contains(holder), said);
      }
      assertTrue(first.isAlive(), "the first process must not be disturbed");
      first.kill();
    }
    assertTrue(Files.readString(root.resolve(".lock")).startsWith(pid + "@"));
    RunDirectory.open(root).lock().close();
  }

  /** Whether training has begun. */
  private static BooleanSupplier begun(Path root) {
    Path unit = root.resolve("units").resolve(FaultSpec.FIRST_UNIT);
    return () -> Files.exists(unit.resolve("checkpoints/step-000000.zip"));
  }
}
