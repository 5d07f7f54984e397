package org.ntkdynamics.metrics;

/**
 * How far a kernel has moved. Norms and inner products are those of Frobenius; a value that needs
 * an earlier kernel which does not exist is NaN.
 *
 * @param distance the kernel distance {@code 1 - <K,K'>/(‖K‖‖K'‖)} to the previous kernel step
 *     (Fort et al. 2020)
 * @param velocity that distance divided by the number of training steps in between
 * @param relativeChange {@code ‖K - K_0‖/‖K_0‖}, from the kernel at initialisation
 * @param diagonalChange the same over the diagonals alone
 */
public record KernelDrift(
    double distance, double velocity, double relativeChange, double diagonalChange) {}
