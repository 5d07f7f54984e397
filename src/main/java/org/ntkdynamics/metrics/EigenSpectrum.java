package org.ntkdynamics.metrics;

import java.util.Arrays;
import java.util.List;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;

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
    EigenDecompositionSymmetric decomposition =
        new EigenDecompositionSymmetric(MatrixUtils.createRealMatrix(kernel));
    return new EigenSpectrum(
        Arrays.stream(decomposition.getEigenvalues()).boxed().toList(),
        Spectrum.of(decomposition, labels));
  }
}
