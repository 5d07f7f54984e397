package org.ntkdynamics.study.spectrum;

import org.ntkdynamics.metrics.Concentration;
import org.ntkdynamics.metrics.KernelPart;
import org.ntkdynamics.metrics.NormBounds;
import org.ntkdynamics.metrics.Spectrum;
import org.ntkdynamics.store.Table;
import org.ntkdynamics.store.Tables;
import org.ntkdynamics.table.Column;

/**
 * The spectrum of the NTK at initialisation over the random networks of one setting.
 *
 * @param part the part of the kernel
 * @param draws the number of networks
 * @param lambdaMax the largest eigenvalue
 * @param trace the trace
 * @param effectiveRank {@code (Σλ)²/Σλ²}
 * @param topShare {@code λ_max/tr K}
 * @param labelEnergy as {@link Spectrum#labelEnergy()}
 * @param expected the expected kernel
 */
public record SpectrumPoint(
    KernelPart part,
    int draws,
    Concentration lambdaMax,
    Concentration trace,
    Concentration effectiveRank,
    Concentration topShare,
    Concentration labelEnergy,
    @Column("") Expected expected) {
  /** moments.csv of a unit, a row a part of the kernel. */
  public static final Table<SpectrumPoint> TABLE = Table.of(Tables.MOMENTS, SpectrumPoint.class);

  /**
   * What is known of the kernel's expectation.
   *
   * @param trace {@code E[tr K]}, exact at any width
   * @param diagonalRelativeStd the exact relative standard deviation of one diagonal element, at
   *     the mean squared norm of the samples
   * @param infiniteWidthLambdaMax {@code λ_max} of the kernel of infinitely wide networks
   * @param lambdaMax {@code λ_max} of the networks' mean kernel, an estimate of {@code λ_max(E K)}
   * @param norms bounds on that
   */
  public record Expected(
      @Column("expected_trace") double trace,
      double diagonalRelativeStd,
      double infiniteWidthLambdaMax,
      @Column("mean_kernel_lambda_max") double lambdaMax,
      @Column("mean_kernel") NormBounds norms) {}

  /**
   * What {@code λ_max} exceeds with a probability of at most p by Chebyshev's inequality with its
   * own sample mean and variance: {@code Eλ + σ/√p}.
   */
  public double chebyshev(double p) {
    return lambdaMax.mean() + lambdaMax.std() / Math.sqrt(p);
  }

  /**
   * The same by Cantelli's inequality for the trace, which is at least {@code λ_max}: {@code E[tr]
   * + σ_tr √(1/p - 1)}, the expectation exact.
   */
  public double cantelliOnTrace(double p) {
    return expected.trace() + trace.std() * Math.sqrt(1 / p - 1);
  }

  /** The same by Markov's inequality from nothing but the exact expectation: {@code E[tr]/p}. */
  public double markovOnTrace(double p) {
    return expected.trace() / p;
  }
}
