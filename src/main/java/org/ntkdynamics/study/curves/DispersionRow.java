package org.ntkdynamics.study.curves;

import org.ntkdynamics.ensemble.CurveRow;
import org.ntkdynamics.ensemble.Estimate;
import org.ntkdynamics.store.Table;
import org.ntkdynamics.store.Tables;
import org.ntkdynamics.table.Column;

/**
 * A row of the moments.csv of a dispersion experiment: {@code E[Θ²]/E²[Θ]} at one depth, the
 * sample's beside the theory's.
 *
 * @param depth the number L of weight layers
 * @param lambda the depth-to-width ratio L/M
 * @param cosine {@code <x,x̃>}; 1 for Θ(x,x)
 * @param draws the number N of networks; 0 for theory alone
 * @param sample of Θ(x,x̃); all NaN without draws
 * @param weightsSample of its weights part alone
 * @param theory of Θ(x,x), whatever the cosine
 */
public record DispersionRow(
    int depth,
    double lambda,
    double cosine,
    int draws,
    Estimate sample,
    Estimate weightsSample,
    @Column("") DispersionTheory theory)
    implements CurveRow {
  /** moments.csv of a unit. */
  public static final Table<DispersionRow> TABLE = Table.of(Tables.MOMENTS, DispersionRow.class);

  /**
   * How far the sample lies from the exact value in exact standard errors, {@code (r̂ - r)/s}; NaN
   * where no exact value is known (off the diagonal), nothing was drawn, or Θ does not vary.
   */
  public double deviation() {
    boolean known = cosine == 1 && theory.exactStandardError() > 0;
    return known ? (sample.value() - theory.exact()) / theory.exactStandardError() : Double.NaN;
  }
}
