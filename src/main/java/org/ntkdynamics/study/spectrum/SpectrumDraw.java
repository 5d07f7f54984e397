package org.ntkdynamics.study.spectrum;

import org.ntkdynamics.metrics.KernelPart;
import org.ntkdynamics.metrics.NormBounds;
import org.ntkdynamics.metrics.Spectrum;
import org.ntkdynamics.store.Table;
import org.ntkdynamics.table.Column;

/**
 * What was read off the kernel of one random network.
 *
 * @param draw the network, counted from 0
 * @param part the part of the kernel
 * @param lambdaMax its largest eigenvalue
 * @param norms bounds on it
 * @param effectiveRank {@code (Σλ)²/Σλ²}
 * @param labelEnergy as {@link Spectrum#labelEnergy()}
 */
public record SpectrumDraw(
    int draw,
    KernelPart part,
    double lambdaMax,
    @Column("") NormBounds norms,
    double effectiveRank,
    double labelEnergy) {
  /** A row a network and part of its kernel. */
  public static final Table<SpectrumDraw> TABLE = Table.of("spectra.csv", SpectrumDraw.class);

  /** A network whose effective rank follows from the norms of its kernel. */
  public SpectrumDraw(
      int draw, KernelPart part, double lambdaMax, NormBounds norms, double labelEnergy) {
    this(draw, part, lambdaMax, norms, norms.effectiveRank(), labelEnergy);
  }

  /** The share of the trace that is in the largest eigenvalue. */
  public double topShare() {
    return lambdaMax / norms.trace();
  }
}
