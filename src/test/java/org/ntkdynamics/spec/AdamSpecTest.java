package org.ntkdynamics.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntkdynamics.study.NeedsStudy;
import org.ntkdynamics.study.Studies;

@NeedsStudy("label-awareness")
class AdamSpecTest {
  private static TrainingExperiment read(String yaml, String... settings) {
    return (TrainingExperiment)
        Studies.reader().parse("test.yaml", yaml, List.of(settings), Path.of("/"));
  }

  /** A run.yaml as it was before there were constants of Adam in it. */
  private static String before(String spec) {
    String yaml = SpecWriter.write(read(spec));
    String old =
        yaml.replaceFirst(
            "epsilon: .*?,\\s*beta1: .*?,\\s*beta2: .*?,\\s*epsilonForm: .*?,\\s*", "");
    assertTrue(old.length() < yaml.length(), yaml);
    return old;
  }

  @Test
  void aSpecOfOnesOwnHasTheTextbooks() {
    TrainingSpec training = read("kind: label-awareness").training();
    assertEquals(1e-8, training.epsilon());
    assertEquals(0.9, training.beta1());
    assertEquals(0.999, training.beta2());
    assertEquals(EpsilonForm.TEXTBOOK, training.epsilonForm());
  }

  @Test
  void theConstantsAreRead() {
    TrainingSpec training =
        read("""
            kind: drift
            training: {epsilon: 1e-4, beta1: 0, beta2: 0.5, epsilonForm: dl4j}
            """)
            .training();
    assertEquals(1e-4, training.epsilon());
    assertEquals(0, training.beta1());
    assertEquals(0.5, training.beta2());
    assertEquals(EpsilonForm.DL4J, training.epsilonForm());
  }

  @ParameterizedTest
  @ValueSource(strings = {"label-awareness", "drift"})
  void aRunYamlSaysWhichFormAndOneThatDoesNotIsOlder(String kind) {
    TrainingExperiment now = read("kind: " + kind);
    assertEquals(now, read(SpecWriter.write(now)));
    TrainingExperiment old = read(before("kind: " + kind));
    assertEquals(
        List.of("training.epsilonForm was \"textbook\", is \"dl4j\""),
        SpecDifferences.between(now, old));
    assertEquals(old, read(SpecWriter.write(old)));
  }

  @Test
  void anOlderRunYamlMayBeRunWithTheTextbooks() {
    String old = before("kind: label-awareness");
    TrainingSpec training = read(old, "training.epsilonForm=textbook").training();
    assertEquals(EpsilonForm.TEXTBOOK, training.epsilonForm());
  }

  @Test
  void anOlderGradientDescentIsTodays() {
    String spec = "{kind: drift, training: {optimizer: sgd}}";
    assertEquals(read(spec), read(before(spec)));
    assertEquals(read(spec), read(before("kind: drift"), "training.optimizer=sgd"));
  }
}
