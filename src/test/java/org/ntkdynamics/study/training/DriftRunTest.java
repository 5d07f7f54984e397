package org.ntkdynamics.study.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.ntkdynamics.cli.Results;
import org.ntkdynamics.cli.Said;
import org.ntkdynamics.cli.Trees;
import org.ntkdynamics.data.IdxFiles;
import org.ntkdynamics.page.PageText;
import org.ntkdynamics.spec.Reduction;
import org.ntkdynamics.store.MetricsRow;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.store.Tables;
import org.ntkdynamics.store.UnitDirectory;
import org.ntkdynamics.store.UnitStatus;
import org.ntkdynamics.study.Studies;

/** The kind drift and the scale of outputs, from the arguments to the files. */
class DriftRunTest {
  private static final String TINY =
      """
      kind: drift
      name: tiny
      seed: [3, 4]
      data: {dataset: {images: images, labels: labels}, trainSize: 30, testSize: 0}
      network: {hiddenLayers: [1, 2, 4], width: [6, 12], outputs: 3, sigmaW2: [1.0, 2.0, 2.5]}
      training: {optimizer: sgd, learningRate: 0.05, steps: 6, microBatch: 10}
      kernel: {samplesPerClass: 2, steps: [0, 1, 3, 6]}
      checkpoint: {every: 2, keep: 3}
      comparison: {steps: [1, 6]}
      """;

  private static final Pattern LINK = Pattern.compile("href=\"([^#\"]+)\"");

  @TempDir Path directory;
  private Path spec;

  @BeforeEach
  void writeSpec() throws IOException {
    IdxFiles.write(directory.resolve("images"), IdxFiles.images(60));
    IdxFiles.write(directory.resolve("labels"), IdxFiles.labels(60));
    spec = Files.writeString(directory.resolve("spec.yaml"), TINY);
  }

  private static String page(Path root) throws IOException {
    String html = Files.readString(Studies.open(root).reportFile());
    assertFalse(PageText.of(html).contains("NaN"), "a number that is none was printed");
    return html;
  }

  @Test
  void aSweepIsTrainedAndItsSeedsAreTakenTogether() throws IOException {
    Path root = directory.resolve("run");
    assertEquals(Said.NOTHING, Said.byRunning(spec, root));
    RunDirectory run = Studies.open(root);
    assertEquals(36, run.units().size());
    DriftResults results = DriftResults.read(run, (DriftSpec) run.config());
    assertEquals(6, results.curves().size());
    for (DriftResults.Curve series : results.curves()) {
      assertEquals(List.of(2, 3, 5), series.cells().stream().map(c -> c.depth()).toList());
      assertEquals(0, series.lost(6));
      assertTrue(series.trend(6, DriftResults.KERNEL).orElseThrow().networks() == 6);
      for (DriftResults.Cell cell : series.cells()) {
        assertEquals(2, cell.spread(6, DriftResults.KERNEL).count());
        assertEquals(0, cell.spread(0, DriftResults.KERNEL).mean());
        assertTrue(cell.spread(6, DriftResults.DIAGONAL).mean() > 0);
      }
    }
    String html = page(root);
    assertTrue(html.contains("Of the spec <b>tiny</b>"));
    for (String figure : List.of("depth", "lambda", "steps")) {
      assertTrue(html.contains("<section id=\"" + figure + "\">"), figure);
    }
    assertFalse(html.contains("<section id=\"scale\">"), "one α is no sweep");
    assertFalse(html.contains("class=\"notice"), "everything went well");
    assertTrue(html.contains("the paper’s statement</dt><dd>"));
    assertLinksLeadToFiles(root, html);
  }

  private static void assertLinksLeadToFiles(Path root, String html) {
    Matcher link = LINK.matcher(html);
    int links = 0;
    while (link.find()) {
      assertTrue(Files.isRegularFile(root.resolve(link.group(1))), link.group(1));
      links++;
    }
    assertEquals(4 + 36 * (3 + 4), links, "of the run; tables, status and kernels of each unit");
  }

  @Test
  void theSameSpecOfTheOtherKindTrainsTheSameNetworks() throws IOException {
    Path drift = directory.resolve("drift");
    Path other = directory.resolve("other");
    assertEquals(Said.DONE, Said.byRunning(spec, drift, "network.sigmaW2=2.0", "seed=3").code());
    Files.writeString(
        spec,
        TINY.replace("kind: drift", "kind: label-awareness").replaceAll("comparison.*\n", ""));
    assertEquals(Said.DONE, Said.byRunning(spec, other, "network.sigmaW2=2.0", "seed=3").code());
    for (UnitDirectory unit : Studies.open(drift).units()) {
      UnitDirectory twin = Studies.open(other).unit(unit.key());
      assertEquals(
          Files.readString(Tables.METRICS.in(unit)), Files.readString(Tables.METRICS.in(twin)));
    }
  }

  @Test
  void aHalfDoneRunGoesOnBitForBit() throws IOException {
    Path whole = directory.resolve("whole");
    assertEquals(Said.DONE, Said.byRunning(spec, whole, "network.width=6").code());
    Path cut = Trees.copy(whole, directory.resolve("cut"));
    List<UnitDirectory> units = Studies.open(cut).units();
    for (int i = units.size() / 2; i < units.size(); i++) {
      UnitDirectory unit = units.get(i);
      unit.writeStatus(UnitStatus.running(4));
      Files.delete(unit.checkpointFile(6));
      Files.delete(unit.kernelFile(6, Reduction.TRACE));
    }
    Path unbegun = units.get(units.size() - 1).statusFile().getParent();
    for (Path path : Trees.list(unbegun).stream().sorted((a, b) -> b.compareTo(a)).toList()) {
      Files.delete(path);
    }
    String before = page(whole);
    assertEquals(Said.DONE, Said.by(List.of("report", cut.toString(), "--force")).code());
    assertTrue(page(cut).contains("are unfinished: "));
    Said said = Said.by(List.of("resume", cut.toString(), "--quiet"));
    assertEquals(Said.NOTHING, said);
    Results.assertSame(whole, cut);
    assertEquals(figures(before), figures(page(cut)));
  }

  private static String figures(String html) {
    return html.substring(html.indexOf("id=\"results\""), html.indexOf("id=\"run\""));
  }

  @Test
  void networksThatDivergeAreCountedAndShown() throws IOException {
    Path root = directory.resolve("run");
    Said said = Said.byRunning(spec, root, "training.learningRate=1e30", "network.width=6");
    assertEquals(Said.DONE, said.code(), said.err());
    RunDirectory run = Studies.open(root);
    DriftResults results = DriftResults.read(run, (DriftSpec) run.config());
    assertEquals(6, results.curves().get(2).lost(6));
    String html = page(root);
    assertTrue(html.contains("18 of 18 networks"), "the notice");
    assertTrue(html.contains("6 diverged before and are left out"), "the result");
    assertTrue(html.contains("the paper’s statement</dt><dd>untested"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"fused", "dl4j"})
  void aScaledOutputHasAScaledKernelAndTheSameStart(String engine) throws IOException {
    Path root = directory.resolve("run");
    Said said =
        Said.byRunning(
            spec,
            root,
            "network.outputScale=[1,3]",
            "network.sigmaW2=2.0",
            "network.hiddenLayers=[2,4]",
            "network.width=6",
            "training.engine=" + engine);
    assertEquals(Said.DONE, said.code(), said.err());
    RunDirectory run = Studies.open(root);
    String key = "sw2=2.0_layers=2_seed=4_scale=";
    UnitDirectory one = run.unit(key + "1.0");
    UnitDirectory three = run.unit(key + "3.0");
    INDArray kernel = one.kernel(0, Reduction.TRACE);
    assertEquals(kernel.mul(9), three.kernel(0, Reduction.TRACE));
    MetricsRow plain = Tables.METRICS.read(one).get(0);
    MetricsRow scaled = Tables.METRICS.read(three).get(0);
    double thetaD = plain.kernel().labelAwareness().thetaD();
    assertEquals(9 * thetaD, scaled.kernel().labelAwareness().thetaD(), 1e-12 * thetaD);
    assertEquals(
        plain.kernel().labelAwareness().thetaCOverD(),
        scaled.kernel().labelAwareness().thetaCOverD(),
        1e-12);
    double bound = plain.kernel().spectrum().stepSizeBound();
    assertEquals(bound, scaled.kernel().spectrum().stepSizeBound(), 1e-9 * bound);
    assertEquals(plain.evaluation().trainAccuracy(), scaled.evaluation().trainAccuracy());
    assertTrue(
        Tables.LOSSES.read(three).get(6).trainLoss() != Tables.LOSSES.read(one).get(6).trainLoss());
    assertTrue(page(root).contains("<section id=\"scale\">"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "network.outputScale=0    | --set network.outputScale=0: network.outputScale: 0.0 is not",
        "network.outputScale=-1   | network.outputScale: -1.0 is not allowed: must be a number above",
        "network.width='8,5,3,2'  | network.width: \"8,5,3,2\" is not allowed",
        "kernel.steps=[1,6]       | kernel.steps: [1, 6] is not allowed",
        "comparison.steps=[2]     | comparison.steps: 2 is not allowed: must be one of kernel.steps",
        "comparison.at=[2]        | unknown key comparison.at",
        "network.outputs=7        | network.outputs: 7 is not allowed: must be 1 or 3",
        "kind=drifts              | (did you mean drift?)",
      })
  void refusesBadInputInOneLineAndWritesNothing(String setting, String message) {
    Path root = directory.resolve("run");
    Said said = Said.byRunning(spec, root, "network.hiddenLayers=4", setting);
    assertEquals(Said.WRONG_REQUEST, said.code());
    assertEquals(1, said.err().lines().count(), said.err());
    assertTrue(said.err().contains(message), said.err());
    assertFalse(Files.exists(root));
  }

  @ParameterizedTest
  @CsvSource({"drift, '[8,16]'", "drift-adam, 8", "lazy, 8"})
  void theShippedSpecsAtReducedSize(String name, String width) throws IOException {
    Path root = directory.resolve("shipped");
    Said said =
        Said.by(
            List.of(
                "run",
                "experiments/" + name + ".yaml",
                "--quiet",
                "--out",
                root.toString(),
                "--set",
                "data.trainSize=100",
                "--set",
                "network.width=" + width,
                "--set",
                "network.hiddenLayers=[2,4]",
                "--set",
                "seed=[0,1]",
                "--set",
                "training.steps=100",
                "--set",
                "kernel.samplesPerClass=2"));
    assertEquals(Said.NOTHING, said);
    assertTrue(page(root).contains("Of the spec <b>" + name + "</b>"));
  }
}
