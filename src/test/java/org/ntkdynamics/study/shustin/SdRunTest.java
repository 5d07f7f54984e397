package org.ntkdynamics.study.shustin;

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
import org.junit.jupiter.params.provider.ValueSource;
import org.ntkdynamics.cli.Said;
import org.ntkdynamics.judge.Verdict;
import org.ntkdynamics.page.PageText;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.store.Tables;
import org.ntkdynamics.store.UnitDirectory;
import org.ntkdynamics.store.UnitStatus;
import org.ntkdynamics.study.Studies;

/** The experiments on the statements of Shustin &amp; Dogariu, from the arguments to the page. */
class SdRunTest {
  @TempDir Path directory;

  @Test
  void correlatorsFromTheSpecToThePage() throws IOException {
    Path root = directory.resolve("run");
    Said said =
        Said.byRunning(
            "correlators",
            root,
            "network.input=[2, 10]",
            "network.width=12",
            "network.hiddenLayers=3",
            "network.law=[gaussian, student-2.5]",
            "ensemble.draws=2000",
            "ensemble.inputs=[-0.5, 0.5, 1.0]");
    assertEquals(Said.NOTHING, said);
    RunDirectory run = Studies.open(root);
    assertEquals(4, run.units().size());
    List<CorrelatorRow> rows = CorrelatorRow.TABLE.read(run.unit("n0=10_M=12_law=gaussian_seed=0"));
    assertEquals(3 * 3, rows.size());
    for (CorrelatorRow row : rows) {
      assertEquals(2000, row.draws());
      assertEquals(row.layer() > 1, Double.isNaN(row.capFormula()));
      if (row.layer() == 1) {
        assertEquals(row.infiniteWidth(), row.capFormula(), 1e-9);
        double deviation = row.sample().deviationFrom(row.infiniteWidth());
        assertTrue(Math.abs(deviation) < 4.5, row.toString());
      }
    }
    UnitDirectory small = run.unit("n0=2_M=12_law=student-2.5_seed=0");
    assertEquals(UnitStatus.State.FINISHED, small.status().orElseThrow().state());
    assertTrue(Double.isNaN(CorrelatorRow.TABLE.read(small).get(0).capFormula()));
    String html = Files.readString(run.reportFile());
    assertEquals(2 + 2 * 2, html.split("<svg class=\"chart\"", -1).length - 1);
    assertTrue(html.contains("Theorem 2.1, first layer</dt><dd>" + PageText.badge(Verdict.HOLDS)));
    assertTrue(html.contains("(conjecture)</dt><dd>" + PageText.badge(Verdict.FAILS)));
    assertTrue(html.contains("Shustin &amp; Dogariu, <cite>"));
    assertFalse(PageText.of(html).contains("NaN"), "a number that is none was printed");
  }

  @Test
  void expectedKernelFromTheSpecToThePage() throws IOException {
    Path root = directory.resolve("run");
    Said said =
        Said.byRunning(
            "expected-ntk",
            root,
            "network.width=[10, 30]",
            "network.hiddenLayers=[6, 1]",
            "network.law=[gaussian, uniform]",
            "ensemble.draws=2000",
            "ensemble.inputs=[-0.5, 0.0, 0.5, 1.0]");
    assertEquals(Said.NOTHING, said);
    RunDirectory run = Studies.open(root);
    List<ExpectedNtkRow> rows =
        ExpectedNtkRow.TABLE.read(run.unit("n0=10_M=30_law=gaussian_seed=0"));
    assertEquals(
        List.of(1, 1, 1, 1, 6, 6, 6, 6), rows.stream().map(ExpectedNtkRow::hiddenLayers).toList());
    ExpectedNtkRow violated = rows.get(6);
    assertEquals(0.5, violated.cosine());
    assertEquals(0.4, violated.theory().bound(), 5e-3);
    assertTrue(violated.aboveBound() > 5, violated.toString());
    assertEquals(1.4, rows.get(7).theory().corrected(), 1e-12);
    assertTrue(rows.get(7).theory().exactVariance() > 0);
    assertTrue(Double.isNaN(rows.get(6).theory().exactVariance()));
    String html = Files.readString(run.reportFile());
    // Two laws, mean and variance, four cosines.
    assertEquals(2 * 2 * 4, html.split("<svg class=\"chart\"", -1).length - 1);
    assertTrue(
        html.contains("Corollary 1.1</dt><dd>" + PageText.badge(Verdict.UNDECIDED)),
        "2000 networks are too few");
    assertTrue(
        html.contains(
            "Theorem 1.1 as printed, two inputs</dt><dd>" + PageText.badge(Verdict.FAILS)));
    assertTrue(html.contains("the bound</dt><dd>" + PageText.badge(Verdict.FAILS)));
    assertFalse(PageText.of(html).contains("NaN"), "a number that is none was printed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"correlators", "expected-ntk"})
  void runYamlRunAgainGivesTheSameNumbersBitForBit(String spec) throws IOException {
    Path first = directory.resolve("first");
    Path second = directory.resolve("second");
    Said.byRunning(
        spec,
        first,
        "network.width=6",
        "network.input=3",
        "network.hiddenLayers=2",
        "ensemble.draws=100");
    String yaml = first.resolve("run.yaml").toString();
    assertEquals(
        Said.DONE, Said.by(List.of("run", yaml, "--quiet", "--out", second.toString())).code());
    assertFalse(Studies.open(first).units().isEmpty());
    for (UnitDirectory unit : Studies.open(first).units()) {
      UnitDirectory other = Studies.open(second).unit(unit.key());
      assertEquals(
          -1,
          Files.mismatch(
              unit.root().resolve(Tables.MOMENTS), other.root().resolve(Tables.MOMENTS)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"correlators", "expected-ntk"})
  void aReportOfAnUnfinishedRunSaysSo(String spec) throws IOException {
    Path root = directory.resolve("run");
    Studies.create(
        root, Studies.reader().read(Path.of("experiments/" + spec + ".yaml"), List.of()));
    assertEquals(Said.DONE, Said.by(List.of("report", root.toString(), "--quiet")).code());
    String html = Files.readString(root.resolve("index.html"));
    assertTrue(html.contains("are unfinished"));
    assertFalse(PageText.of(html).contains("NaN"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "correlators | ensemble.draws=2 | at least 3",
        "correlators | ensemble.sampler=deferred | other laws need sampler: dense",
        "correlators | ensemble.sampler=norm-chain | deferred or dense",
        "correlators | ensemble.inputs=[1.1] | [-1, 1]",
        "correlators | network.hiddenLayers=[1, 2] | one number",
        "correlators | network.law=cauchy | student-N with more than 2",
        "correlators | network.law=student-2 | more than 2 degrees of freedom",
        "correlators | network.law=5 | must be",
        "correlators | network.input=0 | at least 1",
        "correlators | network.input=1 | at least 2 where inputs are at the cosine",
        "correlators | network.alpha0=1.0 | unknown key",
        "expected-ntk | network.width=[] | at least one",
        "expected-ntk | network.hiddenLayers=[1, 0] | at least 1",
        "expected-ntk | network.law=[uniform, uniform] | without repetitions",
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
