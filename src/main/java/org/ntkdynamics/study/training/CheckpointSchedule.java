package org.ntkdynamics.study.training;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.ntkdynamics.spec.CheckpointSpec;

/**
 * When a unit's checkpoints are due: at step 0 and the last step, each so many steps, each so many
 * minutes, and at kernel steps if that is asked for. Time decides how much work a crash costs and
 * nothing else: a result does not depend on when its checkpoints were written.
 */
final class CheckpointSchedule {
  private static final double NANOS_PER_MINUTE = 60e9;

  private final CheckpointSpec config;
  private final Set<Integer> kept = new HashSet<>();
  private final LongSupplier nanoTime;
  private long last;

  /**
   * Starts the clock.
   *
   * @param config what was asked for
   * @param kernelSteps the steps whose kernel is computed
   * @param lastStep the step training ends at
   * @param nanoTime a clock such as {@link System#nanoTime}
   */
  CheckpointSchedule(
      CheckpointSpec config, Set<Integer> kernelSteps, int lastStep, LongSupplier nanoTime) {
    this.config = config;
    this.nanoTime = nanoTime;
    this.last = nanoTime.getAsLong();
    kept.add(0);
    kept.add(lastStep);
    if (config.atKernelSteps()) {
      kept.addAll(kernelSteps);
    }
  }

  /** Whether a checkpoint should be written at a step that has just been reached. */
  boolean isDue(int step) {
    return kept.contains(step)
        || isByStep(step)
        || (config.everyMinutes() > 0
            && nanoTime.getAsLong() - last >= config.everyMinutes() * NANOS_PER_MINUTE);
  }

  private boolean isByStep(int step) {
    return config.every() > 0 && step % config.every() == 0;
  }

  /** A checkpoint has been written: minutes count from now. */
  void written() {
    last = nanoTime.getAsLong();
  }

  /**
   * The checkpoints that are not needed any more. Those that are due by steps stay as if there were
   * no others, so that a run that was stopped ends with the same ones as one that was not.
   *
   * @param steps those that there are, ascending
   * @param hasEnded whether the unit has ended, so that none is needed to go on from
   */
  List<Integer> surplus(List<Integer> steps, boolean hasEnded) {
    List<Integer> others = steps.stream().filter(step -> !kept.contains(step)).toList();
    Set<Integer> staying = new HashSet<>(newest(others.stream().filter(this::isByStep).toList()));
    if (!hasEnded) {
      staying.addAll(newest(others));
    }
    return others.stream().filter(step -> !staying.contains(step)).toList();
  }

  private List<Integer> newest(List<Integer> steps) {
    return steps.subList(Math.max(0, steps.size() - config.keep()), steps.size());
  }
}
