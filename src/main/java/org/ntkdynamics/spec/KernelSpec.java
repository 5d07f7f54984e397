package org.ntkdynamics.spec;

import java.util.List;

/**
 * When and on what the empirical NTK is computed.
 *
 * @param samplesPerClass the size of the class-sorted subsample of the training set, a class
 * @param steps the steps at which the kernel is computed, ascending; step 0 is before any update;
 *     empty for the authors' schedule
 * @param reduction what is stored beside the trace kernel, which the metrics are read off
 * @param precision the type of the kernel's arithmetic, whatever the network was trained in
 */
public record KernelSpec(
    int samplesPerClass, List<Integer> steps, Reduction reduction, Precision precision) {
  public KernelSpec {
    Require.between(1, Limits.SAMPLES_PER_CLASS, "samplesPerClass", samplesPerClass);
    Require.ascending("steps", steps, 0);
    steps = List.copyOf(steps);
  }

  /** These settings, with the default schedule up to a last step if none was given. */
  public KernelSpec withSchedule(int lastStep) {
    List<Integer> schedule = steps.isEmpty() ? Defaults.kernelSteps(lastStep) : steps;
    return new KernelSpec(samplesPerClass, schedule, reduction, precision);
  }
}
