package org.ntkdynamics.study;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntkdynamics.network.Architecture;
import org.ntkdynamics.network.UnsupportedNetworkException;
import org.ntkdynamics.probe.Probe;
import org.ntkdynamics.probe.Probes;
import org.ntkdynamics.spec.Precision;
import org.ntkdynamics.spec.Reduction;
import org.ntkdynamics.spec.SamplerKind;
import org.ntkdynamics.spec.TrainingExperiment;
import org.ntkdynamics.spec.TrainingSpec;

/** That memory is counted, and compared with what there is before anything is begun. */
class MemoryNeedTest {
  private static final double GIBI = 1 << 30;

  @TempDir Path directory;

  private TrainingExperiment config(String yaml) {
    Kinds.assume("label-awareness");
    return (TrainingExperiment)
        Studies.reader().parse("test", "kind: label-awareness\n" + yaml, List.of(), directory);
  }

  @Test
  void figure4NeedsUnderAGibibyte() {
    TrainingSpec training = config("").training();
    double bytes =
        MemoryNeed.training(
            Architecture.of(784, Collections.nCopies(20, 300), 10), training, 70_000);
    assertTrue(bytes > 0.4 * GIBI && bytes < GIBI, bytes + " bytes");
  }

  @Test
  void everyLaneCounts() {
    Architecture small = new Architecture(List.of(2, 3, 1));
    TrainingSpec one = config("training: {lanes: 1, microBatch: 10, precision: double}").training();
    TrainingSpec two = config("training: {lanes: 2, microBatch: 10, precision: double}").training();
    double lane = MemoryNeed.training(small, two, 5) - MemoryNeed.training(small, one, 5);
    assertEquals((double) (8 * (small.parameters() + 10 * (6 + 2 * 3))), lane);
  }

  /** Sixty vectors of Lanczos' method, of the kernel's type. */
  @Test
  void theProbeOfSharpnessCountsItsVectors() {
    Architecture small = new Architecture(List.of(2, 3, 1));
    Probe<?> sharpness = Probes.named(List.of("sharpness")).get(0);
    assertEquals(60.0 * 8 * small.parameters(), sharpness.memoryNeed(small, Precision.DOUBLE));
    assertEquals(60.0 * 4 * small.parameters(), sharpness.memoryNeed(small, Precision.FLOAT));
    String yaml =
        """
        data: {trainSize: 20, testSize: 0}
        kernel: {samplesPerClass: 1}
        network: {hiddenLayers: 2, width: 20}
        """;
    double without = Studies.prepare(config(yaml)).units().get(0).memoryNeed();
    double with = Studies.prepare(config(yaml + "probes: [sharpness]")).units().get(0).memoryNeed();
    long parameters = Architecture.of(784, List.of(20, 20), 10).parameters();
    assertEquals(60.0 * 8 * parameters, with - without);
  }

  @Test
  void aKrylovSpaceCountsItsVectorsTheirImagesAndRoom() {
    assertEquals(8.0 * 6 * 1000 * 18, MemoryNeed.krylov(1000, 18));
  }

  @Test
  void theLargestSpecIsCountedWithoutOverflow() {
    TrainingSpec training = config("training: {lanes: 1024, microBatch: 1000000}").training();
    Architecture wide = Architecture.of(784, Collections.nCopies(2000, 10_000_000), 10);
    assertTrue(MemoryNeed.training(wide, training, 70_000) > 1e19);
  }

  @Test
  void drawsAreKeptTwiceAndADenseLayerIsThereForEachThread() {
    assertEquals(8 * 4 * 1000, MemoryNeed.draws(1000, SamplerKind.DEFERRED, 50, 2));
    assertEquals(8 * (4 * 1000 + 2 * 2500), MemoryNeed.draws(1000, SamplerKind.DENSE, 50, 2));
  }

  @Test
  void descentNeedsTheNetworkTwiceItsLayersAndAKernel() {
    Architecture small = new Architecture(List.of(2, 3, 1));
    double bytes = MemoryNeed.descent(small, Precision.FLOAT, 5);
    assertEquals((double) (4 * (2 * small.parameters() + 5 * 6) + 8 * 25), bytes);
  }

  @Test
  void reductionsKeepSoManyBlocks() {
    assertEquals(8 * 9, MemoryNeed.kernel(Reduction.TRACE, 3, 10));
    assertEquals(8 * 90, MemoryNeed.kernel(Reduction.PER_OUTPUT, 3, 10));
    assertEquals(8 * 900, MemoryNeed.kernel(Reduction.FULL, 3, 10));
    assertEquals(8.0 * 3 * 10 * 1e9, MemoryNeed.jacobian(3, 10, 1_000_000_000));
  }

  @Test
  void moreThanThereIsIsRefused() {
    UnsupportedNetworkException refusal =
        assertThrows(
            UnsupportedNetworkException.class,
            () -> MemoryNeed.check("it", 3 * GIBI, 2 * GIBI, "ask for less"));
    assertEquals(
        "it needs 3.0 GiB of memory or more, and 2.0 GiB are there: ask for less",
        refusal.getMessage());
    assertDoesNotThrow(() -> MemoryNeed.check("it", GIBI, 2 * GIBI, "ask for less"));
    assertTrue(MemoryNeed.available() > 0);
  }

  @Test
  void aTraceKernelThatNoJavaArrayHoldsIsRefused() {
    UnsupportedNetworkException refusal =
        assertThrows(
            UnsupportedNetworkException.class,
            () -> MemoryNeed.checkTrace("its kernel", 46_341, "ask for less"));
    assertEquals(
        "its kernel: 46341 samples: must be at most 46340: ask for less", refusal.getMessage());
    refusal =
        assertThrows(
            UnsupportedNetworkException.class,
            () -> MemoryNeed.checkTrace("its kernel", 46_340, "ask for less"),
            "16 GiB, more than the heap of a test");
    assertTrue(refusal.getMessage().startsWith("the Java heap: its kernel needs 16.0 GiB"));
    assertDoesNotThrow(() -> MemoryNeed.checkTrace("its kernel", 1000, "ask for less"));
  }

  @Test
  void aRunThatDoesNotFitIsRefusedBeforeItsDirectoryIsMade() {
    TrainingExperiment config =
        config(
            """
            data: {trainSize: 20, testSize: 0}
            kernel: {samplesPerClass: 1}
            training: {lanes: 1024, microBatch: 1000000}
            """);
    Path root = directory.resolve("run");
    UnsupportedNetworkException refusal =
        assertThrows(
            UnsupportedNetworkException.class,
            () -> Experiments.run(config, root, Execution.here("test"), RunMonitor.SILENT));
    assertTrue(refusal.getMessage().contains("fewer training.lanes"), refusal.getMessage());
    assertTrue(Files.notExists(root));
  }
}
