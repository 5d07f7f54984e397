package org.ntkdynamics.study.shustin;

import org.ntkdynamics.ensemble.Estimate;
import org.ntkdynamics.store.Table;
import org.ntkdynamics.store.Tables;

/**
 * A row of the moments.csv of a correlators experiment: {@code E[ξ^l_{i;α} ξ^l_{i;β}]} in one
 * layer, the sample's beside the theory's.
 *
 * @param layer the number l of the hidden layer, from 1
 * @param cosine {@code <x,x̃>}
 * @param draws the number N of networks
 * @param sample the mean over networks and units; a network's mean over units is one draw, and the
 *     standard error is over networks
 * @param infiniteWidth {@code (π - arccos ρ_{l-1})/(2π)}: exact in the first layer for Gaussian
 *     weights, the limit of infinite width otherwise; of other laws the limit of infinite n_0 too
 * @param capFormula Theorem 2.1 as printed; NaN beyond the first layer and for n_0 below 3
 */
public record CorrelatorRow(
    int layer, double cosine, int draws, Estimate sample, double infiniteWidth, double capFormula) {
  /** moments.csv of a unit. */
  public static final Table<CorrelatorRow> TABLE = Table.of(Tables.MOMENTS, CorrelatorRow.class);
}
