package org.ntkdynamics.spec;

/**
 * When the losses over the whole training and test set are evaluated, beside the kernel steps and
 * the last step.
 *
 * @param every a step in so many; 0 for the kernel steps and the last step alone
 */
public record EvaluationSpec(int every) {
  public EvaluationSpec {
    Require.atLeast(0, "every", every);
  }
}
