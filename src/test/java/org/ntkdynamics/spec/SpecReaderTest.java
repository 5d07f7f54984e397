package org.ntkdynamics.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntkdynamics.study.NeedsStudy;
import org.ntkdynamics.study.Studies;

@NeedsStudy("label-awareness")
class SpecReaderTest {
  @TempDir Path directory;

  @Test
  void aKindAloneIsFigure4() {
    TrainingExperiment config = read("kind: label-awareness");
    assertEquals(List.of(20), config.network().hiddenLayers());
    assertEquals(List.of(1.0, 2.0, 2.2), config.network().sigmaW2());
    assertEquals(3000, config.training().steps());
    assertEquals(BatchSize.FULL, config.training().batchSize());
    assertEquals(21, config.kernel().steps().size());
    assertEquals(new DatasetRef.Named("mnist"), config.data().dataset());
  }

  @Test
  void theScheduleEndsWithTheLastStepByDefault() {
    TrainingExperiment config = read("kind: label-awareness\ntraining: {steps: 60}");
    assertEquals(List.of(0, 1, 10, 20, 50, 60), config.kernel().steps());
  }

  @ParameterizedTest
  @ValueSource(strings = {"quickstart", "figure-4", "figure-4-laptop", "figure-4-seeds"})
  void whatShipsIsReadAndWrittenBack(String name) {
    Spec config = Studies.reader().read(Path.of("experiments", name + ".yaml"), List.of());
    assertEquals(name, config.name());
    assertEquals(config, parse(SpecWriter.write(config)));
  }

  @Test
  void everyFormOfAValueIsWrittenBack() {
    Spec config =
        read(
            """
            kind: label-awareness
            seed: [1, 2]
            data: {dataset: {images: a.gz, labels: b.gz}}
            network: {hiddenLayers: 4, width: "10,20x2,5", parametrization: ntk, sigmaW2: 1.5}
            training: {batchSize: 100, learningRate: 1e-5, precision: double, engine: dl4j}
            kernel: {reduction: perOutput}
            """);
    assertEquals(config, parse(SpecWriter.write(config)));
  }

  @Test
  void sweepsMakeAUnitForEachCombination() {
    TrainingExperiment config =
        read(
            """
            kind: label-awareness
            seed: [0, 7]
            network: {hiddenLayers: [2, 3], width: [10, 20], sigmaW2: [1, 2.5]}
            """);
    List<TrainingUnit> units = config.units();
    assertEquals(16, units.size());
    assertEquals("sw2=1.0_layers=2_width=10_seed=0", units.get(0).key());
    assertEquals(List.of(20, 20, 20), units.get(15).hiddenWidths());
    assertEquals(16, units.stream().map(TrainingUnit::key).distinct().count());
  }

  @Test
  void zippedKeysMakeAUnitForEachPair() throws IOException {
    String yaml =
        """
        kind: label-awareness
        zip: [network.hiddenLayers, network.width]
        network: {hiddenLayers: [2, 3], width: [10, 20], sigmaW2: [1.0, 2.5]}
        """;
    assertEquals(
        List.of(
            "sw2=1.0_layers=2_width=10_seed=0",
            "sw2=2.5_layers=2_width=10_seed=0",
            "sw2=1.0_layers=3_width=20_seed=0",
            "sw2=2.5_layers=3_width=20_seed=0"),
        read(yaml).units().stream().map(TrainingUnit::key).toList());
    assertEquals(read(yaml), parse(SpecWriter.write(read(yaml))));
    assertRefused(
        "spec.yaml:2: zip: seed with 1 value, network.hiddenLayers with 2 values is not allowed",
        "kind: label-awareness\nzip: [seed, network.hiddenLayers]\nnetwork: {hiddenLayers: [2, 3]}");
  }

  @Test
  void aRangeStandsForItsIntegers() throws IOException {
    TrainingExperiment config =
        read("kind: label-awareness\nseed: [-2..1, 7]\nnetwork: {hiddenLayers: 1..3}");
    assertEquals(List.of(-2L, -1L, 0L, 1L, 7L), config.seed());
    assertEquals(List.of(1, 2, 3), config.network().hiddenLayers());
    assertRefused(
        "spec.yaml:2: seed: 3..1 is not allowed: must be a range that rises",
        "kind: drift\nseed: 3..1");
    assertRefused(
        "spec.yaml:2: network.sigmaW2 has the wrong type: must be a number",
        "kind: drift\nnetwork: {sigmaW2: 1..3}");
    assertRefused(
        "spec.yaml:2: header: a mapping of this name is not allowed",
        "kind: drift\nheader: {seed: 1}");
  }

  @Test
  void aUnitIsNamedByPhaseAndSeed() {
    assertEquals("sw2=1.0_seed=0", read("kind: label-awareness").units().get(0).key());
  }

  @Test
  void settingsWinOverTheFile() throws IOException {
    Path file = Files.writeString(directory.resolve("s.yaml"), "kind: label-awareness");
    Spec config =
        Studies.reader().read(file, List.of("training.steps=7", "network.sigmaW2=[1.0, 3.0]"));
    assertEquals(7, ((TrainingExperiment) config).training().steps());
    assertEquals(List.of(1.0, 3.0), ((TrainingExperiment) config).network().sigmaW2());
  }

  @Test
  void pathsOfDataAreTakenFromTheDirectoryOfTheSpec() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("s.yaml"),
            "kind: label-awareness\ndata: {dataset: {images: x/a.gz, labels: ../b.gz}}");
    DatasetRef.Files files =
        (DatasetRef.Files)
            ((TrainingExperiment) Studies.reader().read(file, List.of())).data().dataset();
    assertEquals(directory.resolve("x/a.gz").toString(), files.images());
    assertEquals(directory.getParent().resolve("b.gz").toString(), files.labels());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "trainning: {steps: 3}          | s.yaml:2: unknown key trainning (did you mean training?)",
        "training: {stepps: 3}          | s.yaml:2: unknown key training.stepps (did you mean steps?)",
        "training: {steps: many}        | s.yaml:2: training.steps has the wrong type: must be an integer",
        "training: {steps: 1.5}         | s.yaml:2: training.steps has the wrong type: must be an integer",
        "training: {steps: \"3\"}       | s.yaml:2: training.steps has the wrong type: must be an integer",
        "training: {steps: 0}           | s.yaml:2: training.steps: 0 is not allowed: must be an integer of at least 1",
        "training: {steps: null}        | s.yaml:2: training.steps",
        "training: 7                    | s.yaml:2: training has the wrong type: must be a mapping",
        "training: {learningRate: -1}   | s.yaml:2: training.learningRate: -1.0 is not allowed: must be a finite number above 0",
        "training: {learningRate: .nan} | s.yaml:2: training.learningRate: NaN is not allowed",
        "training: {optimizer: adem}    | s.yaml:2: training.optimizer: adem is not allowed: must be adam, sgd",
        "training: {epsilon: 0}         | s.yaml:2: training.epsilon: 0.0 is not allowed: must be a finite number above 0",
        "training: {epsilon: 1e-50}     | s.yaml:2: training.epsilon: 1.0E-50 is not allowed: must be of 1.17549435E-38",
        "training: {beta1: 1}           | s.yaml:2: training.beta1: 1.0 is not allowed: must be at least 0.0 and below 1.0",
        "training: {beta2: -0.1}        | s.yaml:2: training.beta2: -0.1 is not allowed: must be at least 0.0 and below 1.0",
        "training: {beta2: .nan}        | s.yaml:2: training.beta2: NaN is not allowed",
        "training: {beta2: 0.999999999} | s.yaml:2: training.beta2: 0.999999999 is not allowed: must be at least 0.0 and at most 0.99999994",
        "training: {epsilonForm: flax}  | s.yaml:2: training.epsilonForm: flax is not allowed: must be textbook, dl4j",
        "training: {epsilon-form: dl4j} | s.yaml:2: unknown key training.epsilon-form (did you mean epsilonForm?)",
        "training: {optimizer: sgd, epsilon: 1e-7}     | s.yaml:2: training.epsilon: 1.0E-7 is not allowed: must be left out: only optimizer: adam has it",
        "training: {optimizer: sgd, beta2: 0.9}        | s.yaml:2: training.beta2: 0.9 is not allowed: must be left out",
        "training: {optimizer: sgd, epsilonForm: dl4j} | s.yaml:2: training.epsilonForm: dl4j is not allowed: must be left out",
        "training: {batchSize: half}    | s.yaml:2: training.batchSize: half is not allowed: must be full or an integer",
        "training: {batchSize: 70000}   | s.yaml:2: training.batchSize: 70000 is not allowed: must be full or at most data.trainSize",
        "network: {sigmaW2: -1}         | s.yaml:2: network.sigmaW2: -1.0 is not allowed: must be a finite number above 0",
        "network: {sigmaW2: [1, x]}     | s.yaml:2: network.sigmaW2 has the wrong type: must be a number",
        "network: {sigmaW2: []}         | s.yaml:2: network.sigmaW2: [] is not allowed",
        "network: {sigmaW2: [1, 1]}     | s.yaml:2: network.sigmaW2: [1.0, 1.0] is not allowed: must be a list without repetitions",
        "network: {width: 0}            | s.yaml:2: network.width: 0 is not allowed",
        "network: {width: \"3,x\"}      | s.yaml:2: network.width: \"3,x\" is not allowed",
        "network: {width: \"3,4\"}      | s.yaml:2: network.width: \"3,4\" with 2 widths is not allowed: must be as many widths as hiddenLayers says",
        "kernel: {samplesPerClass: 0}   | s.yaml:2: kernel.samplesPerClass: 0 is not allowed",
        "kernel: {steps: [0, 4000]}     | s.yaml:2: kernel.steps: 4000 is not allowed: must be at most training.steps, which is 3000",
        "kernel: {steps: [5, 5]}        | s.yaml:2: kernel.steps: [5, 5] is not allowed: must be a strictly ascending list",
        "data: {dataset: cifar}         | s.yaml:2: data.dataset: cifar is not allowed: must be mnist",
        "data: {dataset: {images: a}}   | s.yaml:2: data.dataset: a dataset without labels is not allowed",
        "name: a/b                      | s.yaml:2: name: \"a/b\" is not allowed",
        "checkpoint: {everyMinutes: -1} | s.yaml:2: checkpoint.everyMinutes: -1.0 is not allowed: must be a finite number of at least 0",
        "formatVersion: 2               | s.yaml:2: formatVersion: 2 is newer than 1, the newest this ntk reads",
        "formatVersion: 0               | s.yaml:2: formatVersion: 0 is not allowed",
        "kind: label-awareness          | s.yaml:2: the key kind stands twice",
        "network: {width: 3             | s.yaml:3: not YAML",
        "network: &a {width: *a}        | s.yaml:2: anchors and aliases (& and *) are not allowed",
        "seed: 99999999999999999999     | s.yaml:2: seed",
      })
  void refusesWithPlaceKeyAndWhatIsAllowed(String line, String message) throws IOException {
    Path file =
        Files.writeString(directory.resolve("s.yaml"), "kind: label-awareness\n" + line + "\n");
    assertRefused(message, file, List.of());
  }

  @Test
  void whatElseANewerSpecSaysIsNotLookedAt() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("s.yaml"), "formatVersion: 99\nkind: telepathy\nlasers: 3\n");
    assertRefused("s.yaml:1: formatVersion: 99 is newer than 1", file, List.of());
  }

  @Test
  void differencesAreNamedByKey() {
    Spec one = read("kind: label-awareness");
    Spec other =
        read(
            """
            kind: label-awareness
            network: {sigmaW2: 1.5}
            data: {dataset: {images: /a, labels: /b}}
            kernel: {steps: [0]}
            """);
    assertEquals(List.of(), SpecDifferences.between(one, read("kind: label-awareness")));
    assertEquals(
        List.of(
            "data.dataset was \"mnist\", is {\"images\":\"/a\",\"labels\":\"/b\"}",
            "network.sigmaW2 was [1.0,2.0,2.2], is 1.5",
            "kernel.steps was [0,1,10,20,50,100,200,300,400,500,600,700,800,900,1000,1200,1500,"
                + "1700,2000,2500,3000], is [0]"),
        SpecDifferences.between(one, other));
  }

  @Test
  void refusesAnAliasBomb() throws IOException {
    StringBuilder bomb = new StringBuilder("kind: label-awareness\na0: &a0 [x, x]\n");
    for (int i = 1; i < 40; i++) {
      bomb.append("a").append(i).append(": &a").append(i);
      bomb.append(" [*a").append(i - 1).append(", *a").append(i - 1).append("]\n");
    }
    Path file = Files.writeString(directory.resolve("s.yaml"), bomb);
    assertRefused("anchors and aliases", file, List.of());
  }

  @Test
  void refusesDeepNesting() throws IOException {
    Path file = Files.writeString(directory.resolve("s.yaml"), "kind: " + "[".repeat(100_000));
    assertRefused("s.yaml: nested too deeply", file, List.of());
  }

  @Test
  void refusesWhatIsNoSpec() throws IOException {
    assertRefused("is a directory", directory, List.of());
    assertRefused("no such file", directory.resolve("missing.yaml"), List.of());
    Path empty = Files.writeString(directory.resolve("empty.yaml"), "");
    assertRefused("the spec is empty", empty, List.of());
    Path list = Files.writeString(directory.resolve("list.yaml"), "- 1\n- 2\n");
    assertRefused("the spec is not a mapping", list, List.of());
    Path kindless = Files.writeString(directory.resolve("kindless.yaml"), "name: x\n");
    assertRefused(
        "the key kind is missing; allowed: "
            + String.join(", ", new TreeSet<>(Studies.byKind().keySet())),
        kindless,
        List.of());
    Path binary = Files.write(directory.resolve("binary.yaml"), new byte[] {(byte) 0xff, 0, 1});
    assertRefused("binary.yaml: not a text file", binary, List.of());
    Path other = Files.writeString(directory.resolve("other.yaml"), "kind: label-awarness\n");
    assertRefused("did you mean label-awareness?", other, List.of());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "training.stepps=3 | --set training.stepps=3: unknown key training.stepps (did you mean steps?)",
        "trainig.steps=3   | unknown key trainig (did you mean training?)",
        "training.steps    | --set training.steps: must be KEY=VALUE",
        "=3                | must be KEY=VALUE",
        "training.steps=x  | --set training.steps=x: training.steps has the wrong type",
        "training.steps=[  | not YAML",
        "training..steps=3 | unknown key",
        "seed.x=3          | seed",
      })
  void refusesASettingThatDoesNotFit(String setting, String message) throws IOException {
    Path file = Files.writeString(directory.resolve("s.yaml"), "kind: label-awareness\n");
    assertRefused(message, file, List.of(setting));
  }

  private void assertRefused(String message, String yaml) throws IOException {
    assertRefused(message, Files.writeString(directory.resolve("spec.yaml"), yaml), List.of());
  }

  private static void assertRefused(String message, Path file, List<String> settings) {
    SpecException refusal =
        assertThrows(SpecException.class, () -> Studies.reader().read(file, settings));
    String actual = refusal.getMessage();
    assertTrue(actual.contains(message), actual + " should contain " + message);
    assertEquals(1, actual.lines().count(), actual);
  }

  private TrainingExperiment read(String yaml) {
    return (TrainingExperiment) parse(yaml);
  }

  private Spec parse(String yaml) {
    return Studies.reader().parse("test", yaml, List.of(), directory);
  }
}
