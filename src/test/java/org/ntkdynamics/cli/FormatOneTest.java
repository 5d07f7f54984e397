package org.ntkdynamics.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntkdynamics.spec.EpsilonForm;
import org.ntkdynamics.spec.Reduction;
import org.ntkdynamics.spec.TrainingExperiment;
import org.ntkdynamics.spec.TrainingSpec;
import org.ntkdynamics.store.LossRow;
import org.ntkdynamics.store.MetricsRow;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.store.Tables;
import org.ntkdynamics.store.UnitDirectory;
import org.ntkdynamics.store.UnitStatus;
import org.ntkdynamics.study.NeedsStudy;
import org.ntkdynamics.study.Studies;

/**
 * A run directory of format version 1, as the first version wrote it: one unit finished, the other
 * killed after its checkpoint at step 8 of 9. Every later version must read it and go on with it;
 * its files are never changed. Beside it are the tables of the second unit as they were without the
 * kill.
 */
@NeedsStudy("label-awareness")
class FormatOneTest {
  private static final Path FORMAT_1 = Path.of("src/test/resources/org/ntkdynamics/format-1");

  /** Another processor adds in another order: training and kernel are in float. */
  private static final double RELATIVE = 1e-3;

  @TempDir private Path directory;

  private Path root;

  @BeforeEach
  void copy() throws IOException {
    root = Trees.copy(FORMAT_1.resolve("run"), directory.resolve("run"));
  }

  @Test
  void isRead() {
    RunDirectory run = Studies.open(root);
    assertEquals(1, run.config().header().formatVersion());
    assertEquals("format-1", run.config().name());
    TrainingSpec training = ((TrainingExperiment) run.config()).training();
    assertEquals(EpsilonForm.DL4J, training.epsilonForm(), "what it was trained with");
    assertEquals(1, run.provenance().orElseThrow().sessions().size());
    assertEquals(10, run.subsample().size());
    UnitDirectory unit = run.unit("sw2=1.0_seed=0");
    assertEquals(UnitStatus.finished(9), unit.status().orElseThrow());
    assertEquals(
        List.of(0, 2, 3, 6, 7, 9), Tables.LOSSES.read(unit).stream().map(LossRow::step).toList());
    assertEquals(
        List.of(0, 2, 7, 9), Tables.METRICS.read(unit).stream().map(MetricsRow::step).toList());
    assertEquals(10, unit.kernel(9, Reduction.TRACE).rows());
    assertEquals(List.of(0, 8, 9), unit.checkpointSteps());
    assertEquals(9, unit.checkpoint(9).getIterationCount());
  }

  @Test
  void isGoneOnWith() throws IOException {
    StringWriter said = new StringWriter();
    int code =
        Main.commandLine()
            .setErr(new PrintWriter(said, true))
            .execute("resume", root.toString(), "--quiet");
    assertEquals(ExitCode.DONE, code, said::toString);
    assertEquals("", said.toString());
    RunDirectory run = Studies.open(root);
    UnitDirectory unit = run.unit("sw2=2.0_seed=0");
    assertEquals(UnitStatus.finished(9), unit.status().orElseThrow());
    assertEquals(List.of(0, 2, 7, 9), unit.kernelSteps(Reduction.TRACE));
    assertEquals(List.of(0, 8, 9), unit.checkpointSteps());
    assertSameNumbers(FORMAT_1.resolve("expected/loss.csv"), Tables.LOSSES.in(unit));
    assertSameNumbers(FORMAT_1.resolve("expected/metrics.csv"), Tables.METRICS.in(unit));
    assertEquals(2, run.provenance().orElseThrow().sessions().size());
    for (Path file : Trees.list(FORMAT_1.resolve("run/units/sw2=1.0_seed=0"))) {
      Path copy = root.resolve(FORMAT_1.resolve("run").relativize(file).toString());
      assertTrue(Files.isDirectory(file) || Files.mismatch(file, copy) == -1, copy::toString);
    }
  }

  private static void assertSameNumbers(Path expected, Path actual) throws IOException {
    List<String> wanted = Files.readAllLines(expected);
    List<String> lines = Files.readAllLines(actual);
    assertEquals(wanted.size(), lines.size());
    assertEquals(wanted.get(0), lines.get(0));
    for (int i = 1; i < lines.size(); i++) {
      String[] cells = wanted.get(i).split(",", -1);
      String[] found = lines.get(i).split(",", -1);
      assertEquals(cells.length, found.length);
      for (int c = 0; c < cells.length; c++) {
        assertClose(cells[c], found[c]);
      }
    }
  }

  private static void assertClose(String expected, String actual) {
    if (!expected.equals(actual)) {
      double number = Double.parseDouble(expected);
      assertEquals(number, Double.parseDouble(actual), RELATIVE * Math.abs(number) + 1e-12);
    }
  }
}
