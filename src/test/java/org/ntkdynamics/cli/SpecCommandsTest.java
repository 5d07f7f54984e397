package org.ntkdynamics.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntkdynamics.data.IdxFiles;
import org.ntkdynamics.study.NeedsStudy;
import picocli.CommandLine;

/** What helps with specs before anything is run: new, validate, run --dry-run. */
@NeedsStudy("label-awareness")
class SpecCommandsTest {
  private static final String TRAINING =
      """
      kind: label-awareness
      data: { dataset: { images: images, labels: labels }, trainSize: 24, testSize: 6 }
      network: { hiddenLayers: 2, width: 8, outputs: 3, sigmaW2: [1.0, 2.0] }
      training: { steps: 40 }
      kernel: { samplesPerClass: 2, steps: [0, 10] }
      """;

  @TempDir Path directory;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void data() throws IOException {
    IdxFiles.write(directory.resolve("images"), IdxFiles.images(60));
    IdxFiles.write(directory.resolve("labels"), IdxFiles.labels(60));
  }

  private int ntk(String... args) {
    CommandLine command = Main.commandLine();
    command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return command.execute(args);
  }

  private String spec(String yaml) throws IOException {
    return Files.writeString(directory.resolve("spec.yaml"), yaml).toString();
  }

  @Test
  void aSpecIsValidated() throws IOException {
    String spec = spec(TRAINING);
    assertEquals(ExitCode.DONE, ntk("validate", spec, "--set", "seed=0..2"));
    assertEquals(spec + ": valid: label-awareness, 6 units\n", out.toString());
  }

  @Test
  void aWrongOneIsRefusedByItsLine() throws IOException {
    String spec = spec(TRAINING.replace("samplesPerClass: 2", "samplesPerClass: 9"));
    assertEquals(ExitCode.WRONG_REQUEST, ntk("validate", spec));
    assertEquals(1, err.toString().lines().count(), err.toString());
    assertEquals(ExitCode.WRONG_REQUEST, ntk("validate", spec("kind: drift\nsede: 1\n")));
    assertTrue(err.toString().contains("spec.yaml:2: unknown key sede (did you mean seed?)"));
  }

  @Test
  void aNewSpecIsValidAndNothingIsOverwritten() throws IOException {
    Path file = directory.resolve("new.yaml");
    assertEquals(ExitCode.DONE, ntk("new", "dispersion", "--out", file.toString()));
    assertEquals(ExitCode.DONE, ntk("validate", file.toString()));
    String yaml = Files.readString(file);
    assertEquals(ExitCode.WRONG_REQUEST, ntk("new", "drift", "--out", file.toString()));
    assertEquals(yaml, Files.readString(file));
    assertTrue(err.toString().contains("new.yaml: exists already"));
  }

  @Test
  void aNewSpecOfNoKindIsRefused() {
    assertEquals(ExitCode.WRONG_REQUEST, ntk("new", "drfit"));
    assertTrue(err.toString().startsWith("ntk: drfit: no such kind; there are catapult, "));
    assertTrue(err.toString().endsWith("(did you mean drift?)\n"), err.toString());
  }

  /**
   * P = 6·8 + 8 + 8·8 + 8 + 8·3 + 3 = 155 parameters: 41 times 24 samples through 3P - 6·8, 5 times
   * 6 samples through P, 2 kernels of 6 samples and 3 outputs; two operations each, 2 units.
   */
  @Test
  void aDryRunCountsAndKeepsNothing() throws IOException {
    Path run = directory.resolve("run");
    String spec = spec(TRAINING);
    assertEquals(
        ExitCode.DONE,
        ntk("run", spec, "--dry-run", "--json", "--out", run.toString()),
        err::toString);
    JsonNode forecast = new ObjectMapper().readTree(out.toString());
    assertEquals(2, forecast.get("units").asInt());
    assertEquals(1_718_472, forecast.get("flop").asDouble(), forecast.toString());
    assertTrue(forecast.get("seconds").asDouble() > 0, forecast.toString());
    assertFalse(Files.exists(run));
  }

  @Test
  void timesAreTold() {
    assertEquals("80 seconds", ForecastText.time(79.2));
    assertEquals("79 minutes", ForecastText.time(79 * 60 + 10));
    assertEquals("10.0 hours", ForecastText.time(36_000));
  }
}
