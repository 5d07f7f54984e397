package org.ntkdynamics.study;

import org.ntkdynamics.ensemble.Estimate;
import org.ntkdynamics.judge.Interval;
import org.ntkdynamics.judge.Measurement;

/** What the estimators of ensembles say, as measurements. */
public final class Estimates {
  private Estimates() {}

  /** A ratio of means as estimated, unbounded if its sample was too small for the tail. */
  public static Measurement ratio(Estimate estimate, long draws) {
    return Measurement.normal(
        estimate.value(), estimate.standardError(), estimate.bounded(), draws);
  }

  /**
   * A dispersion as estimated: the interval is symmetric in log(r - 1) and has no upper end if the
   * sample was too small for the tail.
   */
  public static Measurement dispersion(Estimate estimate, long draws) {
    return Measurement.aboveOne(
        new Interval(estimate.value(), estimate.low(), estimate.high()), Estimate.LEVEL, draws);
  }
}
