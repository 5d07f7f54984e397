package org.ntkdynamics.study;

import java.util.List;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.store.UnitStatus;

/**
 * How a run ended.
 *
 * @param directory its files
 * @param units how each unit that was reached ended
 * @param isInterrupted whether it was asked to stop before its end; it can be resumed
 */
public record RunResult(RunDirectory directory, List<UnitStatus> units, boolean isInterrupted) {
  public RunResult {
    units = List.copyOf(units);
  }

  /** Whether a unit failed. A unit that diverged has not failed: that is a result. */
  public boolean hasFailures() {
    return units.stream().anyMatch(unit -> unit.state() == UnitStatus.State.FAILED);
  }
}
