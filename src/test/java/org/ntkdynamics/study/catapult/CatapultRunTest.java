package org.ntkdynamics.study.catapult;

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
import org.ntkdynamics.judge.DescentVerdict;
import org.ntkdynamics.page.PageText;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.store.UnitStatus;
import org.ntkdynamics.study.Studies;

/** The kind catapult on MNIST, from the arguments to the files and the page. */
class CatapultRunTest {
  private static final String[] SMALL = {
    "data.trainSize=20",
    "network.width=60",
    "network.sigmaW2=2.0",
    "descent.multiples=[0.5,1.5,30]",
    "descent.steps=12"
  };

  @TempDir Path directory;

  @Test
  void runsAndReports() throws IOException {
    Path root = directory.resolve("run");
    assertEquals(Said.NOTHING, Said.byRunning("catapult", root, SMALL));
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
    assertFalse(PageText.of(html).contains("NaN"), "a number that is none was printed");
    assertFalse(html.contains("is unfinished"));
    return html;
  }

  @Test
  void resumingComputesWhatIsMissingAndNothingElse() throws IOException {
    Path root = directory.resolve("run");
    Said.byRunning("catapult", root, SMALL);
    RunDirectory run = Studies.open(root);
    Path kept = DescentStep.TABLE.in(run.units().get(0));
    Path lost = DescentStep.TABLE.in(run.units().get(1));
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
    Studies.create(root, Studies.reader().read(Path.of("experiments/catapult.yaml"), List.of()));
    assertEquals(Said.DONE, Said.by(List.of("report", root.toString(), "--quiet")).code());
    assertTrue(Files.readString(root.resolve("index.html")).contains("is unfinished"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "descent.multiples=[] | a list of at least one",
        "descent.multiples=[1.0,1.0] | without repetitions",
        "descent.multiples=-1.0 | above 0",
        "descent.steps=0 | at least 1",
        "data.trainSize=6000 | at most 5000",
        "network.outputs=3 | must be 1 or 10",
      })
  void refusesBadInputInOneLine(String setting, String message) {
    Path root = directory.resolve("run");
    Said said = Said.byRunning("catapult", root, setting);
    assertEquals(Said.WRONG_REQUEST, said.code());
    assertEquals(1, said.err().lines().count(), said.err());
    assertTrue(said.err().contains(message), said.err());
    assertFalse(Files.exists(root));
  }
}
