package org.ntkdynamics.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntkdynamics.data.IdxFiles;
import org.ntkdynamics.spec.Reduction;
import org.ntkdynamics.store.MetricsRow;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.store.SplitRow;
import org.ntkdynamics.store.SubsampleRow;
import org.ntkdynamics.store.Tables;
import org.ntkdynamics.store.UnitDirectory;
import org.ntkdynamics.store.UnitStatus;
import org.ntkdynamics.study.NeedsStudy;
import org.ntkdynamics.study.Studies;

/** {@code ntk run}, from the arguments to the files. */
@NeedsStudy("label-awareness")
class RunCommandTest {
  @TempDir Path directory;

  @Test
  void theQuickstartAtReducedSize() throws IOException {
    Path root = directory.resolve("run");
    Said said = Quickstart.run(root);
    assertEquals(new Said(ExitCode.DONE, "", ""), said);
    RunDirectory run = Studies.open(root);
    assertTrue(Files.readString(run.reportFile()).contains("quickstart"));
    List<SubsampleRow> subsample = run.subsample();
    assertEquals(40, subsample.size());
    Map<String, Set<Integer>> split =
        run.split().stream()
            .collect(
                Collectors.groupingBy(
                    SplitRow::set,
                    Collectors.flatMapping(row -> row.indices().boxed(), Collectors.toSet())));
    assertEquals(300, split.getOrDefault(SplitRow.TRAIN, Set.of()).size());
    assertEquals(100, split.getOrDefault(SplitRow.TEST, Set.of()).size());
    assertTrue(
        subsample.stream().allMatch(row -> split.get(SplitRow.TRAIN).contains(row.datasetIndex())));
    assertEquals(9, subsample.get(39).label());
    assertEquals(3, run.units().size());
    for (UnitDirectory unit : run.units()) {
      assertEquals(UnitStatus.finished(30), unit.status().orElseThrow());
      assertEquals(31, Tables.LOSSES.read(unit).size());
      assertTrue(
          Tables.LOSSES.read(unit).get(30).trainLoss()
              < Tables.LOSSES.read(unit).get(0).trainLoss());
      assertTrue(Tables.LOSSES.read(unit).get(20).testLoss().isPresent());
      assertTrue(Tables.LOSSES.read(unit).get(21).testLoss().isEmpty());
      List<MetricsRow> metrics = Tables.METRICS.read(unit);
      assertEquals(List.of(0, 1, 10, 30), metrics.stream().map(MetricsRow::step).toList());
      assertEquals(List.of(0, 1, 10, 30), unit.kernelSteps(Reduction.TRACE));
      assertEquals(List.of(0, 10, 20, 30), unit.checkpointSteps());
      double[][] kernel = unit.kernel(30, Reduction.TRACE).toDoubleMatrix();
      double thetaD = IntStream.range(0, 40).mapToDouble(i -> kernel[i][i]).average().orElseThrow();
      assertEquals(thetaD, metrics.get(3).kernel().labelAwareness().thetaD(), 1e-9 * thetaD);
      assertTrue(metrics.get(3).kernel().drift().relativeChange() > 0);
    }
    MultiLayerNetwork network =
        MultiLayerNetwork.load(run.units().get(0).checkpointFile(30).toFile(), true);
    assertEquals(30, network.getIterationCount());
  }

  @Test
  void runYamlRunAgainGivesTheSameNumbersBitForBit() throws IOException {
    Path first = directory.resolve("first");
    Path second = directory.resolve("second");
    assertEquals(ExitCode.DONE, Quickstart.run(first, "network.sigmaW2=[1.0,2.2]").code());
    String spec = first.resolve("run.yaml").toString();
    assertEquals(ExitCode.DONE, Said.by("run", spec, "--quiet", "--out", second.toString()).code());
    Results.assertSame(first, second);
    Said compared = Said.by("compare", first.toString(), second.toString());
    assertEquals(ExitCode.DONE, compared.code());
    String same = compared.out();
    assertTrue(same.contains("all numbers are the same to the last bit"), same);
    assertFalse(same.contains("spec: "), same);
    Files.delete(Tables.LOSSES.in(Studies.open(second).units().get(1)));
    compared = Said.by("compare", first.toString(), second.toString());
    assertEquals(ExitCode.FAILED, compared.code());
    assertTrue(compared.out().contains("loss.csv"), compared.out());
  }

  @Test
  void aRunOnOtherDataWithMiniBatchesAndOneOutput() throws IOException {
    Path images = IdxFiles.write(directory.resolve("images"), IdxFiles.images(60));
    IdxFiles.write(directory.resolve("labels"), IdxFiles.labels(60));
    Path spec =
        Files.writeString(
            directory.resolve("spec.yaml"),
            """
            kind: label-awareness
            name: other
            seed: [3, 4]
            data: {dataset: {images: images, labels: labels}, trainSize: 30, testSize: 9}
            network: {hiddenLayers: 2, width: "8,5", outputs: 1, sigmaW2: 2, sigmaB2: 0.1, parametrization: ntk}
            training: {optimizer: sgd, learningRate: 0.01, batchSize: 7, steps: 9, engine: dl4j}
            evaluation: {every: 0}
            kernel: {samplesPerClass: 2, steps: [0, 9], reduction: full}
            checkpoint: {every: 0, keep: 1, atKernelSteps: true}
            """);
    Path root = directory.resolve("run");
    Said said = Said.by("run", spec.toString(), "--json", "--out", root.toString());
    assertEquals(ExitCode.DONE, said.code(), said.err());
    JsonNode json = new ObjectMapper().readTree(said.out());
    assertEquals(2, json.get("units").size());
    assertEquals("finished", json.get("units").get(0).get("status").get("state").asText());
    UnitDirectory unit = Studies.open(root).unit("sw2=2.0_seed=4");
    assertEquals(List.of(0, 9), Tables.LOSSES.read(unit).stream().map(row -> row.step()).toList());
    assertEquals(6, unit.kernel(9, Reduction.FULL).size(3));
    assertTrue(Files.exists(images));
  }

  @Test
  void aNetworkThatDivergesIsAResult() {
    Path root = directory.resolve("run");
    Said said = Quickstart.run(root, "training.optimizer=sgd", "training.learningRate=1e9");
    assertEquals(ExitCode.DONE, said.code(), said.err());
    for (UnitDirectory unit : Studies.open(root).units()) {
      assertEquals(UnitStatus.State.DIVERGED, unit.status().orElseThrow().state());
      assertFalse(Tables.METRICS.read(unit).isEmpty());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "training.stepps=3         | unknown key training.stepps (did you mean steps?)",
        "network.sigmaW2=-1        | network.sigmaW2: -1.0 is not allowed",
        "kernel.samplesPerClass=10000 | kernel.samplesPerClass asks for 10000 samples of class 0",
        "kernel.steps=[0,9999]     | kernel.steps: 9999 is not allowed",
        "network.outputs=7         | network.outputs: 7 is not allowed: must be 1 or 10",
        "data.trainSize=60001      | data.trainSize: 60001 is not allowed",
        "data.dataset={images: no, labels: such} | no such file",
        "network.width=150000      | parameters: must be at most 2147483647",
      })
  void refusesBadInputInOneLineAndWritesNothing(String setting, String message) {
    Path root = directory.resolve("run");
    Said said = Said.by("run", Quickstart.SPEC, "--out", root.toString(), "--set", setting);
    assertEquals(ExitCode.WRONG_REQUEST, said.code());
    assertTrue(said.errLine().contains(message), said.err());
    assertFalse(said.err().contains("Exception"), said.err());
    assertFalse(Files.exists(root));
  }

  @Test
  void refusesADirectoryThatIsInUse() throws IOException {
    Path occupied = Files.createDirectory(directory.resolve("occupied"));
    Files.writeString(occupied.resolve("mine.txt"), "mine");
    Said said = Said.by("run", Quickstart.SPEC, "--out", occupied.toString());
    assertEquals(ExitCode.WRONG_REQUEST, said.code());
    assertTrue(said.errLine().contains("occupied"), said.err());
    try (Stream<Path> files = Files.list(occupied)) {
      assertEquals(1, files.count());
    }
    Path file = occupied.resolve("mine.txt");
    assertEquals(
        ExitCode.WRONG_REQUEST, Said.by("run", Quickstart.SPEC, "--out", file.toString()).code());
  }
}
