package org.ntkdynamics.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
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
import org.ntkdynamics.store.RunLock;
import org.ntkdynamics.store.SplitRow;
import org.ntkdynamics.store.SubsampleRow;
import org.ntkdynamics.store.Tables;
import org.ntkdynamics.store.UnitDirectory;
import org.ntkdynamics.store.UnitStatus;
import org.ntkdynamics.study.Studies;
import picocli.CommandLine;

/** The commands, from the arguments to the files. */
class CommandTest {
  private static final String QUICKSTART = "experiments/quickstart.yaml";

  /** The quickstart on fewer images and steps. */
  private static final String[] REDUCED = {
    "--set", "data.trainSize=300",
    "--set", "data.testSize=100",
    "--set", "network.hiddenLayers=4",
    "--set", "network.width=40",
    "--set", "training.steps=30",
    "--set", "training.microBatch=100",
    "--set", "kernel.steps=[0,1,10,30]",
    "--set", "kernel.samplesPerClass=4",
    "--set", "checkpoint.every=10",
  };

  @TempDir Path directory;

  private static String[] with(String[] args, String... more) {
    return Stream.concat(Arrays.stream(more), Arrays.stream(args)).toArray(String[]::new);
  }

  private Said reducedRun(Path out, String... more) {
    String[] start = {"run", QUICKSTART, "--quiet", "--out", out.toString()};
    return Said.by(with(with(more, REDUCED), start));
  }

  @Test
  void theQuickstartAtReducedSize() throws IOException {
    Path root = directory.resolve("run");
    Said said = reducedRun(root);
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
    assertEquals(ExitCode.DONE, reducedRun(first, "--set", "network.sigmaW2=[1.0,2.2]").code());
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
  void refusesToResumeOnOtherData() throws IOException {
    Path images = IdxFiles.write(directory.resolve("images"), IdxFiles.images(60));
    Path labels = IdxFiles.write(directory.resolve("labels"), IdxFiles.labels(60));
    Path root = directory.resolve("run");
    String dataset = "data.dataset={images: " + images + ", labels: " + labels + "}";
    String[] settings = {
      "--set", dataset,
      "--set", "data.trainSize=30",
      "--set", "data.testSize=9",
      "--set", "kernel.samplesPerClass=2",
      "--set", "network.outputs=3",
      "--set", "network.sigmaW2=2.0"
    };
    assertEquals(new Said(ExitCode.DONE, "", ""), reducedRun(root, settings));
    UnitDirectory unit = Studies.open(root).units().get(0);
    unit.writeStatus(UnitStatus.running(20));
    String provenance = Files.readString(root.resolve("provenance.json"));
    String before = Studies.open(root).provenance().orElseThrow().datasetFiles().get(0).sha256();
    byte[] other = IdxFiles.images(60);
    other[other.length - 1] ^= 1;
    IdxFiles.write(images, other);
    Said said = Said.by("resume", root.toString());
    assertEquals(ExitCode.WRONG_REQUEST, said.code());
    assertTrue(said.errLine().startsWith("ntk: " + images + ": not the data"), said.err());
    assertTrue(said.err().contains(", was " + before + ";"), said.err());
    assertEquals(provenance, Files.readString(root.resolve("provenance.json")));
    assertEquals(UnitStatus.running(20), unit.status().orElseThrow());
    IdxFiles.write(images, IdxFiles.gzip(IdxFiles.images(60)));
    said = Said.by("resume", root.toString(), "--quiet");
    assertEquals(new Said(ExitCode.DONE, "", ""), said);
  }

  @Test
  void aNetworkThatDivergesIsAResult() {
    Path root = directory.resolve("run");
    Said said =
        reducedRun(root, "--set", "training.optimizer=sgd", "--set", "training.learningRate=1e9");
    assertEquals(ExitCode.DONE, said.code(), said.err());
    for (UnitDirectory unit : Studies.open(root).units()) {
      assertEquals(UnitStatus.State.DIVERGED, unit.status().orElseThrow().state());
      assertFalse(Tables.METRICS.read(unit).isEmpty());
    }
  }

  @Test
  void aFinishedRunIsNotRunAgain() throws IOException {
    Path root = directory.resolve("run");
    reducedRun(root, "--set", "network.sigmaW2=2.0");
    byte[] provenance = Files.readAllBytes(root.resolve("provenance.json"));
    assertEquals(ExitCode.DONE, Said.by("resume", root.toString(), "--quiet").code());
    assertEquals(
        new String(provenance, StandardCharsets.UTF_8),
        Files.readString(root.resolve("provenance.json")));
  }

  @Test
  void aRunThatLostItsLastStepsGoesOnFromItsCheckpointBitForBit() throws IOException {
    Path whole = directory.resolve("whole");
    Path cut = directory.resolve("cut");
    reducedRun(whole, "--set", "network.sigmaW2=[1.0,2.0]");
    reducedRun(cut, "--set", "network.sigmaW2=[1.0,2.0]");
    UnitDirectory second = Studies.open(cut).unit("sw2=2.0_seed=0");
    second.writeStatus(UnitStatus.running(20));
    Files.delete(second.checkpointFile(30));
    Files.delete(second.kernelFile(30, Reduction.TRACE));
    Said said = Said.by("resume", cut.toString());
    assertEquals(ExitCode.DONE, said.code(), said.err());
    assertTrue(said.err().contains("sw2=2.0_seed=0: step 20 of 30"), said.err());
    Results.assertSame(whole, cut);
  }

  @Test
  void aDamagedCheckpointIsAWarningAndTheOneBeforeIsUsed() throws IOException {
    Path whole = directory.resolve("whole");
    reducedRun(whole, "--set", "network.sigmaW2=2.0");
    Path cut = Trees.copy(whole, directory.resolve("cut"));
    UnitDirectory unit = Studies.open(cut).unit("sw2=2.0_seed=0");
    unit.writeStatus(UnitStatus.running(30));
    byte[] checkpoint = Files.readAllBytes(unit.checkpointFile(30));
    checkpoint[checkpoint.length / 2] ^= 1;
    Files.write(unit.checkpointFile(30), checkpoint);
    Said said = Said.by("resume", cut.toString(), "--quiet");
    assertEquals(ExitCode.DONE, said.code(), said.err());
    assertTrue(said.errLine().startsWith("ntk: warning: "), said.err());
    assertTrue(said.err().contains("step-000030.zip: the checkpoint is "), said.err());
    assertTrue(said.err().contains("trying the one before"), said.err());
    Results.assertSame(whole, cut);

    unit.writeStatus(UnitStatus.running(30));
    for (int step : unit.checkpointSteps()) {
      Files.writeString(unit.checkpointFile(step), "torn");
    }
    said = Said.by("resume", cut.toString());
    assertEquals(ExitCode.DONE, said.code(), said.err());
    assertTrue(said.err().contains("starting again from step 0"), said.err());
    assertTrue(said.err().contains("sw2=2.0_seed=0: step 0 of 30"), said.err());
    Results.assertSame(whole, cut);
  }

  @Test
  void aDamagedKernelIsAWarningAndIsComputedAgain() throws IOException {
    Path whole = directory.resolve("whole");
    reducedRun(whole, "--set", "network.sigmaW2=2.0", "--set", "checkpoint.keep=5");
    for (int step : List.of(0, 1, 10)) {
      Path cut = Trees.copy(whole, directory.resolve("cut-" + step));
      UnitDirectory unit = Studies.open(cut).unit("sw2=2.0_seed=0");
      unit.writeStatus(UnitStatus.running(30));
      Path kernel = unit.kernelFile(step, Reduction.TRACE);
      byte[] bytes = Files.readAllBytes(kernel);
      bytes[bytes.length - 1] ^= 1;
      Files.write(kernel, bytes);
      Said said = Said.by("resume", cut.toString());
      assertEquals(ExitCode.DONE, said.code(), said.err());
      String file = kernel.getFileName().toString();
      String reason = "the checkpoint needs kernels/" + file + ", which is damaged";
      assertTrue(said.err().contains(reason), said.err());
      int from = step == 10 ? 10 : 0;
      assertTrue(said.err().contains("sw2=2.0_seed=0: step " + from + " of 30"), said.err());
      Results.assertSame(whole, cut);
    }
  }

  @Test
  void refusesToResumeAnEditedOrANewerRun() throws IOException {
    Path root = directory.resolve("run");
    reducedRun(root, "--set", "network.sigmaW2=2.0");
    Path spec = root.resolve("run.yaml");
    String yaml = Files.readString(spec);
    Files.writeString(spec, yaml.replace("learningRate: 0.001", "learningRate: 0.01"));
    Said edited = Said.by("resume", root.toString());
    assertEquals(ExitCode.WRONG_REQUEST, edited.code());
    String difference = "training.learningRate was 0.001, is 0.01";
    assertTrue(edited.errLine().contains(difference), edited.err());
    Files.writeString(spec, yaml.replace("formatVersion: 1", "formatVersion: 2"));
    for (String command : List.of("resume", "report")) {
      Said newer = Said.by(command, root.toString());
      assertEquals(ExitCode.WRONG_REQUEST, newer.code());
      assertTrue(newer.errLine().contains("formatVersion: 2 is newer than 1"), newer.err());
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
    Said said = Said.by("run", QUICKSTART, "--out", root.toString(), "--set", setting);
    assertEquals(ExitCode.WRONG_REQUEST, said.code());
    assertTrue(said.errLine().contains(message), said.err());
    assertFalse(said.err().contains("Exception"), said.err());
    assertFalse(Files.exists(root));
  }

  @Test
  void refusesADirectoryThatIsInUse() throws IOException {
    Path occupied = Files.createDirectory(directory.resolve("occupied"));
    Files.writeString(occupied.resolve("mine.txt"), "mine");
    Said said = Said.by("run", QUICKSTART, "--out", occupied.toString());
    assertEquals(ExitCode.WRONG_REQUEST, said.code());
    assertTrue(said.errLine().contains("occupied"), said.err());
    try (Stream<Path> files = Files.list(occupied)) {
      assertEquals(1, files.count());
    }
    Path file = occupied.resolve("mine.txt");
    assertEquals(
        ExitCode.WRONG_REQUEST, Said.by("run", QUICKSTART, "--out", file.toString()).code());
  }

  @Test
  void refusesToReportOrResumeWhatIsNoRun() {
    for (String command : List.of("report", "resume")) {
      Said said = Said.by(command, directory.toString());
      assertEquals(ExitCode.WRONG_REQUEST, said.code());
      assertTrue(said.errLine().contains("a run directory holds run.yaml"), said.err());
    }
  }

  @Test
  void refusesAWrongCommandLine() {
    assertEquals(ExitCode.WRONG_REQUEST, Said.by().code());
    assertEquals(ExitCode.WRONG_REQUEST, Said.by("ran").code());
    assertEquals(ExitCode.WRONG_REQUEST, Said.by("run").code());
    assertEquals(ExitCode.WRONG_REQUEST, Said.by("run", QUICKSTART, "--sett", "a=b").code());
  }

  @ParameterizedTest
  @CsvSource({
    "rnu, run",
    "experimnets, experiments",
    "run x --sett=a=b, --set",
    "theory momnets, moments",
    "run quickstart, experiments/quickstart.yaml",
    "run experiments/figure4.yaml, experiments/figure-4.yaml"
  })
  void asksWhatWasMeant(String typed, String meant) {
    Said said = Said.by(typed.split(" "));
    assertEquals(ExitCode.WRONG_REQUEST, said.code());
    assertTrue(said.errLine().endsWith(" (did you mean " + meant + "?)"), said.err());
  }

  @Test
  void quietAndJsonGoWithEveryCommand() {
    for (CommandLine command : Main.commandLine().getSubcommands().values()) {
      Collection<CommandLine> questions = command.getSubcommands().values();
      for (CommandLine leaf : questions.isEmpty() ? List.of(command) : questions) {
        boolean isCompletion = leaf.getCommandName().equals("generate-completion");
        for (String option : List.of("--quiet", "--json")) {
          boolean is = leaf.getCommandSpec().optionsMap().containsKey(option);
          assertEquals(!isCompletion, is, leaf.getCommandName() + ' ' + option);
        }
      }
    }
  }

  @Test
  void aReportRemovesWhatAKilledProcessLeftHalfDone() throws IOException {
    Path root = directory.resolve("half");
    RunDirectory run = Studies.create(root, Studies.reader().read(Path.of(QUICKSTART), List.of()));
    Path half = Files.writeString(root.resolve(".index.html.12345-1.tmp"), "<html");
    assertEquals(ExitCode.DONE, Said.by("report", root.toString(), "--quiet").code());
    assertFalse(Files.exists(half));
    Files.writeString(half, "<html");
    try (RunLock lock = run.lock()) {
      Files.writeString(half, "<html"); // By the process that has the lock.
      assertEquals(ExitCode.DONE, Said.by("report", root.toString(), "--quiet").code());
      assertTrue(Files.exists(half), lock::toString);
    }
  }

  @Test
  void listsTheExperimentsThatShip() throws IOException {
    Said said = Said.by("experiments");
    assertEquals(ExitCode.DONE, said.code(), said.err());
    assertTrue(said.out().contains("quickstart.yaml"), said.out());
    JsonNode json = new ObjectMapper().readTree(Said.by("experiments", "--json").out());
    for (JsonNode spec : json) {
      assertFalse(spec.get("what").asText().isEmpty(), spec + " has no first comment line");
    }
  }

  @Test
  void tellsItsVersionAndCommit() {
    Said said = Said.by("--version");
    assertTrue(said.out().startsWith("ntk-dynamics "), said.out());
    assertTrue(said.out().contains("(commit "), said.out());
  }

  @Test
  void completesInAShell() {
    String script = Said.by("generate-completion").out();
    assertTrue(script.contains("complete -F"));
    for (String values :
        List.of(
            "(\"trace\" \"perOutput\" \"full\")",
            "(\"standard\" \"ntk\")",
            "\"sk-eq-13\"",
            "(\"mnist\")")) {
      assertTrue(script.contains(values), values);
    }
  }

  @Test
  void memoryThatRunsOutAllTheSameIsSaidInOneLine() {
    StringWriter err = new StringWriter();
    var command = Main.commandLine().setErr(new PrintWriter(err, true));
    command.addSubcommand("exhaust", new Exhaust());
    assertEquals(ExitCode.FAILED, command.execute("exhaust"));
    assertEquals(1, err.toString().lines().count(), err.toString());
    assertTrue(err.toString().startsWith("ntk: out of memory: "), err.toString());
  }

  @CommandLine.Command
  private static final class Exhaust implements Callable<Integer> {
    @Override
    public Integer call() {
      return new long[Integer.MAX_VALUE].length; // More than any array can hold.
    }
  }
}
