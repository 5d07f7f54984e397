package org.ntkdynamics.store;

import org.ntkdynamics.ensemble.KernelRatioPoint;

/**
 * A row of the moments.csv of a kernel-ratio experiment: {@code E[Θ(x,x̃)]/E[Θ(x,x)]} at one depth.
 *
 * @param depth the number L of weight layers
 * @param lambda the depth-to-width ratio L/M
 * @param cosine {@code <x,x̃>}
 * @param draws the number N of networks
 * @param sample the ratio of the sample means
 * @param orderedPhaseBound bound (18)
 * @param infiniteWidth the ratio to leading order in the widths
 */
public record KernelRatioRow(
    int depth,
    double lambda,
    double cosine,
    int draws,
    SampledValue sample,
    double orderedPhaseBound,
    double infiniteWidth)
    implements CurveRow {
  /** The row of a point of a curve. */
  public static KernelRatioRow of(KernelRatioPoint point) {
    return new KernelRatioRow(
        point.depth(),
        point.lambda(),
        point.cosine(),
        point.draws(),
        SampledValue.of(point.sample()),
        point.orderedPhaseBound(),
        point.infiniteWidth());
  }

  /** How far the sample lies above bound (18) in its standard errors. */
  public double aboveBound() {
    return (sample.value() - orderedPhaseBound) / sample.standardError();
  }
}
