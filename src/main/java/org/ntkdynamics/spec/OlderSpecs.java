package org.ntkdynamics.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a run.yaml of an older version means by a key that it lacks. A run.yaml has every value
 * written out, so a key is absent only if it did not exist yet, and then stands for what that
 * version did, which need not be today's default. It is told from a user's spec by its {@code
 * formatVersion}.
 */
final class OlderSpecs {
  private OlderSpecs() {}

  /** Writes out what an older version did. Leaves other specs alone. */
  static void complete(ObjectNode spec, Spec defaults) {
    if (spec.has("formatVersion") && defaults instanceof TrainingExperiment experiment) {
      completeTraining(spec, experiment.training());
    }
  }

  /** Before there was {@code epsilonForm}, Adam was DL4J's. */
  private static void completeTraining(ObjectNode spec, TrainingSpec defaults) {
    JsonNode training = spec.has("training") ? spec.get("training") : spec.putObject("training");
    if (training instanceof ObjectNode keys && isAdam(keys, defaults) && !keys.has("epsilonForm")) {
      keys.set("epsilonForm", SpecReader.MAPPER.valueToTree(EpsilonForm.DL4J));
    }
  }

  private static boolean isAdam(ObjectNode training, TrainingSpec defaults) {
    JsonNode adam = SpecReader.MAPPER.valueToTree(Optimizer.ADAM);
    JsonNode unset = SpecReader.MAPPER.valueToTree(defaults.optimizer());
    return adam.equals(training.has("optimizer") ? training.get("optimizer") : unset);
  }
}
