package org.ntkdynamics.experiment;

import java.util.HashSet;
import java.util.Set;
import java.util.function.LongSupplier;
import org.ntkdynamics.config.CheckpointConfig;

/**
 * When a unit's checkpoints are due: at step 0 and the last step, each so many steps, each so many
 * minutes, and at kernel steps if that is asked for. Time decides how much work a crash costs and
 * nothing else: a result does not depend on when its checkpoints were written.
 */
final class CheckpointSchedule {
  private static final double NANOS_PER_MINUTE = 60e9;

  private final CheckpointConfig config;
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
      CheckpointConfig config, Set<Integer> kernelSteps, int lastStep, LongSupplier nanoTime) {
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
        || (config.every() > 0 && step % config.every() == 0)
        || (config.everyMinutes() > 0
            && nanoTime.getAsLong() - last >= config.everyMinutes() * NANOS_PER_MINUTE);
  }

  /** A checkpoint has been written: minutes count from now. */
  void written() {
    last = nanoTime.getAsLong();
  }

  /** The steps whose checkpoints are never deleted. */
  Set<Integer> kept() {
    return Set.copyOf(kept);
  }
}
