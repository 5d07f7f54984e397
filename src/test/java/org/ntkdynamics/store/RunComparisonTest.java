package org.ntkdynamics.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.factory.Nd4j;
import org.ntkdynamics.spec.Reduction;
import org.ntkdynamics.study.NeedsStudy;
import org.ntkdynamics.study.Studies;

@NeedsStudy("label-awareness")
class RunComparisonTest {
  @TempDir Path directory;

  private RunDirectory reference;
  private RunDirectory run;

  private RunDirectory create(String name, int steps) {
    String spec =
        "{kind: label-awareness, name: a, training: {steps: " + steps + "}, kernel: {steps: [0]}}";
    Path root = directory.resolve(name);
    return Studies.create(root, Studies.reader().parse(name, spec, List.of(), directory));
  }

  @BeforeEach
  void twoRuns() {
    reference = create("a", 30);
    run = create("b", 40);
  }

  private static void losses(RunDirectory run, double... losses) {
    List<LossRow> rows = new ArrayList<>();
    for (int step = 0; step < losses.length; step++) {
      rows.add(new LossRow(step, losses[step], OptionalDouble.empty()));
    }
    Tables.LOSSES.write(run.unit("u"), rows);
  }

  private FileComparison only() {
    List<RunComparison.Unit> units = RunComparison.of(reference, run).units();
    assertEquals(1, units.size());
    assertEquals(1, units.get(0).files().size());
    return units.get(0).files().get(0);
  }

  @Test
  void theSpecAndTheSameTable() {
    losses(reference, 1, 2);
    losses(run, 1, 2);
    RunComparison comparison = RunComparison.of(reference, run);
    assertEquals(List.of("training.steps was 30, is 40"), comparison.spec());
    assertTrue(comparison.isSame());
  }

  @Test
  void inputsThatAnOlderRunDoesNotRecordAreNoDifference() {
    losses(reference, 1, 2);
    losses(run, 1, 2);
    AtomicFiles.write(
        run.unit("u").root().resolve("inputs.csv"), "input,cosine,component,value\n0,1.0,0,0.5\n");
    assertTrue(RunComparison.of(reference, run).isSame());
  }

  @Test
  void theLargestRelativeDifferenceAndItsPlace() {
    losses(reference, 1, 2, 5);
    losses(run, 1, 2.5, 5.001);
    assertEquals(
        new FileComparison(
            "loss.csv", FileComparison.Outcome.DIFFERENT, 0.2, "train_loss in row 2"),
        only());
  }

  @Test
  void zerosOfBothSignsAreOneNumber() {
    losses(reference, 0.0, 2);
    losses(run, -0.0, 2.5);
    assertEquals("train_loss in row 2", only().place());
    assertEquals(0.2, only().relative());
  }

  @Test
  void aNumberThatIsNoneDiffersFromOneThatIs() {
    losses(reference, 1, Double.NaN);
    losses(run, 1, 2);
    assertEquals(Double.POSITIVE_INFINITY, only().relative());
  }

  @Test
  void rowsAndFilesThatOneRunLacks() {
    losses(reference, 1, 2);
    losses(run, 1);
    assertEquals(FileComparison.Outcome.OTHER_SHAPE, only().outcome());
    Tables.LOSSES.write(run.unit("v"), List.of());
    List<RunComparison.Unit> units = RunComparison.of(reference, run).units();
    assertEquals(FileComparison.Outcome.ADDED, units.get(1).files().get(0).outcome());
    units = RunComparison.of(run, reference).units();
    assertEquals(FileComparison.Outcome.MISSING, units.get(1).files().get(0).outcome());
  }

  @Test
  void tornRowsAreRowsOfAnotherShape() throws IOException {
    losses(reference, 1, 2);
    losses(run, 1, 2);
    Path table = Tables.LOSSES.in(run.unit("u"));
    Files.writeString(table, Files.readString(table).replace("1,2.0,", "1"));
    assertEquals(FileComparison.Outcome.OTHER_SHAPE, only().outcome());
    Files.writeString(table, Files.readString(table) + "1,2,3,4");
    StoreException thrown =
        assertThrows(StoreException.class, () -> RunComparison.of(reference, run));
    assertTrue(thrown.getMessage().startsWith(table + ": not a table: "), thrown.getMessage());
  }

  @Test
  void claimsByTheirNumbersAndWords() throws IOException {
    assertTrue(RunComparison.of(reference, run).isEmpty());
    claim(reference, "{\"verdict\": \"holds\", \"settings\": [{\"value\": 4.0}]}");
    claim(run, "{\"verdict\": \"holds\", \"settings\": [{\"value\": 5.0}]}");
    assertFalse(RunComparison.of(reference, run).isSame());
    assertEquals(
        new FileComparison(
            "claim.json", FileComparison.Outcome.DIFFERENT, 0.2, "/settings/0/value"),
        only());
    claim(run, "{\"verdict\": \"fails\", \"settings\": [{\"value\": 4.0}]}");
    assertEquals("/verdict", only().place());
    claim(run, "{\"verdict\": \"holds\", \"settings\": []}");
    assertEquals(FileComparison.Outcome.OTHER_SHAPE, only().outcome());
  }

  private static void claim(RunDirectory run, String json) throws IOException {
    Files.createDirectories(run.unit("u").root());
    Files.writeString(run.unit("u").root().resolve("claim.json"), json);
  }

  @Test
  void kernelsByTheirNorm() {
    reference
        .unit("u")
        .writeKernel(0, Reduction.TRACE, Nd4j.create(new double[][] {{3, 0}, {0, 4}}));
    run.unit("u").writeKernel(0, Reduction.TRACE, Nd4j.create(new double[][] {{3, 0}, {0, 4.5}}));
    FileComparison kernel = only();
    assertEquals("kernels/step-000000.npy", kernel.file());
    assertEquals(0.1, kernel.relative(), 1e-12);
    assertFalse(RunComparison.of(reference, run).isSame());
  }
}
