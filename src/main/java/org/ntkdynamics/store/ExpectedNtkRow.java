package org.ntkdynamics.store;

import org.ntkdynamics.ensemble.ExpectedNtkPoint;
import org.ntkdynamics.ensemble.ExpectedNtkTheory;

/**
 * A row of the moments.csv of an expected-ntk experiment: {@code K_αβ} at one depth.
 *
 * @param hiddenLayers the number L of hidden layers
 * @param cosine {@code <x_α,x_β>}; 1 for K_αα
 * @param draws the number N of networks
 * @param mean of E[K_αβ]
 * @param variance of Var[K_αβ]
 * @param dispersion of E[K²]/E²[K]; NaN where the mean is not told apart from 0
 * @param theory what is stated of it
 */
public record ExpectedNtkRow(
    int hiddenLayers,
    double cosine,
    int draws,
    SampledValue mean,
    SampledValue variance,
    SampledValue dispersion,
    Theory theory) {
  /**
   * What is stated of it; SD's statements are taken at the measured correlators.
   *
   * @param printed Theorem 1.1 as printed, factor L
   * @param allLayers Theorem 1.1 with L+1 terms
   * @param corrected the corrected mean
   * @param bound Theorem 2.2's bound of |E K_αβ|
   * @param exactVariance the exact variance of K_αα; NaN where none is known
   */
  public record Theory(
      double printed, double allLayers, double corrected, double bound, double exactVariance) {}

  /** The row of a point of a curve. */
  public static ExpectedNtkRow of(ExpectedNtkPoint point) {
    ExpectedNtkTheory theory = point.theory();
    return new ExpectedNtkRow(
        point.hiddenLayers(),
        point.cosine(),
        point.draws(),
        SampledValue.of(point.mean()),
        SampledValue.of(point.variance()),
        SampledValue.of(point.dispersion()),
        new Theory(
            theory.printed(),
            theory.allLayers(),
            theory.corrected(),
            theory.bound(),
            theory.exactVariance()));
  }

  /** How far {@code |E K|} lies above Theorem 2.2's bound, in standard errors. */
  public double aboveBound() {
    return (Math.abs(mean.value()) - theory.bound()) / mean.standardError();
  }
}
