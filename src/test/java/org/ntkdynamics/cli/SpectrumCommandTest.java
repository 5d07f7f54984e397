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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntkdynamics.judge.DescentVerdict;
import org.ntkdynamics.metrics.KernelPart;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.store.Tables;
import org.ntkdynamics.store.UnitDirectory;
import org.ntkdynamics.store.UnitStatus;
import org.ntkdynamics.study.Studies;
import org.ntkdynamics.study.catapult.DescentStep;
import org.ntkdynamics.study.spectrum.RankedEigenvalue;
import org.ntkdynamics.study.spectrum.SpectrumDraw;
import org.ntkdynamics.study.spectrum.SpectrumPoint;

/** The kinds spectrum and catapult on MNIST, from the arguments to the files and the page. */
class SpectrumCommandTest {
  private static final String[] SPECTRUM = {
    "network.hiddenLayers=[1,3]",
    "network.width=[10,20]",
    "network.sigmaW2=[1.0,2.0]",
    "kernel.samplesPerClass=2",
    "kernel.draws=8"
  };

  private static final String[] CATAPULT = {
    "data.trainSize=20",
    "network.width=60",
    "network.sigmaW2=2.0",
    "descent.multiples=[0.5,1.5,30]",
    "descent.steps=12"
  };

  @TempDir Path directory;

  /** What a command said. */
  private record Said(int code, String out, String err) {}

  private static Said ntk(List<String> args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    var command = Main.commandLine();
    command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    int code = command.execute(args.toArray(String[]::new));
    return new Said(code, out.toString(), err.toString());
  }

  private static Said run(String spec, Path out, String... settings) {
    List<String> args =
        new ArrayList<>(
            List.of("run", "experiments/" + spec + ".yaml", "--quiet", "--out", out.toString()));
    for (String setting : settings) {
      args.addAll(List.of("--set", setting));
    }
    return ntk(args);
  }

  @Test
  void theSpectrumRunsAndReports() throws IOException {
    Path root = directory.resolve("run");
    assertEquals(new Said(ExitCode.DONE, "", ""), run("spectrum", root, SPECTRUM));
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

  @Test
  void theCatapultRunsAndReports() throws IOException {
    Path root = directory.resolve("run");
    assertEquals(new Said(ExitCode.DONE, "", ""), run("catapult", root, CATAPULT));
    RunDirectory run = Studies.open(root);
    List<DescentStep> below = DescentStep.TABLE.read(run.unit("sw2=2.0_seed=0_eta=0.5"));
    assertEquals(13, below.size());
    assertEquals(1, below.get(0).instability(), 1e-9);
    assertEquals(DescentVerdict.DESCENDS, DescentVerdict.of(below, false));
    List<DescentStep> above = DescentStep.TABLE.read(run.unit("sw2=2.0_seed=0_eta=1.5"));
    assertEquals(below.get(0).loss(), above.get(0).loss(), 0);
    assertEquals(below.get(0).lambdaMax(), above.get(0).lambdaMax(), 0);
    assertTrue(DescentVerdict.firstGrowth(above).isPresent());
    List<DescentStep> far = DescentStep.TABLE.read(run.unit("sw2=2.0_seed=0_eta=30.0"));
    assertEquals(DescentVerdict.DIVERGES, DescentVerdict.of(far, false));
    String html = page(root);
    assertTrue(html.contains("Of the spec <b>catapult</b>"));
    assertTrue(html.contains("descends"));
    assertTrue(html.contains("diverges"));
  }

  private static String page(Path root) throws IOException {
    String html = Files.readString(root.resolve("index.html"));
    assertTrue(html.contains("<svg class=\"chart\""));
    assertFalse(html.contains("NaN"), "a number that is none was printed");
    assertFalse(html.contains("is unfinished"));
    return html;
  }

  @ParameterizedTest
  @ValueSource(strings = {"spectrum", "catapult"})
  void resumingComputesWhatIsMissingAndNothingElse(String spec) throws IOException {
    Path root = directory.resolve("run");
    run(spec, root, spec.equals("spectrum") ? SPECTRUM : CATAPULT);
    RunDirectory run = Studies.open(root);
    Path kept = table(run.units().get(0));
    Path lost = table(run.units().get(1));
    String numbers = Files.readString(lost);
    Files.delete(lost);
    run.units().get(1).writeStatus(UnitStatus.running(0));
    String marked = Files.readString(kept) + "\n";
    Files.writeString(kept, marked);
    assertEquals(ExitCode.DONE, ntk(List.of("resume", root.toString(), "--quiet")).code());
    assertEquals(numbers, Files.readString(lost));
    assertEquals(marked, Files.readString(kept));
  }

  private static Path table(UnitDirectory unit) {
    return Files.exists(DescentStep.TABLE.in(unit))
        ? DescentStep.TABLE.in(unit)
        : unit.root().resolve(Tables.MOMENTS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"spectrum", "catapult"})
  void aReportOfAnUnfinishedRunSaysSo(String spec) throws IOException {
    Path root = directory.resolve("run");
    Studies.create(
        root, Studies.reader().read(Path.of("experiments/" + spec + ".yaml"), List.of()));
    assertEquals(ExitCode.DONE, ntk(List.of("report", root.toString(), "--quiet")).code());
    assertTrue(Files.readString(root.resolve("index.html")).contains("is unfinished"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "spectrum | kernel.draws=3 | at least 4",
        "spectrum | kernel.samplesPerClass=100000 | must be fewer",
        "spectrum | network.outputs=10 | must be 1 in this kind",
        "spectrum | network.sigmaB2=0.1 | must be 0 in this kind",
        "spectrum | kernel.steps=[0] | unknown key kernel.steps",
        "catapult | descent.multiples=[] | a list of at least one",
        "catapult | descent.multiples=[1.0,1.0] | without repetitions",
        "catapult | descent.multiples=-1.0 | above 0",
        "catapult | descent.steps=0 | at least 1",
        "catapult | data.trainSize=6000 | at most 5000",
        "catapult | network.outputs=3 | must be 1 or 10",
      })
  void refusesBadInputInOneLine(String spec, String setting, String message) {
    Path root = directory.resolve("run");
    Said said = run(spec, root, setting);
    assertEquals(ExitCode.WRONG_REQUEST, said.code());
    assertEquals(1, said.err().lines().count(), said.err());
    assertTrue(said.err().contains(message), said.err());
    assertFalse(Files.exists(root));
  }
}
