package org.ntkdynamics.study.spectrum;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntkdynamics.cli.Said;
import org.ntkdynamics.metrics.KernelPart;
import org.ntkdynamics.page.PageText;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.store.UnitDirectory;
import org.ntkdynamics.store.UnitStatus;
import org.ntkdynamics.study.Studies;

/** The kind spectrum on MNIST, from the arguments to the files and the page. */
class SpectrumRunTest {
  private static final String[] SMALL = {
    "network.hiddenLayers=[1,3]",
    "network.width=[10,20]",
    "network.sigmaW2=[1.0,2.0]",
    "kernel.samplesPerClass=2",
    "kernel.draws=8"
  };

  @TempDir Path directory;

  @Test
  void runsAndReports() throws IOException {
    Path root = directory.resolve("run");
    assertEquals(Said.NOTHING, Said.byRunning("spectrum", root, SMALL));
    RunDirectory run = Studies.open(root);
    assertEquals(8, run.units().size());
    assertEquals(20, run.subsample().size());
    for (UnitDirectory unit : run.units()) {
      assertEquals(UnitStatus.State.FINISHED, unit.status().orElseThrow().state());
      assertEquals(2 * 8, SpectrumDraw.TABLE.read(unit).size());
      List<RankedEigenvalue> eigenvalues = RankedEigenvalue.TABLE.read(unit);
      assertEquals(2 * 20, eigenvalues.size());
      assertEquals(1, eigenvalues.get(20).rank());
      List<SpectrumPoint> points = SpectrumPoint.TABLE.read(unit);
      assertEquals(KernelPart.WEIGHTS, points.get(0).part());
      assertEquals(KernelPart.FULL, points.get(1).part());
      assertTrue(points.get(0).lambdaMax().mean() < points.get(1).lambdaMax().mean());
      assertEquals(points.get(1).lambdaMax(), eigenvalues.get(20).eigenvalue());
    }
    String html = page(root);
    assertTrue(html.contains("Of the spec <b>spectrum</b>"));
    assertEquals(2 * 2 * 2 + 2 + 2, html.split("<svg class=\"chart\"", -1).length - 1, "charts");
  }

  private static String page(Path root) throws IOException {
    String html = Files.readString(root.resolve("index.html"));
    assertTrue(html.contains("<svg class=\"chart\""));
    assertFalse(PageText.of(html).contains("NaN"), "a number that is none was printed");
    assertFalse(html.contains("is unfinished"));
    return html;
  }

  @Test
  void resumingComputesWhatIsMissingAndNothingElse() throws IOException {
    Path root = directory.resolve("run");
    Said.byRunning("spectrum", root, SMALL);
    RunDirectory run = Studies.open(root);
    Path kept = SpectrumPoint.TABLE.in(run.units().get(0));
    Path lost = SpectrumPoint.TABLE.in(run.units().get(1));
    String numbers = Files.readString(lost);
    Files.delete(lost);
    run.units().get(1).writeStatus(UnitStatus.running(0));
    String marked = Files.readString(kept) + "\n";
    Files.writeString(kept, marked);
    assertEquals(Said.DONE, Said.by(List.of("resume", root.toString(), "--quiet")).code());
    assertEquals(numbers, Files.readString(lost));
    assertEquals(marked, Files.readString(kept));
  }

  @Test
  void aReportOfAnUnfinishedRunSaysSo() throws IOException {
    Path root = directory.resolve("run");
    Studies.create(root, Studies.reader().read(Path.of("experiments/spectrum.yaml"), List.of()));
    assertEquals(Said.DONE, Said.by(List.of("report", root.toString(), "--quiet")).code());
    assertTrue(Files.readString(root.resolve("index.html")).contains("is unfinished"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kernel.draws=3 | at least 4",
        "kernel.samplesPerClass=100000 | must be fewer",
        "network.outputs=10 | must be 1 in this kind",
        "network.sigmaB2=0.1 | must be 0 in this kind",
        "kernel.steps=[0] | unknown key kernel.steps",
      })
  void refusesBadInputInOneLine(String setting, String message) {
    Path root = directory.resolve("run");
    Said said = Said.byRunning("spectrum", root, setting);
    assertEquals(Said.WRONG_REQUEST, said.code());
    assertEquals(1, said.err().lines().count(), said.err());
    assertTrue(said.err().contains(message), said.err());
    assertFalse(Files.exists(root));
  }
}
