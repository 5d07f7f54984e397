package org.ntkdynamics.store;

import org.ntkdynamics.ensemble.CorrelatorPoint;

/**
 * A row of the moments.csv of a correlators experiment: {@code E[ξ^l_{i;α} ξ^l_{i;β}]} in one
 * layer.
 *
 * @param layer the number l of the hidden layer, from 1
 * @param cosine {@code <x,x̃>}
 * @param draws the number N of networks
 * @param sample the mean over networks and units, with the standard error over networks
 * @param infiniteWidth the limit of infinite width; exact for Gaussian weights in the first layer
 * @param capFormula Theorem 2.1 as printed; NaN beyond the first layer and for n_0 below 3
 */
public record CorrelatorRow(
    int layer,
    double cosine,
    int draws,
    SampledValue sample,
    double infiniteWidth,
    double capFormula) {
  /** The row of a point of a curve. */
  public static CorrelatorRow of(CorrelatorPoint point) {
    return new CorrelatorRow(
        point.layer(),
        point.cosine(),
        point.draws(),
        SampledValue.of(point.sample()),
        point.infiniteWidth(),
        point.capFormula());
  }
}
