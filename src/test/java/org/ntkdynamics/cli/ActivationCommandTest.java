package org.ntkdynamics.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntkdynamics.data.IdxFiles;
import org.ntkdynamics.study.NeedsStudy;
import picocli.CommandLine;

/** {@code network.activation} in a spec. */
@NeedsStudy("label-awareness")
class ActivationCommandTest {
  @TempDir Path directory;

  private final StringWriter said = new StringWriter();

  private int run(String kind, String activation, String... more) throws IOException {
    IdxFiles.write(directory.resolve("images"), IdxFiles.images(30));
    IdxFiles.write(directory.resolve("labels"), IdxFiles.labels(30));
    Path spec =
        Files.writeString(
            directory.resolve("spec.yaml"),
            """
            kind: %s
            name: mine
            data: {dataset: {images: images, labels: labels}, trainSize: 30, testSize: 0}
            network: {hiddenLayers: 2, width: 6, outputs: 3, sigmaW2: 1.5, activation: %s}
            kernel: {samplesPerClass: 2%s}
            """
                .formatted(kind, activation, String.join("", more)));
    CommandLine command = Main.commandLine();
    command.setErr(new PrintWriter(said, true)).setOut(new PrintWriter(said, true));
    return command.execute(
        "run", spec.toString(), "--quiet", "--out", directory.resolve("run").toString());
  }

  @Test
  void aTanhNetworkIsTrainedAndNoPhaseIsGuessed() throws IOException {
    String steps = ", steps: [0, 2]}\ntraining: {steps: 2, precision: double";
    assertEquals(ExitCode.DONE, run("label-awareness", "tanh", steps), said::toString);
    assertTrue(
        Files.readString(directory.resolve("run/run.yaml")).contains("activation: \"tanh\"")
            || Files.readString(directory.resolve("run/run.yaml")).contains("activation: tanh"));
    String page = Files.readString(directory.resolve("run/index.html"));
    assertTrue(page.contains("fully connected, tanh"));
    assertTrue(page.contains("the phase is computed for ReLU networks only"));
    assertFalse(page.contains("ordered phase"));
  }

  @ParameterizedTest
  @CsvSource({
    "drift, tanh, must be relu in this kind",
    "spectrum, tanh, must be relu in this kind",
    "catapult, sigmoid, must be relu in this kind",
    "label-awareness, swish, 'must be relu, leakyrelu, tanh, sigmoid, softplus, identity'",
  })
  void whatCannotBeIsRefused(String kind, String activation, String why) throws IOException {
    assertEquals(ExitCode.WRONG_REQUEST, run(kind, activation));
    assertTrue(said.toString().contains("network.activation"), said::toString);
    assertTrue(said.toString().contains(why), said::toString);
    assertFalse(Files.exists(directory.resolve("run")));
  }
}
