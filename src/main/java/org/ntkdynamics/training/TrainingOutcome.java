package org.ntkdynamics.training;

/**
 * How a training ended.
 *
 * @param state what happened
 * @param step the step it ended at
 * @param reason why, empty for a training that went to its end
 */
public record TrainingOutcome(State state, int step, String reason) {
  /** What can happen to a training. */
  public enum State {
    /** All updates were made. */
    FINISHED,
    /** The loss or the parameters became infinite or undefined. */
    DIVERGED,
    /** It was asked to stop; it can go on from the step it ended at. */
    INTERRUPTED
  }
}
