package org.ntkdynamics.study.regression;

import java.util.List;
import org.ntkdynamics.spec.InvalidValueException;
import org.ntkdynamics.spec.Precision;
import org.ntkdynamics.spec.Require;

/**
 * When the kernel of all training images is computed, and how it is regressed with.
 *
 * @param steps the steps, ascending, the first of which is 0; empty for step 0 and the last
 * @param ridge what is added to the diagonal of the training kernel, as a share of the mean of that
 *     diagonal
 * @param precision the type of the kernel's arithmetic; the regression's is double
 */
record RegressionKernelSpec(List<Integer> steps, double ridge, Precision precision) {
  RegressionKernelSpec {
    Require.ascending("steps", steps, 0);
    if (!steps.isEmpty() && steps.get(0) != 0) {
      throw new InvalidValueException(
          "steps", steps, "a list that begins with 0: every step is held against it");
    }
    Require.notNegative("ridge", ridge);
    steps = List.copyOf(steps);
  }

  /** These settings, with step 0 and the last if no step was given. */
  RegressionKernelSpec withSchedule(int lastStep) {
    return steps.isEmpty()
        ? new RegressionKernelSpec(List.of(0, lastStep), ridge, precision)
        : this;
  }
}
