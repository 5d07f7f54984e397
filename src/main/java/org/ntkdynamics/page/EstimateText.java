package org.ntkdynamics.page;

import org.ntkdynamics.chart.Numbers;
import org.ntkdynamics.ensemble.Estimate;

/** An estimate as it stands in the cells of tables. */
public final class EstimateText {
  private EstimateText() {}

  /** Such as {@code 1.250 ± 0.03100}. */
  public static String withError(Estimate estimate) {
    return Numbers.readable(estimate.value()) + " ± " + Numbers.readable(estimate.standardError());
  }

  /** Its interval, such as {@code 1.190 to 1.310}. */
  public static String interval(Estimate estimate) {
    return Numbers.readable(estimate.low()) + " to " + Numbers.readable(estimate.high());
  }
}
