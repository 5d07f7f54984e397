package org.ntkdynamics.metrics;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ntkdynamics.matrix.SquareMatrix;

/**
 * What the eigenvalues {@code λ} and eigenvectors of a kernel on N samples say.
 *
 * @param lambdaMax the largest eigenvalue
 * @param effectiveRank {@code (Σλ)²/Σλ²}
 * @param labelEnergy the share of the centred one-hot label matrix's squared norm that lies in the
 *     span of the top C eigenvectors, C the number of classes, without those whose eigenvalue is 0
 *     within rounding, which could be any; NaN with one class
 * @param stepSizeBound {@code 2/λ_max(K/N)}, above which gradient descent on these samples' mean
 *     loss diverges in the linearised model
 */
public record Spectrum(
    double lambdaMax, double effectiveRank, double labelEnergy, double stepSizeBound) {
  /** Of an eigenvalue, relative to N λ_max: a hundred roundings of a double. */
  private static final double ROUNDING = 100 * 0x1p-52;

  /**
   * Decomposes a symmetric kernel, in {@code O(N³)}, as far as the top C eigenpairs; the rest of
   * the spectrum shows in the trace and the Frobenius norm alone.
   *
   * @param kernel shape {@code [N, N]}; of one that is not finite, everything is NaN
   * @param labels the class of each sample
   * @throws IllegalArgumentException if the labels are not N
   */
  public static Spectrum of(SquareMatrix kernel, List<Integer> labels) {
    Kernels.checkSize(kernel, labels.size());
    return of(kernel, labels, Eigenpairs.top(kernel, sizes(labels).size()));
  }

  /** The same where at least the top C eigenpairs are known. */
  static Spectrum of(SquareMatrix kernel, List<Integer> labels, Eigenpairs pairs) {
    double lambdaMax = pairs.value(0);
    return new Spectrum(
        lambdaMax,
        Double.isNaN(lambdaMax) ? Double.NaN : NormBounds.of(kernel).effectiveRank(),
        labelEnergy(pairs, labels),
        2 * kernel.size() / lambdaMax);
  }

  /**
   * The same where gradient descent is on the loss divided by a number, which multiplies the bound.
   */
  Spectrum withLossDividedBy(double divisor) {
    return new Spectrum(lambdaMax, effectiveRank, labelEnergy, stepSizeBound * divisor);
  }

  /**
   * {@code Σ_v ‖Yᵀ H v‖² / ‖H Y‖²} over the top C eigenvectors v, with the one-hot labels Y and
   * {@code H = I - 11ᵀ/N}: class sums over {@code N - Σ n_c²/N}.
   */
  private static double labelEnergy(Eigenpairs pairs, List<Integer> labels) {
    Map<Integer, Integer> sizes = sizes(labels);
    if (sizes.size() < 2) {
      return Double.NaN;
    }
    double samples = labels.size();
    double total = samples - sizes.values().stream().mapToDouble(n -> n * (n / samples)).sum();
    double rounding = ROUNDING * samples * pairs.value(0);
    double captured = 0;
    for (int top = 0; top < sizes.size(); top++) {
      if (!(pairs.value(top) <= rounding)) {
        captured += squaredClassSums(pairs.vector(top), labels);
      }
    }
    return captured / total;
  }

  /** {@code Σ_c (Σ_{i in c} (v_i - v̄))²}. */
  private static double squaredClassSums(double[] vector, List<Integer> labels) {
    double mean = 0;
    for (double component : vector) {
      mean += component / vector.length;
    }
    Map<Integer, Double> sums = new TreeMap<>();
    for (int i = 0; i < vector.length; i++) {
      sums.merge(labels.get(i), vector[i] - mean, Double::sum);
    }
    return sums.values().stream().mapToDouble(sum -> sum * sum).sum();
  }

  private static Map<Integer, Integer> sizes(List<Integer> labels) {
    Map<Integer, Integer> sizes = new TreeMap<>();
    labels.forEach(label -> sizes.merge(label, 1, Integer::sum));
    return sizes;
  }
}
