package org.ntkdynamics.study.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntkdynamics.spec.Spec;
import org.ntkdynamics.spec.SpecDifferences;
import org.ntkdynamics.spec.SpecException;
import org.ntkdynamics.spec.SpecWriter;
import org.ntkdynamics.spec.TrainingExperiment;
import org.ntkdynamics.spec.TrainingUnit;
import org.ntkdynamics.study.Studies;

/** The kind drift, and the scale of outputs that all training experiments have. */
class DriftSpecTest {
  private static TrainingExperiment read(String yaml) {
    return (TrainingExperiment) Studies.reader().parse("test.yaml", yaml, List.of(), Path.of("/"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kind: drift",
        "{kind: drift, network: {outputScale: [1, 10, 100]}, seed: [0, 1]}",
        "{kind: label-awareness, network: {outputScale: 0.5}}"
      })
  void comesBackFromItsOwnText(String yaml) {
    Spec config = read(yaml);
    assertEquals(config, read(SpecWriter.write(config)));
  }

  @Test
  void comparesAtTheLastKernelStepUnlessToldOtherwise() {
    DriftSpec config = (DriftSpec) read("{kind: drift, training: {steps: 30}}");
    assertEquals(List.of(0, 1, 10, 20, 30), config.kernel().steps());
    assertEquals(List.of(30), config.comparison().steps());
    String told = "{kind: drift, training: {steps: 30}, comparison: {steps: [1, 20]}}";
    assertEquals(List.of(1, 20), ((DriftSpec) read(told)).comparison().steps());
  }

  @Test
  void theUnitsAreThoseOfLabelAwareness() {
    String parts = ", seed: [0, 3], network: {hiddenLayers: [2, 4], width: [8, 9], sigmaW2: 2.0}}";
    List<TrainingUnit> units = read("{kind: drift" + parts).units();
    assertEquals(read("{kind: label-awareness" + parts).units(), units);
    assertEquals("sw2=2.0_layers=2_width=8_seed=0", units.get(0).key());
    assertEquals(List.of(9, 9, 9, 9), units.get(7).hiddenWidths());
    assertEquals(5, units.get(7).depth());
  }

  @Test
  void networksThatDifferInTheirScaleShareTheirStreams() {
    List<TrainingUnit> units =
        read("{kind: drift, network: {sigmaW2: 2.0, outputScale: [1, 16]}}").units();
    assertEquals("sw2=2.0_seed=0_scale=1.0", units.get(0).key());
    assertEquals("sw2=2.0_seed=0_scale=16.0", units.get(1).key());
    assertEquals("sw2=2.0_seed=0", units.get(0).stream());
    assertEquals("sw2=2.0_seed=0", units.get(1).stream());
    assertEquals(16, units.get(1).outputScale());
  }

  @Test
  void aSpecWithoutAScaleHasTheNetworkItself() {
    TrainingUnit unit = read("{kind: label-awareness, network: {sigmaW2: 2.0}}").units().get(0);
    assertEquals(1, unit.outputScale());
    assertEquals(unit.key(), unit.stream());
    String yaml = SpecWriter.write(read("kind: label-awareness"));
    String before = yaml.replaceAll("(?m)^ *outputScale.*\n", "");
    assertEquals(1, yaml.lines().count() - before.lines().count());
    assertEquals(read(yaml), read(before));
    assertEquals(List.of(), SpecDifferences.between(read(yaml), read(before)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "network: {outputScale: 0}|network.outputScale: 0.0 is not allowed: must be a number above 0",
        "network: {outputScale: -2}|network.outputScale: -2.0 is not allowed",
        "network: {outputScale: .inf}|network.outputScale: Infinity is not allowed",
        "network: {outputScale: .nan}|network.outputScale: NaN is not allowed",
        "network: {outputScale: 1e200}|network.outputScale: 1.0E200 is not allowed",
        "network: {outputScale: [2, 2]}|a list without repetitions",
        "network: {outputScale: []}|at least one",
        "network: {outputScale: lazy}|network.outputScale has the wrong type: must be a number",
        "network: {hiddenLayers: 2, width: '8,5'}|one width for all hidden layers",
        "training: {steps: 9}, kernel: {steps: [1, 9]}|a list that begins with 0",
        "training: {steps: 9}, kernel: {steps: [0]}|a list that begins with 0",
        "training: {steps: 9}, kernel: {steps: [0, 10]}|at most training.steps, which is 9",
        "training: {steps: 9}, comparison: {steps: [5]}|comparison.steps: 5 is not allowed: must be one of kernel.steps",
        "comparison: {steps: [0]}|an integer of at least 1",
        "comparison: {steps: [10, 1]}|a strictly ascending list",
        "comparison: {step: [10]}|unknown key comparison.step (did you mean steps?)",
        "data: {trainSize: 5}, training: {batchSize: 6}|full or at most data.trainSize"
      })
  void refusesInOneLine(String parts, String said) {
    String yaml = "{kind: drift, " + parts + "}";
    String message = assertThrows(SpecException.class, () -> read(yaml)).getMessage();
    assertTrue(String.valueOf(message).contains(said), message);
    assertEquals(1, String.valueOf(message).lines().count());
  }

  @ParameterizedTest
  @ValueSource(strings = {"spectrum", "catapult", "kernel-regression"})
  void otherKindsRefuseAScaleTheyWouldIgnore(String kind) {
    String yaml = "{kind: " + kind + ", network: {outputScale: 2}}";
    String message =
        assertThrows(
                SpecException.class,
                () -> Studies.reader().parse("test.yaml", yaml, List.of(), Path.of("/")))
            .getMessage();
    String said = "network.outputScale: [2.0] is not allowed: must be 1.0 in this kind";
    assertTrue(String.valueOf(message).contains(said), message);
  }
}
