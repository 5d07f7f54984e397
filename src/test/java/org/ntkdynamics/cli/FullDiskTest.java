package org.ntkdynamics.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntkdynamics.data.IdxFiles;
import org.ntkdynamics.network.Architecture;
import org.ntkdynamics.network.TestNetworks;
import org.ntkdynamics.spec.Precision;
import org.ntkdynamics.store.UnitDirectory;
import org.ntkdynamics.study.NeedsStudy;
import org.ntkdynamics.study.Studies;

/**
 * What becomes of a run, and of a kernel in tiles, whose disk fills up. The disk is a {@link
 * SmallDisk} of half the size; systems that allow no such thing skip this.
 */
@Tag("faults")
@NeedsStudy("label-awareness")
class FullDiskTest {
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

  /** The same for one file, whose tiles of a full disk are kept on another. */
  private static final String TILES =
      """
      set -u
      disk=$1 size=$2 found=$3
      mount -t tmpfs -o size=$size tmpfs "$disk" || exit 99
      sh "$found/run.sh" >"$found/run.out" 2>"$found/run.err"
      echo $? >"$found/run.code"
      cp "$disk/k.npy.tiles" "$found/run.tiles"
      sh "$found/run.sh" >"$found/still.out" 2>"$found/still.err"
      echo $? >"$found/still.code"
      cp "$disk/k.npy.tiles" "$found/still.tiles"
      mount -o remount,size=1g "$disk" || exit 99
      sh "$found/run.sh" >"$found/resume.out" 2>"$found/resume.err"
      echo $? >"$found/resume.code"
      ls "$disk" >"$found/left"
      cp "$disk"/k.* "$found"
      """;

  /** Above what the program needs without arrays by so little that 600 samples are some tiles. */
  private static final String MEMORY = "769m";

  @TempDir private Path directory;

  @Test
  void aFullDiskIsSaidInOneLineAndCostsNothingThatWasWritten() throws Exception {
    Path disk = Files.createDirectory(directory.resolve("disk"));
    assumeTrue(SmallDisk.canMount(disk), "this system lets us mount nothing");
    Path whole = directory.resolve("whole");
    try (NtkProcess process = NtkProcess.start(FaultSpec.run(whole))) {
      assertEquals(ExitCode.DONE, process.exitCode(), process.errors());
    }
    Path found = Files.createDirectory(directory.resolve("found"));
    Path root = disk.resolve("run");
    SmallDisk.write(found.resolve("run.sh"), FaultSpec.run(root));
    SmallDisk.write(found.resolve("resume.sh"), List.of("resume", root.toString(), "--quiet"));
    String size = Long.toString(size(whole.resolve("units")) / 2);
    assertEquals(0, SmallDisk.shell(SCRIPT, disk.toString(), size, found.toString()));

    for (String attempt : List.of("run", "still")) {
      String said = Files.readString(found.resolve(attempt + ".err")).strip();
      assertEquals(ExitCode.FAILED, SmallDisk.code(found, attempt), said);
      assertEquals(1, said.lines().count(), said);
      assertTrue(said.startsWith("ntk: " + root), said);
      assertTrue(said.endsWith("No space left on device"), said);
    }
    assertIntact(found.resolve("failed"));
    assertEquals(
        ExitCode.DONE,
        SmallDisk.code(found, "resume"),
        Files.readString(found.resolve("resume.err")));
    assertEquals("", Files.readString(found.resolve("resume.err")));
    Results.assertSame(whole, found.resolve("resumed"));
  }

  @Test
  void aFullDiskUnderTilesCostsTheTileThatWasBeingWritten() throws Exception {
    Path disk = Files.createDirectory(directory.resolve("disk"));
    assumeTrue(SmallDisk.canMount(disk), "this system lets us mount nothing");
    IdxFiles.write(directory.resolve("images"), IdxFiles.images(600));
    IdxFiles.write(directory.resolve("labels"), IdxFiles.labels(600));
    Architecture widths = TestNetworks.widths(6, 40, 30, 3);
    TestNetworks.dl4j(widths, TestNetworks.parameters(widths, 2, 0.1, 1), Precision.DOUBLE)
        .save(directory.resolve("model.zip").toFile(), true);
    Path whole = directory.resolve("k.npy");
    try (NtkProcess process = NtkProcess.start(kernel(whole))) {
      assertEquals(ExitCode.DONE, process.exitCode(), process.errors());
    }
    Path found = Files.createDirectory(directory.resolve("found"));
    SmallDisk.write(found.resolve("run.sh"), kernel(disk.resolve("k.npy")));
    String half = Long.toString(Files.size(whole) / 2);
    assertEquals(0, SmallDisk.shell(TILES, disk.toString(), half, found.toString()));

    for (String attempt : List.of("run", "still")) {
      String said = Files.readString(found.resolve(attempt + ".err")).strip();
      assertEquals(ExitCode.FAILED, SmallDisk.code(found, attempt), said);
      assertEquals(1, said.lines().count(), said);
      assertTrue(said.startsWith("ntk: " + disk.resolve("k.npy")), said);
      assertTrue(said.endsWith("No space left on device; the same command goes on"), said);
    }
    List<String> kept = Files.readAllLines(found.resolve("run.tiles"));
    assertTrue(kept.size() > 1, "tiles that were finished are named: " + kept);
    assertEquals(kept, Files.readAllLines(found.resolve("still.tiles")));
    String resumed = Files.readString(found.resolve("resume.err"));
    assertEquals(ExitCode.DONE, SmallDisk.code(found, "resume"), resumed);
    assertEquals("", resumed);
    JsonNode result = new ObjectMapper().readTree(found.resolve("resume.out").toFile());
    int edge = result.get("tileRows").asInt();
    int blocks = (600 + edge - 1) / edge;
    assertEquals(blocks * (blocks + 1) / 2 - (kept.size() - 1), result.get("tiles").asInt());
    assertEquals(List.of("k.npy", "k.subsample.csv"), Files.readAllLines(found.resolve("left")));
    assertEquals(-1, Files.mismatch(whole, found.resolve("k.npy")));
    assertEquals(
        -1, Files.mismatch(directory.resolve("k.subsample.csv"), found.resolve("k.subsample.csv")));
  }

  private List<String> kernel(Path out) {
    return List.of(
        "kernel",
        directory.resolve("model.zip").toString(),
        "--data",
        directory.resolve("images") + "," + directory.resolve("labels"),
        "--samples-per-class",
        "200",
        "--memory",
        MEMORY,
        "--quiet",
        "--json",
        "--out",
        out.toString());
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

  private static long size(Path tree) throws IOException {
    long sum = 0;
    for (Path file : Trees.list(tree)) {
      sum += Files.isRegularFile(file) ? Files.size(file) : 0;
    }
    return sum;
  }
}
