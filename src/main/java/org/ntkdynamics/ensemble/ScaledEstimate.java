package org.ntkdynamics.ensemble;

import org.ntkdynamics.theory.ScaledNumber;

/**
 * An {@link Estimate} of a number that may lie beyond the range of a double.
 *
 * @param inUnits the estimate divided by the unit
 * @param unit above 0
 */
public record ScaledEstimate(Estimate inUnits, ScaledNumber unit) {
  /** The point estimate. */
  public ScaledNumber value() {
    return unit.times(inUnits.value());
  }

  /** Its standard error by bootstrap. */
  public ScaledNumber standardError() {
    return unit.times(inUnits.standardError());
  }
}
