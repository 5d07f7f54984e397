package org.ntkdynamics.metrics;

import java.util.Arrays;
import java.util.List;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealVector;

/**
 * What the eigenvalues {@code λ} and eigenvectors of a kernel on N samples say.
 *
 * @param lambdaMax the largest eigenvalue
 * @param effectiveRank {@code (Σλ)²/Σλ²}
 * @param labelEnergy the share of the centred one-hot label matrix's squared norm that lies in the
 *     span of the top C eigenvectors, C the number of classes; NaN with one class
 * @param stepSizeBound {@code 2/λ_max(K/N)}, above which gradient descent on these samples' mean
 *     loss diverges in the linearised model
 */
public record Spectrum(
    double lambdaMax, double effectiveRank, double labelEnergy, double stepSizeBound) {

  /**
   * Decomposes a symmetric kernel, in {@code O(N³)}.
   *
   * @param kernel shape {@code [N, N]}, finite
   * @param labels the class of each sample
   */
  public static Spectrum of(double[][] kernel, List<Integer> labels) {
    return EigenSpectrum.of(kernel, labels).summary();
  }

  static Spectrum of(EigenDecompositionSymmetric decomposition, List<Integer> labels) {
    double[] eigenvalues = decomposition.getEigenvalues();
    double trace = Arrays.stream(eigenvalues).sum();
    double squares = Arrays.stream(eigenvalues).map(lambda -> lambda * lambda).sum();
    double lambdaMax = eigenvalues[0];
    return new Spectrum(
        lambdaMax,
        trace * trace / squares,
        labelEnergy(decomposition, labels),
        2 * eigenvalues.length / lambdaMax);
  }

  /**
   * The same where gradient descent is on the loss divided by a number, which multiplies the bound.
   */
  Spectrum withLossDividedBy(double divisor) {
    return new Spectrum(lambdaMax, effectiveRank, labelEnergy, stepSizeBound * divisor);
  }

  private static double labelEnergy(
      EigenDecompositionSymmetric decomposition, List<Integer> labels) {
    double[][] centred = Kernels.centre(Kernels.ofLabels(labels));
    List<Integer> classes = labels.stream().distinct().toList();
    double total = 0;
    for (int i = 0; i < centred.length; i++) {
      total += centred[i][i];
    }
    double captured = 0;
    for (int top = 0; top < classes.size(); top++) {
      RealVector eigenvector = decomposition.getEigenvector(top);
      captured +=
          eigenvector.dotProduct(MatrixUtils.createRealMatrix(centred).operate(eigenvector));
    }
    return captured / total;
  }
}
