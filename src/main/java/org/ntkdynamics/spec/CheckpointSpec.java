package org.ntkdynamics.spec;

/**
 * Which checkpoints are written. Step 0 and the last step are always written and kept.
 *
 * @param every a checkpoint each so many steps; 0 for none by steps
 * @param everyMinutes a checkpoint at the first step that ends so many minutes after the checkpoint
 *     before; 0 for none by time
 * @param keep how many of the others are kept, the newest
 * @param atKernelSteps whether one is written, and kept, at each kernel step
 */
public record CheckpointSpec(int every, double everyMinutes, int keep, boolean atKernelSteps) {
  public CheckpointSpec {
    Require.atLeast(0, "every", every);
    Require.notNegative("everyMinutes", everyMinutes);
    Require.atLeast(1, "keep", keep);
  }
}
