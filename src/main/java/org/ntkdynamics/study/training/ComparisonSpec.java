package org.ntkdynamics.study.training;

import java.util.List;
import org.ntkdynamics.spec.InvalidValueException;
import org.ntkdynamics.spec.Require;

/**
 * The steps at which networks of a drift experiment are compared.
 *
 * @param steps kernel steps above 0, ascending; empty for the last kernel step alone
 */
record ComparisonSpec(List<Integer> steps) {
  ComparisonSpec {
    Require.ascending("steps", steps, 1);
    steps = List.copyOf(steps);
  }

  /** These settings, with the last kernel step if no step was given. */
  ComparisonSpec resolved(List<Integer> kernelSteps) {
    return steps.isEmpty()
        ? new ComparisonSpec(List.of(kernelSteps.get(kernelSteps.size() - 1)))
        : this;
  }

  void check(List<Integer> kernelSteps) {
    for (int step : steps) {
      if (!kernelSteps.contains(step)) {
        throw new InvalidValueException(
            "comparison.steps", step, "one of kernel.steps, which are " + kernelSteps);
      }
    }
  }
}
