package org.ntkdynamics.ensemble;

/**
 * The ratio E[Θ(x,x̃)]/E[Θ(x,x)] at one depth: the sample's beside the theory's.
 *
 * @param depth the number L of weight layers
 * @param lambda the depth-to-width ratio L/M
 * @param cosine {@code <x,x̃>}
 * @param draws the number N of networks
 * @param sample the estimate
 * @param orderedPhaseBound bound (18), which SK state for the ordered phase
 * @param infiniteWidth the ratio of the infinitely wide network; in the standard parametrisation
 *     the leading order for these widths
 */
public record KernelRatioPoint(
    int depth,
    double lambda,
    double cosine,
    int draws,
    Estimate sample,
    double orderedPhaseBound,
    double infiniteWidth) {}
