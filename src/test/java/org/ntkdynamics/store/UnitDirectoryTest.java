package org.ntkdynamics.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ntkdynamics.spec.Reduction;

class UnitDirectoryTest {
  private static final CheckpointOrigin ORIGIN = TestCheckpoints.ORIGIN;

  private final UnitDirectory unit;

  UnitDirectoryTest(@TempDir Path directory) {
    unit = new UnitDirectory(directory.resolve("sw2=1.0_seed=0"));
  }

  @Test
  void nothingWrittenReadsAsNothing() {
    assertEquals("sw2=1.0_seed=0", unit.key());
    assertEquals(List.of(), Tables.LOSSES.read(unit));
    assertEquals(List.of(), Tables.METRICS.read(unit));
    assertEquals(List.of(), unit.kernelSteps(Reduction.TRACE));
    assertEquals(List.of(), unit.checkpointSteps());
    assertEquals(Optional.empty(), unit.status());
  }

  @Test
  void lossesPrintWithDoubleToString() throws IOException {
    List<LossRow> rows =
        List.of(
            new LossRow(0, 0.1 + 0.2, OptionalDouble.of(1e-10)),
            new LossRow(1, Double.NaN, OptionalDouble.empty()),
            new LossRow(2, Double.POSITIVE_INFINITY, OptionalDouble.of(Double.NaN)));
    Tables.LOSSES.write(unit, rows);
    assertEquals(
        "step,train_loss,test_loss\n0,0.30000000000000004,1.0E-10\n1,NaN,\n2,Infinity,NaN\n",
        Files.readString(Tables.LOSSES.in(unit)));
    assertEquals(rows, Tables.LOSSES.read(unit));
  }

  @Test
  void metricsHaveTheColumnsOfTheFormat() throws IOException {
    MetricsRow row = TestCheckpoints.row(100, 1.0);
    Tables.METRICS.write(unit, List.of(row));
    List<String> lines = Files.readAllLines(Tables.METRICS.in(unit));
    assertEquals(
        "step,train_loss,test_loss,train_accuracy,test_accuracy,theta_d,theta_c,theta_n,"
            + "theta_c_over_d,theta_n_over_d,theta_c_std,theta_n_std,theta_c_with_diagonal,"
            + "alignment,centred_alignment,kernel_distance,kernel_velocity,relative_change,"
            + "diagonal_change,lambda_max,effective_rank,label_energy,step_size_bound",
        lines.get(0));
    assertEquals(
        "100,0.5,,0.25,,8.0,4.0,2.0,0.5,0.25,0.1,0.2,5.0,0.6,0.7,NaN,NaN,1.0,0.3,"
            + "80.0,3.5,0.9,0.01",
        lines.get(1));
    assertEquals(List.of(row), Tables.METRICS.read(unit));
  }

  @Test
  void aTableIsReplacedAsAWhole() {
    Tables.METRICS.write(unit, List.of(TestCheckpoints.row(0, 0), TestCheckpoints.row(10, 0.1)));
    Tables.METRICS.write(unit, List.of(TestCheckpoints.row(0, 0)));
    assertEquals(List.of(TestCheckpoints.row(0, 0)), Tables.METRICS.read(unit));
  }

  @Test
  void aTornTableIsRefusedWhereverItIsTorn() throws IOException {
    Tables.LOSSES.write(unit, List.of(new LossRow(0, 0.125, OptionalDouble.empty())));
    String whole = Files.readString(Tables.LOSSES.in(unit));
    for (int end = 0; end < whole.length(); end++) {
      Files.writeString(Tables.LOSSES.in(unit), whole.substring(0, end));
      if (end != whole.indexOf('\n') + 1) { // A table without rows is none the less whole.
        StoreException thrown = assertThrows(StoreException.class, () -> Tables.LOSSES.read(unit));
        assertTrue(thrown.getMessage().startsWith(Tables.LOSSES.in(unit).toString()));
      }
    }
    Files.writeString(Tables.LOSSES.in(unit), whole + "1,0.5\n");
    StoreException thrown = assertThrows(StoreException.class, () -> Tables.LOSSES.read(unit));
    assertTrue(thrown.getMessage().contains(":3: not a row of this table: another number of"));
  }

  @Test
  void aTableWithOtherColumnsIsRefused() throws IOException {
    AtomicFiles.write(Tables.LOSSES.in(unit), "step,loss\n0,1.0\n");
    StoreException thrown = assertThrows(StoreException.class, () -> Tables.LOSSES.read(unit));
    assertTrue(thrown.toString().contains("step, train_loss, test_loss"), thrown.toString());
    Files.writeString(Tables.LOSSES.in(unit), "step,train_loss,test_loss\n0,one,\n");
    thrown = assertThrows(StoreException.class, () -> Tables.LOSSES.read(unit));
    assertTrue(thrown.toString().contains("loss.csv:2"), thrown.toString());
  }

  @Test
  void kernelsOfEachReductionAreKeptApart() {
    INDArray trace = Nd4j.create(new double[][] {{2, 1}, {1, 2}});
    unit.writeKernel(3000, Reduction.TRACE, trace);
    unit.writeKernel(0, Reduction.TRACE, trace.mul(2));
    unit.writeKernel(0, Reduction.PER_OUTPUT, trace.reshape('c', 1, 2, 2));
    unit.writeKernel(1_000_000, Reduction.FULL, trace.reshape('c', 1, 1, 2, 2));
    assertEquals(List.of(0, 3000), unit.kernelSteps(Reduction.TRACE));
    assertEquals(List.of(0), unit.kernelSteps(Reduction.PER_OUTPUT));
    assertEquals(List.of(1_000_000), unit.kernelSteps(Reduction.FULL));
    assertEquals(trace.mul(2), unit.kernel(0, Reduction.TRACE));
    Path kernels = unit.root().resolve("kernels");
    assertTrue(Files.exists(kernels.resolve("step-003000.npy")));
    assertTrue(Files.exists(kernels.resolve("step-000000.perOutput.npy")));
    assertTrue(Files.exists(kernels.resolve("step-1000000.full.npy")));
  }

  @Test
  void kernelsHaveTheirDigestsBesideThem() throws IOException {
    INDArray kernel = Nd4j.create(new double[][] {{2, 1}, {1, 2}});
    unit.writeKernel(7, Reduction.TRACE, kernel);
    unit.writeKernel(0, Reduction.TRACE, kernel.mul(2));
    unit.writeKernel(0, Reduction.TRACE, kernel);
    String digest = Sha256.hex(Files.readAllBytes(unit.kernelFile(0, Reduction.TRACE)));
    assertEquals(
        digest + "  step-000000.npy\n" + digest + "  step-000007.npy\n",
        Files.readString(unit.root().resolve("kernels/SHA256SUMS")));
  }

  @Test
  void aDamagedOrMissingKernelAsksForACheckpointBeforeIt() throws IOException {
    INDArray kernel = Nd4j.create(new double[][] {{2, 1}, {1, 2}});
    for (int step : List.of(0, 3, 7, 9)) {
      save(step);
      unit.writeKernel(step, Reduction.PER_OUTPUT, kernel);
    }
    Files.writeString(unit.kernelFile(9, Reduction.PER_OUTPUT), "its checkpoint computes it again");
    List<String> warnings = new ArrayList<>();
    assertEquals(9, unit.newestCheckpoint(ORIGIN, warnings::add).orElseThrow().step());
    assertEquals(List.of(), warnings);
    NpyFile.write(unit.kernelFile(7, Reduction.PER_OUTPUT), kernel.mul(2));
    assertEquals(7, unit.newestCheckpoint(ORIGIN, warnings::add).orElseThrow().step());
    assertEquals(1, warnings.size());
    assertTrue(
        warnings.get(0).contains("needs kernels/step-000007.perOutput.npy, which is damaged"));
    Files.delete(unit.kernelFile(0, Reduction.PER_OUTPUT));
    assertEquals(0, unit.newestCheckpoint(ORIGIN, warnings::add).orElseThrow().step());
    assertEquals(3, warnings.size());
    assertTrue(warnings.get(2).contains("step-000000.perOutput.npy, which is missing"));
  }

  @Test
  void aKernelThatIsMissingTogetherWithItsDigestAsksForACheckpointBeforeItToo() throws IOException {
    for (int step : List.of(0, 1, 5)) {
      save(step);
    }
    Files.delete(unit.root().resolve("kernels/SHA256SUMS"));
    List<String> warnings = new ArrayList<>();
    assertEquals(5, unit.newestCheckpoint(ORIGIN, warnings::add).orElseThrow().step());
    Files.delete(unit.kernelFile(1, Reduction.TRACE));
    assertEquals(1, unit.newestCheckpoint(ORIGIN, warnings::add).orElseThrow().step());
    assertEquals(1, warnings.size());
    assertTrue(warnings.get(0).contains("kernels/step-000001.npy, which is missing"));
  }

  @Test
  void aDamagedKernelWithoutADigestIsRefused() throws IOException {
    save(5);
    Files.delete(unit.root().resolve("kernels/SHA256SUMS"));
    NpyFile.write(unit.kernelFile(0, Reduction.TRACE), Nd4j.create(new double[][] {{1, 2}}));
    StoreException thrown =
        assertThrows(StoreException.class, () -> unit.newestCheckpoint(ORIGIN, warning -> {}));
    assertTrue(thrown.toString().contains("must be square; delete it"), thrown.toString());
  }

  /** A checkpoint with the kernels of its rows, which are of steps 0 and 1. */
  private void save(int step) {
    INDArray kernel = Nd4j.create(new double[][] {{2, 1}, {1, 2}});
    unit.writeKernel(0, Reduction.TRACE, kernel);
    unit.writeKernel(1, Reduction.TRACE, kernel);
    unit.writeCheckpoint(ORIGIN, TestCheckpoints.checkpoint(step));
  }

  @Test
  void unreadableDigestsAreRefused() {
    save(3);
    AtomicFiles.write(unit.root().resolve("kernels/SHA256SUMS"), "abc step-000000.npy");
    StoreException thrown =
        assertThrows(StoreException.class, () -> unit.newestCheckpoint(ORIGIN, warning -> {}));
    assertTrue(thrown.toString().contains("delete it to go on unchecked"), thrown.toString());
  }

  @Test
  void namesDoNotDependOnTheLanguage() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    try {
      assertTrue(unit.checkpointFile(100).endsWith("step-000100.zip"));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void theNewestCheckpointIsGoneOnFrom() {
    List<String> warnings = new ArrayList<>();
    assertEquals(Optional.empty(), unit.newestCheckpoint(ORIGIN, warnings::add));
    save(0);
    save(7);
    assertEquals(7, unit.newestCheckpoint(ORIGIN, warnings::add).orElseThrow().step());
    assertEquals(List.of(), warnings);
  }

  @Test
  void aTornCheckpointIsSetAsideAndTheOneBeforeIsUsed() throws IOException {
    save(0);
    save(7);
    save(9);
    byte[] whole = Files.readAllBytes(unit.checkpointFile(9));
    Files.write(unit.checkpointFile(9), Arrays.copyOf(whole, whole.length / 2));
    List<String> warnings = new ArrayList<>();
    assertEquals(7, unit.newestCheckpoint(ORIGIN, warnings::add).orElseThrow().step());
    assertEquals(1, warnings.size());
    assertEquals(1, warnings.get(0).lines().count());
    assertTrue(warnings.get(0).contains("step-000009.zip: the checkpoint is torn"));
    assertTrue(warnings.get(0).endsWith("trying the one before"), warnings.get(0));
    assertEquals(List.of(0, 7), unit.checkpointSteps());
    assertTrue(Files.exists(unit.checkpointFile(9).resolveSibling("step-000009.zip.unusable")));
  }

  @Test
  void withoutAnyValidCheckpointThereIsNone() throws IOException {
    save(0);
    Files.write(unit.checkpointFile(3), new byte[0]);
    CheckpointOrigin other = new CheckpointOrigin("ab", "sw2=1.0_seed=0", 1, 4, 500, null);
    List<String> warnings = new ArrayList<>();
    assertEquals(Optional.empty(), unit.newestCheckpoint(other, warnings::add));
    assertEquals(2, warnings.size());
    assertTrue(warnings.get(1).contains("belongs to another training: seed 0, not 1"));
    assertTrue(warnings.get(1).endsWith("starting again from step 0"), warnings.get(1));
  }

  @Test
  void aCheckpointWithoutASealTakesItsRowsFromTheTables() throws IOException {
    CheckpointOrigin unrecorded = new CheckpointOrigin(null, "sw2=1.0_seed=0", 0, 4, 500, null);
    MultiLayerNetwork network = TestCheckpoints.network();
    network.setIterationCount(5);
    Files.createDirectories(unit.checkpointFile(5).getParent());
    network.save(unit.checkpointFile(5).toFile(), true);
    Tables.LOSSES.write(unit, TestCheckpoints.LOSSES);
    List<String> warnings = new ArrayList<>();
    Checkpoint read = unit.newestCheckpoint(unrecorded, warnings::add).orElseThrow();
    assertEquals(network.params(), read.network().params());
    assertEquals(TestCheckpoints.LOSSES, read.losses());
    assertEquals(List.of(), warnings);
    assertEquals(Optional.empty(), unit.newestCheckpoint(ORIGIN, warnings::add));
    assertTrue(warnings.get(0).contains("was not written by a run"), warnings.get(0));
  }

  @Test
  void aMissingCheckpointIsRefusedNamingThoseThereAre() {
    save(7);
    StoreException thrown = assertThrows(StoreException.class, () -> unit.checkpoint(8));
    assertTrue(thrown.toString().contains("[7]"), thrown.toString());
  }

  @Test
  void aDeletedCheckpointIsGone() {
    save(7);
    save(8);
    unit.deleteCheckpoint(7);
    unit.deleteCheckpoint(7);
    assertEquals(List.of(8), unit.checkpointSteps());
  }

  @Test
  void statusReadsBack() throws IOException {
    UnitStatus diverged = UnitStatus.diverged(17, "train loss is NaN");
    unit.writeStatus(diverged);
    assertEquals(Optional.of(diverged), unit.status());
    String json = Files.readString(unit.root().resolve("status.json"));
    assertTrue(json.contains("\"state\" : \"diverged\""), json);
    unit.writeStatus(UnitStatus.running(18));
    assertEquals(Optional.of(UnitStatus.running(18)), unit.status());
  }

  @Test
  void aBrokenStatusIsRefusedNamingTheFile() {
    AtomicFiles.write(unit.root().resolve("status.json"), "{\"state\": \"asleep\"}");
    StoreException thrown = assertThrows(StoreException.class, unit::status);
    assertTrue(thrown.toString().contains("status.json"), thrown.toString());
  }
}
