package org.ntkdynamics.metrics;

import java.util.List;

/**
 * All eigenvalues of a kernel, with what they and the eigenvectors say.
 *
 * @param eigenvalues largest first
 * @param summary as {@link Spectrum#of} gives
 */
public record EigenSpectrum(List<Double> eigenvalues, Spectrum summary) {
  public EigenSpectrum {
    eigenvalues = List.copyOf(eigenvalues);
  }

  /** Decomposes a kernel; arguments as {@link Spectrum#of}. */
  public static EigenSpectrum of(double[][] kernel, List<Integer> labels) {
    Kernels.checkSquare(kernel, labels.size());
    Eigenpairs pairs = Eigenpairs.top(kernel, kernel.length);
    return new EigenSpectrum(pairs.values(), Spectrum.of(kernel, labels, pairs));
  }
}
