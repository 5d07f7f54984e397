package org.ntkdynamics.metrics;

/**
 * What the eigenvalues {@code λ} and eigenvectors of a kernel on N samples say.
 *
 * @param lambdaMax the largest eigenvalue
 * @param effectiveRank {@code (Σλ)²/Σλ²}
 * @param labelEnergy the share of the centred label matrix's squared norm that lies in the span of
 *     the top K eigenvectors, K the number of classes
 * @param stepSizeBound {@code 2/λ_max(K/N)}, above which gradient descent on this sample's mean
 *     loss diverges in the linearised model
 */
public record Spectrum(
    double lambdaMax, double effectiveRank, double labelEnergy, double stepSizeBound) {}
