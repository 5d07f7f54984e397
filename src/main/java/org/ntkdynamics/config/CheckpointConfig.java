package org.ntkdynamics.config;

/**
 * Which checkpoints are written. Step 0 and the last step are always written and kept.
 *
 * @param every a checkpoint each so many steps; 0 for step 0 and the last step alone
 * @param keep how many of the others are kept, the newest
 * @param atKernelSteps whether one is written, and kept, at each kernel step
 */
public record CheckpointConfig(int every, int keep, boolean atKernelSteps) {
  public CheckpointConfig {
    Require.atLeast(0, "every", every);
    Require.atLeast(1, "keep", keep);
  }
}
