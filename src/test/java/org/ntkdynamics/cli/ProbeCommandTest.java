package org.ntkdynamics.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntkdynamics.UserJar;
import org.ntkdynamics.data.IdxFiles;
import org.ntkdynamics.probe.Probe;
import org.ntkdynamics.study.NeedsStudy;

/** Probes in a spec: those that ship, and one in a user's jar. */
@NeedsStudy("label-awareness")
class ProbeCommandTest {
  private static final String SPEC =
      """
      kind: label-awareness
      name: probed
      data: { dataset: { images: images, labels: labels }, trainSize: 24, testSize: 0 }
      network: { hiddenLayers: 2, width: 8, outputs: 3, sigmaW2: [1.0, 2.0] }
      training: { optimizer: adam, learningRate: 1.0e-2, batchSize: full, steps: 4 }
      kernel: { samplesPerClass: 2, steps: [0, 2, 4] }
      checkpoint: { every: 1, keep: 9 }
      """;

  private static final List<String> UNITS =
      List.of("units/sw2=1.0_seed=0/", "units/sw2=2.0_seed=0/");

  @TempDir private Path directory;
  private Path spec;

  /** What a command said. */
  private record Said(int code, String out, String err) {}

  @BeforeEach
  void write() throws IOException {
    IdxFiles.write(directory.resolve("images"), IdxFiles.images(60));
    IdxFiles.write(directory.resolve("labels"), IdxFiles.labels(60));
    spec = Files.writeString(directory.resolve("spec.yaml"), SPEC);
  }

  /** Before anything is computed, and not step by step as a unit that failed. */
  @Test
  void aProbeThatCannotReadTheNetworksIsRefusedAtTheSpec() {
    Path root = directory.resolve("refused");
    for (List<String> refused :
        List.of(
            List.of(
                "probes=[activity,collapse]",
                "network.outputs=1",
                "network.outputs: 1 is not allowed: must be the number of classes for the probe"
                    + " collapse"),
            List.of(
                "probes=[sharpness]",
                "network.activation=tanh",
                "network.activation: tanh is not allowed: must be relu for the probe sharpness"))) {
      for (String command : List.of("validate", "run")) {
        List<String> line = new ArrayList<>(List.of(command, spec.toString()));
        line.addAll(List.of("--set", refused.get(0), "--set", refused.get(1)));
        if (command.equals("run")) {
          line.addAll(List.of("--out", root.toString()));
        }
        Said said = ntk(line.toArray(String[]::new));
        assertEquals(ExitCode.WRONG_REQUEST, said.code());
        assertTrue(said.err().contains(refused.get(2)), said.err());
        assertEquals(1, said.err().lines().count());
        assertFalse(Files.exists(root));
      }
    }
  }

  private static Said ntk(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Main.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(arguments);
    return new Said(code, out.toString(), err.toString());
  }

  private Path run(String name, String probes) {
    Path root = directory.resolve(name);
    Said said =
        ntk(
            "run",
            spec.toString(),
            "--quiet",
            "--out",
            root.toString(),
            "--set",
            "probes=" + probes);
    assertEquals(ExitCode.DONE, said.code(), said.err());
    return root;
  }

  @Test
  void rowsSurviveAStopAndOldRunsHaveTheirGeometryRead() throws IOException {
    Path whole = run("whole", "[layers, geometry, activity]");
    Path cut = directory.resolve("cut");
    Trees.copy(whole, cut);
    for (String unit : UNITS) {
      Files.delete(cut.resolve(unit + "checkpoints/step-000004.zip"));
      Files.delete(cut.resolve(unit + "checkpoints/step-000003.zip"));
      Files.writeString(cut.resolve(unit + "status.json"), "{\"state\": \"running\", \"step\": 2}");
    }
    Files.delete(cut.resolve(UNITS.get(0) + "layers.csv"));
    Said resumed = ntk("resume", cut.toString(), "--quiet");
    assertEquals(ExitCode.DONE, resumed.code(), resumed.err());
    Results.assertSameFiles(whole, cut);
    assertEquals(1 + 3 * 3, Files.readAllLines(whole.resolve(UNITS.get(0) + "layers.csv")).size());
    String page = Files.readString(whole.resolve("index.html"));
    for (String name : List.of("layers", "geometry", "activity")) {
      assertTrue(page.contains("id=\"probe-" + name + "\""), name);
      assertTrue(page.contains("href=\"" + UNITS.get(1) + name + ".csv\""), name);
    }

    Path old = run("old", "[spectrum]");
    assertFalse(Files.readString(old.resolve("index.html")).contains("probe-"));
    Said reported = ntk("report", old.toString(), "--probe", "geometry");
    assertEquals(ExitCode.DONE, reported.code(), reported.err());
    assertTrue(Files.readString(old.resolve("index.html")).contains("id=\"probe-geometry\""));
    for (String unit : UNITS) {
      assertEquals(
          Files.readString(whole.resolve(unit + "geometry.csv")),
          Files.readString(old.resolve(unit + "geometry.csv")));
    }
    assertEquals(
        new Said(
            ExitCode.WRONG_REQUEST,
            "",
            "ntk: --probe layers: needs more than the kernels of a run; allowed: geometry\n"),
        ntk("report", old.toString(), "--probe", "layers"));
  }

  @Test
  void anUnknownNameIsRefusedWithTheNearest() {
    Said said = ntk("run", spec.toString(), "--set", "probes=[layer]");
    assertEquals(ExitCode.WRONG_REQUEST, said.code());
    assertTrue(
        said.err()
            .startsWith("ntk: --set probes=[layer]: probes: layer (did you mean layers?) is not"),
        said.err());
    Said twice = ntk("run", spec.toString(), "--set", "probes=[layers, layers]");
    assertEquals(ExitCode.WRONG_REQUEST, twice.code());
    assertEquals(1, twice.err().lines().count(), twice.err());
  }

  @Test
  void theyAreListed() {
    Said said = ntk("probes");
    assertEquals(ExitCode.DONE, said.code());
    for (String name : List.of("label-awareness", "spectrum", "layers", "geometry", "activity")) {
      assertTrue(said.out().lines().anyMatch(line -> line.startsWith(name + " ")), said.out());
    }
  }

  /** In a process of its own: probes are looked for once. */
  private Said ntkWith(Path jar, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(NtkProcess.command());
    int path = command.indexOf("-cp") + 1;
    command.set(path, command.get(path) + ':' + jar);
    command.addAll(List.of(arguments));
    Path out = directory.resolve("out");
    Path err = directory.resolve("err");
    int code =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start()
            .waitFor();
    return new Said(code, Files.readString(out), Files.readString(err));
  }

  private Path jar(String source) throws IOException {
    Path place = Files.createTempDirectory(directory, "own");
    Path classes = UserJar.compile(place, "OwnProbe.java", source);
    return UserJar.pack(place.resolve("my.jar"), classes, Probe.class, "OwnProbe");
  }

  private static String example() throws IOException {
    return Files.readString(Path.of("src/examples/java/OwnProbe.java"));
  }

  @Test
  void theExampleRuns() throws Exception {
    Path root = directory.resolve("own");
    Said said =
        ntkWith(
            jar(example()),
            "run",
            spec.toString(),
            "--quiet",
            "--out",
            root.toString(),
            "--set",
            "probes=[gradient-norm]");
    assertEquals(new Said(ExitCode.DONE, "", ""), said);
    List<String> rows = Files.readAllLines(root.resolve(UNITS.get(0) + "gradient-norm.csv"));
    assertEquals("step,norm", rows.get(0));
    assertTrue(rows.get(3).matches("4,0[.]\\d+"), rows.get(3));
    assertTrue(Files.readString(root.resolve("index.html")).contains("id=\"probe-gradient-norm\""));
  }

  @Test
  void oneThatThrowsFailsItsUnitAlone() throws Exception {
    String thrown =
        "if (moment.step() == 2 && !gone) { gone = true; throw new IllegalStateException(\"no\"); }"
            + " return List";
    String source =
        example()
            .replace("return List.of(new Row", thrown + ".of(new Row")
            .replace(
                "private static final Table",
                "private static boolean gone;\nprivate static final Table");
    Path root = directory.resolve("fails");
    Said said =
        ntkWith(
            jar(source),
            "run",
            spec.toString(),
            "--quiet",
            "--out",
            root.toString(),
            "--set",
            "probes=[gradient-norm]");
    assertEquals(ExitCode.FAILED, said.code(), said.err());
    String failed = Files.readString(root.resolve(UNITS.get(0) + "status.json"));
    assertTrue(failed.contains("\"failed\""), failed);
    assertTrue(
        failed.contains("the probe gradient-norm at step 2: IllegalStateException: no"), failed);
    assertTrue(
        Files.readString(root.resolve(UNITS.get(1) + "status.json")).contains("\"finished\""));
  }

  @Test
  void aJarWithoutItsClassIsNamed() throws Exception {
    Path empty = Files.createDirectory(directory.resolve("empty"));
    Path jar = UserJar.pack(directory.resolve("my.jar"), empty, Probe.class, "OwnProbe");
    assertEquals(
        new Said(
            ExitCode.WRONG_REQUEST,
            "",
            "ntk: "
                + jar
                + ": the probe OwnProbe cannot be used: ClassNotFoundException: OwnProbe\n"),
        ntkWith(jar, "probes"));
  }
}
