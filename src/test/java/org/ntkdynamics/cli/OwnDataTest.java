package org.ntkdynamics.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntkdynamics.UserJar;
import org.ntkdynamics.data.OwnFiles;
import org.ntkdynamics.spec.Reduction;
import org.ntkdynamics.store.NpyFile;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.store.ScalingRow;
import org.ntkdynamics.store.SubsampleRow;
import org.ntkdynamics.store.UnitDirectory;
import org.ntkdynamics.study.NeedsStudy;
import org.ntkdynamics.study.Studies;

/** Data of a user's own, from the spec to the page: docs/data.md. */
@NeedsStudy("label-awareness")
class OwnDataTest {
  private static final String IMAGES = "data-block=\"images\"";

  @TempDir Path directory;

  private Path spec(String dataset, String more) throws IOException {
    return Files.writeString(
        directory.resolve("own.yaml"),
        "kind: label-awareness\nname: own\ndata: {dataset: "
            + dataset
            + ", "
            + more
            + "}\nnetwork: {hiddenLayers: 1, width: 5, outputs: 3, sigmaW2: 2.0}\n"
            + "training: {steps: 2, lanes: 1}\nkernel: {samplesPerClass: 2, steps: [0, 2]}\n");
  }

  private RunDirectory ran(Path spec) {
    Path root = directory.resolve("run");
    assertEquals(Said.NOTHING, Said.byRunning(spec, root));
    return Studies.open(root);
  }

  private static String page(RunDirectory run) throws IOException {
    return Files.readString(run.reportFile());
  }

  @Test
  void theExample() throws Exception {
    String source = Files.readString(Path.of("src/examples/java/OwnData.java"));
    Path classes = UserJar.compile(directory, "OwnData.java", source);
    URL[] place = {classes.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(place, getClass().getClassLoader())) {
      String[] arguments = {directory.toString()};
      loader
          .loadClass("OwnData")
          .getMethod("main", String[].class)
          .invoke(null, (Object) arguments);
    }
    String spec = directory.resolve("spiral.yaml").toString();
    assertTrue(Said.by("validate", spec).out().contains("label-awareness, 3 units"));
    String small = "training.steps=10";
    String steps = "kernel.steps=[0,10]";
    Said forecast = Said.by("run", spec, "--dry-run", "--set", small, "--set", steps);
    assertEquals(ExitCode.DONE, forecast.code(), forecast.err());
    Path root = directory.resolve("run");
    assertEquals(
        Said.NOTHING, Said.byRunning(directory.resolve("spiral.yaml"), root, small, steps));
    RunDirectory run = Studies.open(root);
    assertTrue(Files.readString(run.specFile()).contains("scaling: standardised"));
    List<ScalingRow> scaling = run.scaling();
    assertEquals(2, scaling.size());
    assertTrue(scaling.get(1).deviation() > 0.3, scaling.get(1).toString());
    assertEquals(60, run.subsample().size());
    UnitDirectory unit = run.unit("sw2=2.2_seed=0");
    assertEquals(60, unit.traceKernel(10).size());
    assertFalse(page(run).contains(IMAGES));
    assertTrue(page(run).contains("scaling.csv"));
    assertTrue(page(run).contains("each feature less its mean over the training samples"));
    String table = DigestUtils.sha256Hex(Files.readAllBytes(directory.resolve("spiral.csv")));
    assertEquals(table, run.provenance().orElseThrow().datasetFiles().get(0).sha256());

    Path out = directory.resolve("k.npy");
    String data = "{csv: " + directory.resolve("spiral.csv") + ", label: arm}";
    Said kernel =
        Said.by(
            "kernel",
            unit.checkpointFile(10).toString(),
            "--data",
            data,
            "--scaling",
            "none",
            "--out",
            out.toString(),
            "--samples-per-class",
            "4");
    assertEquals(ExitCode.DONE, kernel.code(), kernel.err());
    assertEquals(12, NpyFile.read(out).size(0));
  }

  @Test
  void aFolderOfImages() throws IOException {
    Path folder = OwnFiles.folder(directory.resolve("photos"), 4, "ant", "cat", "dog");
    RunDirectory run = ran(spec("{folder: photos}", "trainSize: 9, testSize: 3"));
    assertEquals(
        List.of(0, 0, 1, 1, 2, 2), run.subsample().stream().map(SubsampleRow::label).toList());
    assertTrue(page(run).contains(IMAGES));
    assertEquals(List.of(), run.scaling());
    assertFalse(Files.exists(run.scalingFile()));

    Files.delete(run.unit("sw2=2.0_seed=0").statusFile());
    OwnFiles.write(folder.resolve("cat/0.png"), OwnFiles.grey(3, 2, 99));
    Said resumed = Said.by("resume", run.root().toString());
    assertEquals(ExitCode.WRONG_REQUEST, resumed.code());
    assertTrue(resumed.errLine().contains("photos: not the data that the run began with"));
    Files.delete(folder.resolve("dog/3.png"));
    Said reported = Said.by("report", "--force", run.root().toString());
    assertEquals(ExitCode.DONE, reported.code(), reported.err());
    assertFalse(page(run).contains(IMAGES), "images of another data set");
  }

  @Test
  void arraysOfImages() throws IOException {
    double[] values = new double[12 * 6];
    for (int i = 0; i < values.length; i++) {
      values[i] = (double) i % 7 / 6;
    }
    OwnFiles.write(directory.resolve("x.npy"), OwnFiles.npy("12, 3, 2", values));
    OwnFiles.write(directory.resolve("y.npy"), OwnFiles.labels(12));
    String own = "{inputs: x.npy, labels: y.npy, testInputs: x.npy, testLabels: y.npy}";
    RunDirectory run = ran(spec(own, "scaling: none, trainSize: 12, testSize: 12"));
    assertTrue(page(run).contains(IMAGES));
    assertEquals(4, run.provenance().orElseThrow().datasetFiles().size());
    assertEquals(List.of(0, 2), run.unit("sw2=2.0_seed=0").kernelSteps(Reduction.TRACE));
    // The file of the run is a spec.
    assertEquals(ExitCode.DONE, Said.by("validate", run.specFile().toString()).code());
  }

  /** In one line and before anything is written. */
  @ParameterizedTest
  @ValueSource(strings = {"validate", "run", "run --dry-run"})
  void refusalsLeaveNothingBehind(String command) throws IOException {
    OwnFiles.write(directory.resolve("t.csv"), "0,1\n1,2\n0,3\n1,4\n");
    Path spec = spec("{csv: t.csv, label: 0}", "trainSize: 4, testSize: 0");
    Path root = directory.resolve("none");
    for (String expected :
        List.of(
            "network.outputs: 3 is not allowed: must be 1 or 2, the number of classes",
            "t.csv:2: has 3 fields: must have 2 as the first")) {
      String[] words = command.split(" ", -1);
      List<String> line = new ArrayList<>(List.of(words[0], spec.toString()));
      if (words.length > 1) {
        line.add(words[1]);
      }
      if (command.equals("run")) {
        line.addAll(List.of("--out", root.toString()));
      }
      Said said = Said.by(line);
      assertEquals(ExitCode.WRONG_REQUEST, said.code());
      assertTrue(said.errLine().contains(expected), said.err());
      assertFalse(Files.exists(root));
      OwnFiles.write(directory.resolve("t.csv"), "0,1\n1,2,3\n0,3\n1,4\n");
    }
  }
}
