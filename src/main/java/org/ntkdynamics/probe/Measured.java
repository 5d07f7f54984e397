package org.ntkdynamics.probe;

import java.util.List;
import org.ntkdynamics.chart.UnitStyle;

/**
 * What was read of one unit.
 *
 * @param label what the unit is called
 * @param style how it is drawn
 * @param rows in the order of the steps; one or more
 */
public record Measured<R extends Record>(String label, UnitStyle style, List<R> rows) {
  public Measured {
    rows = List.copyOf(rows);
  }
}
