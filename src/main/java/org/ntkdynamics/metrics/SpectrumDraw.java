package org.ntkdynamics.metrics;

/**
 * What was read off the kernel of one random network.
 *
 * @param draw the network, counted from 0
 * @param part the part of the kernel
 * @param lambdaMax its largest eigenvalue
 * @param norms bounds on it
 * @param labelEnergy as {@link Spectrum#labelEnergy()}
 */
public record SpectrumDraw(
    int draw, KernelPart part, double lambdaMax, NormBounds norms, double labelEnergy) {
  /** The share of the trace that is in the largest eigenvalue. */
  public double topShare() {
    return lambdaMax / norms.trace();
  }
}
