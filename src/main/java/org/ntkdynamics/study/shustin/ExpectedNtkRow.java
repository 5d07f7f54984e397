package org.ntkdynamics.study.shustin;

import org.ntkdynamics.ensemble.Estimate;
import org.ntkdynamics.store.Table;
import org.ntkdynamics.store.Tables;
import org.ntkdynamics.table.Column;

/**
 * A row of the moments.csv of an expected-ntk experiment: mean and variance of {@code K_αβ}, ‖x_α‖
 * = ‖x_β‖ = 1, at one depth, the sample's beside the theory's.
 *
 * @param hiddenLayers the number L of hidden layers
 * @param cosine {@code <x_α,x_β>}; 1 for K_αα
 * @param draws the number N of networks
 * @param mean of E[K_αβ]
 * @param variance of Var[K_αβ]; unbounded where the law of the weights has no eighth moment
 * @param dispersion of E[K²]/E²[K]; NaN where the mean is not told apart from 0, unbounded as the
 *     variance is
 * @param theory what is stated of it
 */
public record ExpectedNtkRow(
    int hiddenLayers,
    double cosine,
    int draws,
    Estimate mean,
    Estimate variance,
    Estimate dispersion,
    @Column("") ExpectedNtkTheory theory) {
  /** moments.csv of a unit. */
  public static final Table<ExpectedNtkRow> TABLE = Table.of(Tables.MOMENTS, ExpectedNtkRow.class);

  /** How far {@code |E K|} lies above Theorem 2.2's bound, in standard errors. */
  public double aboveBound() {
    return (Math.abs(mean.value()) - theory.bound()) / mean.standardError();
  }
}
