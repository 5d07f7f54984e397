package org.ntkdynamics.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.store.UnitDirectory;
import org.ntkdynamics.store.UnitStatus;
import org.ntkdynamics.study.Studies;

/**
 * What becomes of a run whose process is killed, told to stop, or not alone. Each test runs the
 * command in processes of its own and compares with a run that nothing happened to.
 */
class FaultTest {
  private static final int KILLS_IN_A_ROW = 5;

  private static final int INSTANTS = 50;

  /** A whole run shows several hundred, so that the kills in a row are spread over its length. */
  private static final int CHANGES_AT_MOST = 200;

  /** On the disk, as users have it: a run takes the longer for it, which it is to be killed in. */
  @TempDir(factory = TempDirFactory.Standard.class)
  private static Path directory;

  private final TestReporter reporter;

  private static Path whole;

  FaultTest(TestReporter reporter) {
    this.reporter = reporter;
  }

  @BeforeAll
  static void runWithoutFaults() {
    whole = directory.resolve("whole");
    assertEquals(ExitCode.DONE, here(FaultSpec.run(whole)));
  }

  private static int here(List<String> arguments) {
    return KilledRun.here(arguments, new StringWriter());
  }

  @Test
  void aRunKilledSeveralTimesEndsAsIfNothingHadHappened() throws Exception {
    RandomGenerator random = new SplittableRandom(2022);
    Path root = Files.createDirectory(directory.resolve("killed"));
    KilledRun run = new KilledRun(root, FaultSpec::run);
    int kills = 0;
    while (kills < KILLS_IN_A_ROW && run.kill(random.nextInt(1, CHANGES_AT_MOST), random)) {
      kills++;
    }
    assertTrue(kills >= 2, "killed only " + kills + " times before the end");
    run.finish();
    Results.assertSameFiles(whole, root);
  }

  /** Each on a run of its own, spread over its length. */
  @Test
  @Tag("faults")
  void aRunKilledAtAnyInstantEndsAsIfNothingHadHappened() throws Exception {
    RandomGenerator random = new SplittableRandom(2023);
    int changes = changesOfAWholeRun();
    int[] kills = new int[4];
    for (int instant = 0, attempt = 0; instant < INSTANTS; attempt++) {
      assertTrue(attempt < 2 * INSTANTS, "most processes end before they are killed");
      Path root = Files.createDirectory(directory.resolve("instant-" + attempt));
      KilledRun run = new KilledRun(root, FaultSpec::run);
      if (run.kill(1 + (int) ((instant + random.nextDouble()) / INSTANTS * changes), random)) {
        double share = share(root);
        assertTrue(share < 1, "killed after its end");
        kills[(int) (kills.length * share)]++;
        run.finishHere();
        Results.assertSameFiles(whole, root);
        instant++;
      }
      delete(root);
    }
    String spread = "kills in each quarter of the run: " + Arrays.toString(kills);
    assertTrue(Arrays.stream(kills).allMatch(number -> number >= 3), spread);
    reporter.publishEntry(spread);
  }

  /** How many changes of its directory can be seen from the beginning of a run to its end. */
  private static int changesOfAWholeRun() throws IOException, InterruptedException {
    Path root = Files.createDirectory(directory.resolve("counted"));
    try (NtkProcess process = NtkProcess.start(FaultSpec.run(root))) {
      TreeChanges seen = new TreeChanges(root);
      assertFalse(process.waitFor(() -> seen.count() == Integer.MAX_VALUE));
      assertEquals(ExitCode.DONE, process.exitCode(), process.errors());
      return seen.count();
    }
  }

  /** The share of all steps that a run has saved; 1 once it has nothing more to do. */
  private static double share(Path root) {
    if (!Files.exists(root.resolve("run.yaml"))) {
      return 0;
    }
    RunDirectory run = Studies.open(root);
    double steps = 0;
    for (UnitDirectory unit : Studies.open(whole).units()) {
      int last = unit.status().orElseThrow().step();
      steps += run.unit(unit.key()).status().map(UnitStatus::step).orElse(0) / (double) last;
    }
    boolean isReported = Files.exists(run.reportFile());
    double share = steps / Studies.open(whole).units().size();
    return isReported ? share : Math.min(share, Math.nextDown(1.0));
  }

  private static void delete(Path root) throws IOException {
    List<Path> paths = new ArrayList<>(Trees.list(root));
    Collections.reverse(paths);
    for (Path path : paths) {
      Files.delete(path);
    }
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no SIGTERM")
  void aRunToldToStopSavesItsStateAndGoesOn() throws Exception {
    Path root = directory.resolve("stopped");
    try (NtkProcess process = NtkProcess.start(FaultSpec.run(root))) {
      assertTrue(process.waitFor(begun(root)), process.errors());
      process.terminate();
      assertEquals(ExitCode.INTERRUPTED, process.exitCode(), process.errors());
      String message = "ntk: interrupted; go on with: ./ntk resume " + root;
      assertEquals(message, process.errors().strip());
    }
    UnitDirectory unit = Studies.open(root).units().get(0);
    int step = unit.status().orElseThrow().step();
    assertTrue(unit.checkpointSteps().contains(step), "no checkpoint at step " + step);
    assertEquals(ExitCode.DONE, here(resume(root)));
    Results.assertSameFiles(whole, root);
  }

  @Test
  void aRunStoppedByControlCOnATerminalSavesItsStateAndGoesOn() throws Exception {
    assumeTrue(NtkProcess.hasTerminals(), "there is no script of util-linux to make a terminal");
    Path root = directory.resolve("interrupted");
    List<String> arguments = new ArrayList<>(FaultSpec.run(root));
    arguments.remove("--quiet");
    try (NtkProcess process = NtkProcess.startOnTerminal(arguments)) {
      assertTrue(process.waitFor(() -> isShown(process)), process.errors());
      process.pressControlC();
      assertEquals(ExitCode.INTERRUPTED, process.exitCode(), process.errors());
      String message = "ntk: interrupted; go on with: ./ntk resume " + root;
      assertTrue(process.errors().contains(message), process.errors());
    }
    UnitDirectory unit = Studies.open(root).units().get(0);
    int step = unit.status().orElseThrow().step();
    assertTrue(unit.checkpointSteps().contains(step), "no checkpoint at step " + step);
    assertEquals(ExitCode.DONE, here(resume(root)));
    Results.assertSameFiles(whole, root);
  }

  /** Whether there is a bar for the unit at work and one for the whole, and what is read off it. */
  private static boolean isShown(NtkProcess process) {
    try {
      String screen = process.errors();
      return Stream.of(
              "[1/2] " + FaultSpec.FIRST_UNIT, "all 2", "steps/s", "loss 0.", "Θc/Θd - Θn/Θd ")
          .allMatch(screen::contains);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no SIGTERM")
  void aRunToldToStopWhileItsReportIsDrawnHasLostNothing() throws Exception {
    Path root = directory.resolve("stopped-late");
    try (NtkProcess process = NtkProcess.start(FaultSpec.run(root))) {
      assertTrue(process.waitFor(() -> isComputed(root)), process.errors());
      process.terminate();
      int code = process.exitCode();
      String message = "ntk: interrupted; go on with: ./ntk resume " + root;
      assertEquals(code == ExitCode.DONE ? "" : message, process.errors().strip());
      assertTrue(code == ExitCode.DONE || code == ExitCode.INTERRUPTED, "exit code " + code);
    }
    assertEquals(ExitCode.DONE, here(resume(root)));
    Results.assertSameFiles(whole, root);
  }

  private static boolean isComputed(Path root) {
    if (!Files.exists(root.resolve("run.yaml"))) {
      return false;
    }
    List<UnitDirectory> units = Studies.open(root).units();
    return units.size() == 2
        && units.stream()
                .flatMap(unit -> unit.status().stream())
                .filter(status -> status.state() == UnitStatus.State.FINISHED)
                .count()
            == 2;
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
      try (NtkProcess second = NtkProcess.start(resume(root))) {
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
    Studies.open(root).lock().close();
  }

  private static List<String> resume(Path root) {
    return List.of("resume", root.toString(), "--quiet");
  }

  /** Whether training has begun. */
  private static BooleanSupplier begun(Path root) {
    Path unit = root.resolve("units").resolve(FaultSpec.FIRST_UNIT);
    return () -> Files.exists(unit.resolve("checkpoints/step-000000.zip"));
  }
}
