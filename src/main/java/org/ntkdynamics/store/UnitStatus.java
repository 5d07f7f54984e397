package org.ntkdynamics.store;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * How far a unit is: status.json.
 *
 * @param state what has become of it
 * @param step the last step it has reached
 * @param reason why it ended early, one line; null unless it diverged or failed
 */
public record UnitStatus(State state, int step, @Nullable String reason) {
  /**
   * @throws IllegalArgumentException if the step is below 0
   */
  public UnitStatus {
    if (step < 0) {
      throw new IllegalArgumentException("step must be at least 0, not " + step);
    }
  }

  /** What has become of a unit. */
  public enum State {
    /** Being worked on, or interrupted and to be resumed. */
    @JsonProperty("running")
    RUNNING,
    /** Done as the spec says. */
    @JsonProperty("finished")
    FINISHED,
    /** A number stopped being finite: a result, not an accident. */
    @JsonProperty("diverged")
    DIVERGED,
    /** An accident. */
    @JsonProperty("failed")
    FAILED
  }

  /** Whether the unit needs no more work. One that failed is tried again. */
  public boolean hasEnded() {
    return state == State.FINISHED || state == State.DIVERGED;
  }

  public static UnitStatus running(int step) {
    return new UnitStatus(State.RUNNING, step, null);
  }

  public static UnitStatus finished(int step) {
    return new UnitStatus(State.FINISHED, step, null);
  }

  public static UnitStatus diverged(int step, String reason) {
    return new UnitStatus(State.DIVERGED, step, reason);
  }

  public static UnitStatus failed(int step, String reason) {
    return new UnitStatus(State.FAILED, step, reason);
  }
}
