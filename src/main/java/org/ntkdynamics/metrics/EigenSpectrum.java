package org.ntkdynamics.metrics;

import java.util.List;
import org.ntkdynamics.matrix.SquareMatrix;

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
  public static EigenSpectrum of(SquareMatrix kernel, List<Integer> labels) {
    Kernels.checkSize(kernel, labels.size());
    Eigenpairs pairs = Eigenpairs.top(kernel, kernel.size());
    return new EigenSpectrum(pairs.values(), Spectrum.of(kernel, labels, pairs));
  }
}
