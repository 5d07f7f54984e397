package org.ntkdynamics.study.curves;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntkdynamics.spec.EnsembleUnit;
import org.ntkdynamics.spec.Spec;
import org.ntkdynamics.spec.SpecException;
import org.ntkdynamics.study.Studies;

/** What specs of curves along depth say and what they are refused for. */
class CurvesSpecTest {
  private static Spec read(String yaml) {
    return Studies.reader().parse("test.yaml", yaml, List.of(), Path.of("/"));
  }

  @Test
  void theDefaultIsFigureOne() {
    DispersionSpec config = (DispersionSpec) read("kind: dispersion");
    List<EnsembleUnit> units = config.units();
    assertEquals(3 * 16, units.size());
    assertEquals(48, new HashSet<>(units.stream().map(EnsembleUnit::key).toList()).size());
    EnsembleUnit first = units.get(0);
    assertEquals("M=100_sw2=0.5_alpha0=1.0_seed=0", first.key());
    assertEquals(49, first.depths().size());
    assertEquals(List.of(100, 100, 100, 1), first.widths(3));
    assertEquals(0.5, first.lambda(50), 0);
  }

  @Test
  void shapesAreThoseOfFigureSix() {
    DispersionSpec config =
        (DispersionSpec)
            read(
                "kind: dispersion\n"
                    + "network: { shape: [increasing, constant, decreasing], width: 300,"
                    + " alpha0: [1.0, 0.5], sigmaW2: 2.0, depth: { maxLambda: 0.1 } }\n");
    List<EnsembleUnit> units = config.units();
    assertEquals(4, units.size());
    assertEquals(List.of(100, 200, 300, 400, 1), units.get(0).widths(4));
    assertEquals(List.of(150, 300, 300, 300, 1), units.get(2).widths(4));
    assertEquals(List.of(500, 367, 234, 1), units.get(3).widths(3));
    assertEquals("M=300_sw2=2.0_shape=decreasing_seed=0", units.get(3).key());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kind: dispersion\\nensemble: { inputs: [0.5] }|norm-chain",
        "kind: dispersion\\nensemble: { draws: 2 }|at least 3",
        "kind: dispersion\\nensemble: { sampler: deferred, inputs: [1.5] }|[-1, 1]",
        "kind: dispersion\\nnetwork: { sigmaW2: 0.0 }|above 0",
        "kind: dispersion\\nnetwork: { depth: { maxLambda: 0.001 } }|maxLambda",
        "kind: dispersion\\nnetwork: { shape: increasing, width: 150 }|at least 201",
        "kind: kernel-ratio\\nensemble: { sampler: norm-chain, inputs: 1.0 }|deferred or dense",
        "kind: kernel-ratio\\nensemble: { samples: 5 }|unknown key"
      })
  void refusesWhatCannotBeDrawn(String yaml, String said) {
    String message =
        assertThrows(SpecException.class, () -> read(yaml.replace("\\n", "\n"))).getMessage();
    assertTrue(String.valueOf(message).contains(said), message);
  }
}
