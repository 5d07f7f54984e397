package org.ntkdynamics.study.curves;

import org.ntkdynamics.ensemble.CurveRow;
import org.ntkdynamics.ensemble.Estimate;
import org.ntkdynamics.store.Table;
import org.ntkdynamics.store.Tables;
import org.ntkdynamics.table.Column;

/**
 * A row of the moments.csv of a kernel-ratio experiment: {@code E[Θ(x,x̃)]/E[Θ(x,x)]} at one depth,
 * the sample's beside the theory's.
 *
 * @param depth the number L of weight layers
 * @param lambda the depth-to-width ratio L/M
 * @param cosine {@code <x,x̃>}
 * @param draws the number N of networks
 * @param sample the ratio of the sample means
 * @param orderedPhaseBound bound (18), which SK state for the ordered phase
 * @param infiniteWidth the ratio of the infinitely wide network; in the standard parametrisation
 *     the leading order for these widths
 */
public record KernelRatioRow(
    int depth,
    double lambda,
    double cosine,
    int draws,
    Estimate sample,
    @Column("bound_18") double orderedPhaseBound,
    double infiniteWidth)
    implements CurveRow {
  /** moments.csv of a unit. */
  public static final Table<KernelRatioRow> TABLE = Table.of(Tables.MOMENTS, KernelRatioRow.class);

  /** How far the sample lies above bound (18) in its standard errors. */
  public double aboveBound() {
    return (sample.value() - orderedPhaseBound) / sample.standardError();
  }
}
