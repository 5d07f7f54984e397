package org.ntkdynamics.store;

import java.util.OptionalDouble;

/**
 * How good a network is at a step. Each number is empty where it was not evaluated.
 *
 * @param trainLoss the loss on the training set
 * @param testLoss the loss on the test set
 * @param trainAccuracy the share of training samples whose largest output is that of their class
 * @param testAccuracy the same of the test set
 */
public record StepEvaluation(
    OptionalDouble trainLoss,
    OptionalDouble testLoss,
    OptionalDouble trainAccuracy,
    OptionalDouble testAccuracy) {

  /** Nothing evaluated. */
  public static final StepEvaluation NONE =
      new StepEvaluation(
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          OptionalDouble.empty());
}
