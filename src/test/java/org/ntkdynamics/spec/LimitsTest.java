package org.ntkdynamics.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntkdynamics.study.Kinds;
import org.ntkdynamics.study.Studies;

/** Specs of sizes that no computer can do: refused at once, with the key and what is allowed. */
class LimitsTest {
  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "label-awareness | training: {lanes: 1000000}      | training.lanes: 1000000 is not allowed: must be an integer of at least 1 and at most 1024",
        "label-awareness | training: {lanes: 2147483647}   | training.lanes",
        "label-awareness | training: {microBatch: 2147483647} | training.microBatch: 2147483647 is not allowed: must be an integer of at least 1 and at most 1000000",
        "label-awareness | network: {hiddenLayers: 20000, width: 1} | network.hiddenLayers: 20000 is not allowed: must be an integer of at least 1 and at most 500",
        "label-awareness | network: {width: 2147483647}    | network.width: [2147483647] is not allowed: must be a positive integer",
        "label-awareness | network: {width: `1x999999,1x999999`} | network.width",
        "label-awareness | network: {width: 999999999}     | network.width",
        "label-awareness | network: {sigmaW2: 1e308}       | network.sigmaW2: 1.0E308 is not allowed: must be a finite number above 0, of 1.0E-9 to 1.0E9",
        "label-awareness | network: {sigmaW2: 1e-300}      | network.sigmaW2",
        "label-awareness | network: {sigmaB2: 1e300}       | network.sigmaB2",
        "label-awareness | kernel: {samplesPerClass: 2147483647} | kernel.samplesPerClass",
        "label-awareness | training: {learningRate: 1e39}  | training.learningRate: 1.0E39 is not allowed: must be of 1.17549435E-38 to 3.4028235E38 with precision: float; other values need precision: double",
        "label-awareness | training: {learningRate: 1e300} | training.learningRate",
        "label-awareness | training: {learningRate: 1e-50} | training.learningRate",
        "spectrum        | kernel: {samplesPerClass: 2147483647} | kernel.samplesPerClass",
        "spectrum        | kernel: {draws: 2147483647}     | kernel.draws",
        "catapult        | descent: {multiples: 1e300}     | descent.multiples",
        "dispersion      | network: {depth: {maxLambda: 1e300}} | network.depth.maxLambda: 1.0E300 is not allowed: must be so small that λ·M, the greatest depth, is at most 1000000; M is 100",
        "dispersion      | network: {depth: {maxLambda: 1e8}}   | network.depth.maxLambda",
        "dispersion      | network: {width: 2147483647}    | network.width",
        "dispersion      | network: {alpha0: 1e6}          | network.alpha0: 1000000.0 is not allowed: must be so small that α0·M",
        "dispersion      | network: {alpha0: 1e300}        | network.alpha0",
        "dispersion      | network: {shape: increasing, spread: 2147483647} | network.spread",
        "dispersion      | network: {sigmaW2: 1e308}       | network.sigmaW2",
        "dispersion      | ensemble: {draws: 2147483647}   | ensemble.draws",
        "first-step      | network: {sigmaW2: 1e308}       | network.sigmaW2",
        "kernel-ratio    | network: {sigmaW2: 1e308}       | network.sigmaW2",
        "correlators     | network: {hiddenLayers: 2147483647} | network.hiddenLayers",
        "correlators     | network: {input: 2147483647}    | network.input",
        "expected-ntk    | network: {width: 2147483647}    | network.width",
        "expected-ntk    | ensemble: {draws: 2147483647}   | ensemble.draws",
      })
  void aValueBeyondItsLimitIsRefused(String kind, String line, String message) {
    Kinds.assume(kind);
    assertRefused("test:2: " + message, "kind: " + kind + "\n" + line.replace('`', '"') + "\n");
  }

  @Test
  void theTypeThatHoldsItTakesALearningRate() {
    Kinds.assume("label-awareness");
    read("kind: label-awareness\ntraining: {learningRate: 1e39, precision: double}");
    read("kind: label-awareness\ntraining: {learningRate: 1e30}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "label-awareness",
        "drift",
        "spectrum",
        "catapult",
        "kernel-regression",
        "dispersion",
        "kernel-ratio",
        "first-step",
        "correlators",
        "expected-ntk"
      })
  void aSweepOfTooManyUnitsIsRefused(String kind) {
    Kinds.assume(kind);
    String values =
        IntStream.range(10, 409).mapToObj(String::valueOf).collect(Collectors.joining(", "));
    String spec = "kind: %s\nseed: [%s]\nnetwork: {width: [%s]}\n".formatted(kind, values, values);
    assertRefused(
        "seed: a sweep of 159201 combinations of values and more is not allowed: must be at most"
            + " 100000 combinations",
        kind.matches("label-awareness|drift|spectrum|catapult|kernel-regression")
            ? spec.replace("]}", "], hiddenLayers: 2, sigmaW2: 2.0}")
            : spec);
  }

  @Test
  void aFileWithoutAnEndIsNotReadToIt() {
    Path zero = Path.of("/dev/zero");
    Assumptions.assumeTrue(Files.exists(zero));
    SpecException refusal =
        assertThrows(SpecException.class, () -> Studies.reader().read(zero, List.of()));
    assertEquals(
        "/dev/zero: is too long: a spec is a YAML file of at most 1000000 bytes",
        refusal.getMessage());
  }

  @Test
  void aLongFileIsRefused() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("long.yaml"), "kind: drift\n" + "# x\n".repeat(250_000));
    SpecException refusal =
        assertThrows(SpecException.class, () -> Studies.reader().read(file, List.of()));
    assertTrue(String.valueOf(refusal.getMessage()).contains("long.yaml: is too long"));
  }

  @Test
  void aNulInAPathIsRefused() {
    Kinds.assume("label-awareness");
    assertRefused(
        "test:2: data.dataset.images: not a path: Nul character not allowed; must be the path of a"
            + " file",
        "kind: label-awareness\ndata: {dataset: {images: \"a\\0b\", labels: b}}\n");
  }

  private void assertRefused(String message, String yaml) {
    SpecException refusal = assertThrows(SpecException.class, () -> read(yaml));
    String actual = String.valueOf(refusal.getMessage());
    assertTrue(actual.contains(message), actual + " should contain " + message);
    assertEquals(1, actual.lines().count(), actual);
  }

  private Spec read(String yaml) {
    return Studies.reader().parse("test", yaml, List.of(), directory);
  }
}
