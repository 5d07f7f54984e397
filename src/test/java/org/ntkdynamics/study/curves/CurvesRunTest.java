package org.ntkdynamics.study.curves;

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
import org.ntkdynamics.ensemble.CurveRow;
import org.ntkdynamics.ensemble.RawDraw;
import org.ntkdynamics.page.PageText;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.store.Tables;
import org.ntkdynamics.store.UnitDirectory;
import org.ntkdynamics.store.UnitStatus;
import org.ntkdynamics.study.Studies;

/** Ensemble experiments and theory, from the arguments to the files and answers. */
class CurvesRunTest {
  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "figure-1, 48, 'network.depth.points=2;ensemble.draws=100'",
    "figure-2, 18, 'network.depth.points=2;ensemble.draws=100'",
    "figure-3, 12, 'network.depth.points=2;network.depth.maxLambda=0.02;ensemble.draws=5'",
    "figure-5, 20, 'network.depth.points=2;network.depth.maxLambda=0.1'",
    "figure-6, 24, 'network.depth.points=2;network.depth.maxLambda=0.1;ensemble.draws=50'",
    "figure-7, 12, 'network.depth.points=2;network.depth.maxLambda=0.05;ensemble.draws=5'",
    "figure-8, 12, 'network.depth.points=2;network.depth.maxLambda=0.05;ensemble.draws=5'",
    "figure-9, 15, 'network.depth.points=2;ensemble.draws=100'",
    "figure-10, 12, 'network.depth.points=2;ensemble.draws=100'",
    "figure-11, 4, 'network.depth.points=2;network.depth.maxLambda=0.05;ensemble.draws=5'",
    "heavy-tails, 30, 'network.depth.points=2;ensemble.draws=[20,30,40]'",
    "wide, 3, 'network.depth.from=10;network.depth.maxLambda=0.00002;ensemble.draws=100'",
    "biases, 5, 'network.depth.points=2;ensemble.draws=100'",
  })
  void everyShippedSpecRunsAndReports(String spec, int units, String settings) throws IOException {
    Path root = directory.resolve("run");
    assertEquals(Said.NOTHING, Said.byRunning(spec, root, settings.split(";")));
    RunDirectory run = Studies.open(root);
    assertEquals(units, run.units().size());
    for (UnitDirectory unit : run.units()) {
      assertEquals(UnitStatus.State.FINISHED, unit.status().orElseThrow().state());
      List<? extends CurveRow> rows =
          run.config().kind().equals("dispersion")
              ? DispersionRow.TABLE.read(unit)
              : KernelRatioRow.TABLE.read(unit);
      assertFalse(rows.isEmpty());
    }
    String html = Files.readString(run.reportFile());
    assertTrue(html.contains("Of the spec <b>" + spec + "</b>"));
    assertTrue(html.contains("<svg class=\"chart\""));
    assertFalse(PageText.of(html).contains("NaN"), "a number that is none was printed");
  }

  @Test
  void theFilesHoldTheCurveAndTheFirstNetworksOfTheDeepestPoint() {
    Path root = directory.resolve("run");
    Said.byRunning(
        "biases",
        root,
        "network.sigmaW2=2.0",
        "network.width=40",
        "network.depth.points=3",
        "ensemble.draws=3000");
    UnitDirectory unit = Studies.open(root).unit("M=40_sw2=2.0_alpha0=1.0_seed=1");
    List<DispersionRow> rows = DispersionRow.TABLE.read(unit);
    assertEquals(List.of(2, 11, 20), rows.stream().map(DispersionRow::depth).toList());
    for (DispersionRow row : rows) {
      assertEquals(3000, row.draws());
      assertEquals(1, row.cosine());
      assertTrue(Math.abs(row.deviation()) < 4.5, row.toString());
      assertTrue(row.theory().limitCorrected() > row.theory().limitPrinted(), row.toString());
    }
    List<RawDraw> draws = Tables.SAMPLES.read(unit);
    assertEquals(1000, draws.size());
    double mean = draws.stream().mapToDouble(RawDraw::theta).average().orElseThrow();
    assertEquals(1, mean, 5 * Math.sqrt((rows.get(2).theory().exact() - 1) / 1000));
  }

  @Test
  void pairsHaveARowAnAngle() {
    Path root = directory.resolve("run");
    Said.byRunning(
        "figure-3",
        root,
        "network.width=30",
        "network.sigmaW2=1.0",
        "network.depth.points=2",
        "ensemble.draws=200");
    UnitDirectory unit = Studies.open(root).unit("M=30_sw2=1.0_alpha0=1.0_seed=1");
    List<KernelRatioRow> rows = KernelRatioRow.TABLE.read(unit);
    assertEquals(2 * 5, rows.size());
    assertTrue(rows.get(0).sample().value() < rows.get(4).sample().value());
    assertTrue(rows.stream().skip(5).allMatch(row -> row.aboveBound() > -4));
    assertEquals(200 * (1 + 5), Tables.SAMPLES.read(unit).size());
  }

  @Test
  void runYamlRunAgainGivesTheSameNumbersBitForBit() throws IOException {
    Path first = directory.resolve("first");
    Path second = directory.resolve("second");
    Said.byRunning(
        "figure-7", first, "network.width=20", "ensemble.draws=20", "network.sigmaW2=2.0");
    String spec = first.resolve("run.yaml").toString();
    assertEquals(Said.DONE, Said.by("run", spec, "--quiet", "--out", second.toString()).code());
    for (UnitDirectory unit : Studies.open(first).units()) {
      UnitDirectory other = Studies.open(second).unit(unit.key());
      assertEquals(
          -1,
          Files.mismatch(
              unit.root().resolve(Tables.MOMENTS), other.root().resolve(Tables.MOMENTS)));
      assertEquals(-1, Files.mismatch(Tables.SAMPLES.in(unit), Tables.SAMPLES.in(other)));
    }
  }

  @Test
  void resumingDrawsWhatIsMissingAndNothingElse() throws IOException {
    Path root = directory.resolve("run");
    Said.byRunning("biases", root, "network.width=20", "ensemble.draws=50");
    RunDirectory run = Studies.open(root);
    UnitDirectory lost = run.units().get(1);
    UnitDirectory kept = run.units().get(0);
    String numbers = Files.readString(lost.root().resolve(Tables.MOMENTS));
    Files.delete(lost.root().resolve(Tables.MOMENTS));
    lost.writeStatus(UnitStatus.running(0));
    Files.writeString(
        kept.root().resolve(Tables.MOMENTS),
        Files.readString(kept.root().resolve(Tables.MOMENTS)) + "\n");
    String marked = Files.readString(kept.root().resolve(Tables.MOMENTS));
    assertEquals(Said.DONE, Said.by("resume", root.toString(), "--quiet").code());
    assertEquals(numbers, Files.readString(lost.root().resolve(Tables.MOMENTS)));
    assertEquals(marked, Files.readString(kept.root().resolve(Tables.MOMENTS)));
    assertEquals(2, run.provenance().orElseThrow().sessions().size());
  }

  @Test
  void tooMuchForTheMemoryIsRefusedBeforeAnythingIsDrawn() {
    Path root = directory.resolve("run");
    Said said = Said.byRunning("biases", root, "ensemble.sampler=dense", "network.width=1000000");
    assertEquals(Said.WRONG_REQUEST, said.code(), said.err());
    assertEquals(1, said.err().lines().count(), said.err());
    assertTrue(said.err().contains("networks of width 1000000 needs"), said.err());
    assertTrue(said.err().contains("fewer ensemble.draws"), said.err());
    assertFalse(Files.exists(root));
  }

  @Test
  void aReportOfAnUnfinishedRunSaysSo() throws IOException {
    Path root = directory.resolve("run");
    Studies.create(root, Studies.reader().read(Path.of("experiments/figure-2.yaml"), List.of()));
    assertEquals(Said.DONE, Said.by("report", root.toString(), "--quiet").code());
    assertTrue(
        Files.readString(root.resolve("index.html"))
            .contains("18 of 18 curves</strong> are unfinished"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "figure-1 | ensemble.draws=2 | at least 3",
        "figure-1 | network.sigmaW2=0 | above 0",
        "figure-1 | network.depth.points=1 | 0 or an integer of at least 2",
        "figure-1 | theorem=3.3 | limit, finite-width",
        "figure-3 | ensemble.inputs=[1.1] | [-1, 1]",
        "figure-3 | ensemble.sampler=none | deferred or dense",
        "figure-5 | ensemble.inputs=[0.5] | other cosines need deferred or dense",
      })
  void refusesBadInputInOneLine(String spec, String setting, String message) {
    Path root = directory.resolve("run");
    Said said = Said.byRunning(spec, root, setting);
    assertEquals(Said.WRONG_REQUEST, said.code());
    assertEquals(1, said.err().lines().count(), said.err());
    assertTrue(said.err().contains(message), said.err());
    assertFalse(Files.exists(root));
  }
}
