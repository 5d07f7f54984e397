package org.ntkdynamics.metrics;

import org.ntkdynamics.table.Column;

/**
 * What gradient flow conserves if the features' kernel keeps its block structure: {@code E = WᵀW -
 * [(m/λ_c) H₁H₁ᵀ + (1/λ_0) H₂H₂ᵀ - α C² (m/λ_c) h̄h̄ᵀ]}, shape {@code [n, n]} (Seleznova et al.,
 * NeurIPS 2023). {@code H₁} are the C class means, {@code h̄} their mean, {@code H₂H₂ᵀ = Σ_i (h_i -
 * h̄_c)(h_i - h̄_c)ᵀ}.
 *
 * <p>Constant and sign are right, as a calculation and a simulation of gradient flow say. Let R be
 * the derivative of any loss by the outputs: then {@code Ẇ = -RHᵀ}, and features whose kernel is
 * {@code K ⊗ I} move by {@code Ḣ = -WᵀRK}, so that {@code WᵀW - H K⁻¹ Hᵀ} is conserved whatever R
 * and the bias are. The block matrix K has the eigenvalues {@code λ_0} within classes, {@code λ_c}
 * between their means and {@code λ_c + Nκ_n} on the mean of all; {@code H K⁻¹ Hᵀ} in these
 * eigenspaces is the bracket, with {@code α = mκ_n/(λ_c + Nκ_n)}. It is conserved on the samples
 * that are trained on, each as often as the others: where the kernel's subsample is only a part of
 * them, m is too small and the two sides are not comparable. It need not be 0.
 *
 * @param lambda0 {@code λ_0 = κ_d - κ_c}
 * @param lambdaC {@code λ_c = λ_0 + m(κ_c - κ_n)}
 * @param alpha {@code α = κ_n/(λ_0/m + κ_c + (C-1)κ_n)}
 * @param weights {@code ‖WᵀW‖}, Frobenius
 * @param features the norm of the bracket
 * @param difference {@code ‖E‖}
 * @param cosine the cosine between {@code WᵀW} and the bracket
 */
public record CollapseInvariant(
    @Column("lambda_0") double lambda0,
    @Column("lambda_c") double lambdaC,
    double alpha,
    @Column("invariant_weights") double weights,
    @Column("invariant_features") double features,
    @Column("invariant_difference") double difference,
    @Column("invariant_cosine") double cosine) {

  /**
   * Measures both sides.
   *
   * @param features of all samples
   * @param weights the last layer's W, a row an output, shape {@code [K, n]}
   * @param kappa the block means of the features' kernel on the same samples
   */
  public static CollapseInvariant of(
      ClassFeatures features, double[][] weights, BlockStructure kappa) {
    int n = features.width();
    double[][] left = new double[n][n];
    for (double[] row : weights) {
      addOuter(left, row, 1);
    }
    double[][] right = featureSide(features, kappa);
    Levels levels = Levels.of(kappa, features);
    return new CollapseInvariant(
        levels.lambda0(),
        levels.lambdaC(),
        levels.alpha(),
        norm(left),
        norm(right),
        distance(left, right),
        Kernels.cosine(n, (i, j) -> left[i][j], (i, j) -> right[i][j]));
  }

  /** What the block means say of the kernel's eigenvalues. */
  private record Levels(double lambda0, double lambdaC, double alpha) {
    static Levels of(BlockStructure kappa, ClassFeatures features) {
      int m = features.perClass();
      double lambda0 = kappa.d() - kappa.c();
      double others = (features.classes() - 1) * kappa.n();
      return new Levels(
          lambda0,
          lambda0 + m * (kappa.c() - kappa.n()),
          kappa.n() / (lambda0 / m + kappa.c() + others));
    }
  }

  /** The bracket, shape {@code [n, n]}. */
  static double[][] featureSide(ClassFeatures features, BlockStructure kappa) {
    int classes = features.classes();
    Levels levels = Levels.of(kappa, features);
    double perMean = features.perClass() / levels.lambdaC();
    double[][] sum = new double[features.width()][features.width()];
    for (int c = 0; c < classes; c++) {
      addOuter(sum, features.mean(c), perMean);
    }
    for (double[] rest : features.within()) {
      addOuter(sum, rest, 1 / levels.lambda0());
    }
    addOuter(sum, features.mean(), -levels.alpha() * classes * classes * perMean);
    return sum;
  }

  private static void addOuter(double[][] sum, double[] vector, double factor) {
    for (int i = 0; i < vector.length; i++) {
      double scaled = factor * vector[i];
      for (int j = 0; j < vector.length; j++) {
        sum[i][j] += scaled * vector[j];
      }
    }
  }

  private static double norm(double[][] matrix) {
    return distance(matrix, new double[matrix.length][matrix.length]);
  }

  private static double distance(double[][] a, double[][] b) {
    double squares = 0;
    for (int i = 0; i < a.length; i++) {
      double[] difference = ClassFeatures.minus(a[i], b[i]);
      squares += ClassFeatures.dot(difference, difference);
    }
    return Math.sqrt(squares);
  }
}
