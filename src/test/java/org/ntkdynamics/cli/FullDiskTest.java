package org.ntkdynamics.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntkdynamics.store.UnitDirectory;
import org.ntkdynamics.study.Studies;

/**
 * What becomes of a run whose disk fills up. The disk is a tmpfs of half the run's size, mounted
 * where nobody else sees it and gone with the process; systems that allow no such thing skip this.
 */
@Tag("faults")
class FullDiskTest {
  private static final List<String> NAMESPACE = List.of("unshare", "--map-root-user", "--mount");

  /** Arguments: the mount point, its bytes, the directory for what is found, the commands. */
  private static final String SCRIPT =
      """
      set -u
      disk=$1 size=$2 found=$3
      mount -t tmpfs -o size=$size tmpfs "$disk" || exit 99
      sh "$found/run.sh" >"$found/run.out" 2>"$found/run.err"
      echo $? >"$found/run.code"
      cp -R "$disk/run" "$found/failed"
      sh "$found/resume.sh" >"$found/still.out" 2>"$found/still.err"
      echo $? >"$found/still.code"
      mount -o remount,size=1g "$disk" || exit 99
      sh "$found/resume.sh" >"$found/resume.out" 2>"$found/resume.err"
      echo $? >"$found/resume.code"
      cp -R "$disk/run" "$found/resumed"
      """;

  @TempDir private Path directory;

  @Test
  void aFullDiskIsSaidInOneLineAndCostsNothingThatWasWritten() throws Exception {
    Path disk = Files.createDirectory(directory.resolve("disk"));
    assumeTrue(canMount(disk), "this system lets us mount nothing");
    Path whole = directory.resolve("whole");
    try (NtkProcess process = NtkProcess.start(FaultSpec.run(whole))) {
      assertEquals(ExitCode.DONE, process.exitCode(), process.errors());
    }
    Path found = Files.createDirectory(directory.resolve("found"));
    Path root = disk.resolve("run");
    write(found.resolve("run.sh"), FaultSpec.run(root));
    write(found.resolve("resume.sh"), List.of("resume", root.toString(), "--quiet"));
    String size = Long.toString(size(whole.resolve("units")) / 2);
    assertEquals(0, shell(SCRIPT, disk.toString(), size, found.toString()));

    for (String attempt : List.of("run", "still")) {
      String said = Files.readString(found.resolve(attempt + ".err")).strip();
      assertEquals(ExitCode.FAILED, code(found, attempt), said);
      assertEquals(1, said.lines().count(), said);
      assertTrue(said.startsWith("ntk: " + root), said);
      assertTrue(said.endsWith("No space left on device"), said);
    }
    assertIntact(found.resolve("failed"));
    assertEquals(
        ExitCode.DONE, code(found, "resume"), Files.readString(found.resolve("resume.err")));
    assertEquals("", Files.readString(found.resolve("resume.err")));
    Results.assertSame(whole, found.resolve("resumed"));
  }

  /** No file is half written, and there are checkpoints to go on from. */
  private static void assertIntact(Path failed) throws IOException {
    int checkpoints = 0;
    for (UnitDirectory unit : Studies.open(failed).units()) {
      for (int step : unit.checkpointSteps()) {
        assertEquals(step, unit.checkpoint(step).getIterationCount());
        checkpoints++;
      }
    }
    assertTrue(checkpoints > 1, checkpoints + " checkpoints");
    for (Path file : Trees.list(failed)) {
      assertFalse(file.toString().endsWith(".tmp"), file.toString());
    }
  }

  private static boolean canMount(Path disk) throws InterruptedException {
    try {
      return shell("mount -t tmpfs -o size=1m tmpfs \"$1\"", disk.toString()) == 0;
    } catch (IOException e) {
      return false; // There is no unshare.
    }
  }

  /** Runs a script in a mount namespace of its own. */
  private static int shell(String script, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(NAMESPACE);
    command.addAll(List.of("sh", "-c", script, "sh"));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  private static void write(Path script, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(NtkProcess.command());
    command.addAll(arguments);
    List<String> quoted = command.stream().map(word -> "'" + word + "'").toList();
    Files.writeString(script, "exec " + String.join(" ", quoted) + "\n");
  }

  private static int code(Path found, String attempt) throws IOException {
    return Integer.parseInt(Files.readString(found.resolve(attempt + ".code")).strip());
  }

  private static long size(Path tree) throws IOException {
    long sum = 0;
    for (Path file : Trees.list(tree)) {
      sum += Files.isRegularFile(file) ? Files.size(file) : 0;
    }
    return sum;
  }
}
