package org.ntkdynamics.study.firststep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntkdynamics.cli.Said;
import org.ntkdynamics.page.PageText;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.store.UnitDirectory;
import org.ntkdynamics.study.Studies;

/** First-step experiments, from the arguments to the files and the page. */
class FirstStepRunTest {
  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({"first-step, 24, 15", "lazy-step, 24, 24"})
  void aSmallRunIsReadBackWithItsPage(String spec, int chaotic, int others) throws IOException {
    Path root = directory.resolve("run");
    Said said =
        Said.byRunning(
            spec,
            root,
            "network.width=16",
            "network.depth.from=2",
            "network.depth.points=2",
            "ensemble.draws=40");
    assertEquals(Said.NOTHING, said);
    RunDirectory run = Studies.open(root);
    assertEquals(3, run.units().size());
    for (UnitDirectory unit : run.units()) {
      List<FirstStepRow> rows = FirstStepRow.TABLE.read(unit);
      Map<Integer, Long> depths =
          rows.stream().collect(Collectors.groupingBy(FirstStepRow::depth, Collectors.counting()));
      long expected = unit.key().contains("sw2=2.5") ? chaotic : others;
      depths.values().forEach(count -> assertEquals(expected, count));
      for (FirstStepRow row : rows) {
        assertEquals(40, row.draws());
        assertTrue(row.magnitude().value().log10() >= row.mean().value().log10() - 1e-9);
        assertTrue(row.mean().value().sign() > 0 || row.mean().value().log10() < 0, "below -1");
        assertTrue(row.quantiles().q5().toDouble() > -1, "ΔΘ > -Θ");
        assertTrue(row.quantiles().q5().toDouble() <= row.median().toDouble());
      }
    }
    String html = Files.readString(run.reportFile());
    assertTrue(html.contains("Of the spec <b>" + spec + "</b>"));
    assertTrue(html.contains("<svg class=\"chart\""));
    assertTrue(html.contains("The paper: → ∞."));
    assertFalse(PageText.of(html).contains("NaN"), "a number that is none was printed");
  }

  @Test
  void threadsChangeNothing() {
    FirstStepSpec config =
        (FirstStepSpec)
            Studies.reader()
                .read(
                    Path.of("experiments/first-step.yaml"),
                    List.of(
                        "network.width=12",
                        "network.depth.from=2",
                        "network.depth.points=2",
                        "ensemble.draws=200"));
    for (FirstStepUnit unit : config.units()) {
      assertEquals(FirstStepCurve.of(unit, 1), FirstStepCurve.of(unit, 3));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "step.learningRate=0 | above 0",
        "step.learningRate=[] | a list of at least one",
        "step.learningRate=[0.1, 0.1] | without repetitions",
        "step.scaledLearningRate=[-1] | above 0",
        "step.label=.nan | a finite number",
        "step.outputScale=0 | above 0",
        "step.rate=1 | unknown key step.rate",
        "ensemble.inputs=[0.5] | the step is taken on the input of the kernel",
        "ensemble.sampler=norm-chain | deferred or dense, which can take a step",
        "ensemble.draws=2 | at least 3",
      })
  void refusesBadInputInOneLine(String setting, String message) {
    Path root = directory.resolve("run");
    Said said = Said.byRunning("first-step", root, setting);
    assertEquals(Said.WRONG_REQUEST, said.code());
    assertTrue(said.errLine().contains(message), said.err());
    assertFalse(Files.exists(root));
  }
}
