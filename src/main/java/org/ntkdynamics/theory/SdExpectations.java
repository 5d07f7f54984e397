package org.ntkdynamics.theory;

import java.util.Arrays;

/**
 * SD's statements on the mean of the NTK, as printed and as corrected. Their setting: NTK
 * parametrisation, no biases, σw² = 2, one output, and {@code L} counts <em>hidden</em> layers, so
 * that there are L+1 weight layers. Thread-safe.
 */
public final class SdExpectations {
  private SdExpectations() {}

  /**
   * Theorem 2.1: the probability {@code (π - θ)/(2π)} that a unit of the first layer is active for
   * both inputs, for every n_0.
   *
   * @param cosine the cosine of the angle θ between the inputs
   * @throws IllegalArgumentException if the cosine is not in [-1, 1]
   */
  public static double firstLayerCorrelator(double cosine) {
    return (Math.PI - Math.acos(Checks.cosine(cosine))) / (2 * Math.PI);
  }

  /**
   * Corollary 1.1 as printed, {@code E[K_αα] = 2L‖x‖²/n_0}; one term short.
   *
   * @throws IllegalArgumentException if a count is below 1 or ‖x‖² negative
   */
  public static double diagonalAsPrinted(int hiddenLayers, double normSquared, int input) {
    Checks.atLeast(1, "hiddenLayers", hiddenLayers);
    Checks.atLeast(1, "input", input);
    return 2 * hiddenLayers * Checks.notNegative("normSquared", normSquared) / input;
  }

  /**
   * Corollary 1.1 corrected, {@code E[K_αα] = 2(L+1)‖x‖²/n_0}: each of the L+1 weight layers
   * contributes alike.
   *
   * @throws IllegalArgumentException if a count is below 1 or ‖x‖² negative
   */
  public static double diagonal(int hiddenLayers, double normSquared, int input) {
    Checks.atLeast(1, "hiddenLayers", hiddenLayers);
    return diagonalAsPrinted(hiddenLayers + 1, normSquared, input);
  }

  /**
   * Theorem 1.1 as printed, {@code E[K_αβ] = <x_α,x_β> (L/n_0) 2^{L+1} Π_l E[ξ^l_α ξ^l_β]}. Not
   * right for α ≠ β: distinct paths do not drop out once the indicators of both inputs multiply the
   * weights.
   *
   * @param innerProduct <x_α, x_β>
   * @param correlators {@code [L]}: the two-point correlators of the layers
   * @param input n_0
   * @throws IllegalArgumentException if there is no correlator or n_0 is below 1
   */
  public static double offDiagonalAsPrinted(double innerProduct, double[] correlators, int input) {
    Checks.atLeast(1, "hiddenLayers", correlators.length);
    Checks.atLeast(1, "input", input);
    double product = innerProduct * correlators.length / input * 2;
    for (double correlator : correlators) {
      product *= 2 * correlator;
    }
    return product;
  }

  /**
   * Theorem 1.1 with a term for each of the L+1 weight layers, which makes it right for α = β and
   * leaves it wrong otherwise: {@code <x_α,x_β> ((L+1)/n_0) 2^{L+1} Π_l E[ξ^l_α ξ^l_β]}.
   *
   * @throws IllegalArgumentException as {@link #offDiagonalAsPrinted} does
   */
  public static double offDiagonalAllLayers(double innerProduct, double[] correlators, int input) {
    double printed = offDiagonalAsPrinted(innerProduct, correlators, input);
    return printed * (correlators.length + 1) / correlators.length;
  }

  /**
   * Theorem 2.2 as printed: the bound {@code |<x_α,x_β>| (4L/n_0) E[ξ^1_α ξ^1_β]} of {@code
   * |E[K_αβ]|}. It rests on Theorem 1.1 and is violated.
   *
   * @param innerProduct <x_α, x_β>
   * @param hiddenLayers L
   * @param firstCorrelator the two-point correlator of the first layer
   * @param input n_0
   * @throws IllegalArgumentException if a count is below 1
   */
  public static double boundAsPrinted(
      double innerProduct, int hiddenLayers, double firstCorrelator, int input) {
    Checks.atLeast(1, "hiddenLayers", hiddenLayers);
    Checks.atLeast(1, "input", input);
    return Math.abs(innerProduct) * 4 * hiddenLayers / input * firstCorrelator;
  }

  /**
   * The two-point correlators of the layers of an infinitely wide network, {@code E[ξ^l_α ξ^l_β] =
   * (π - arccos ρ_{l-1})/(2π)}: they rise towards ½ with depth, not to SD's ¼. For Gaussian weights
   * the first is exact at any width.
   *
   * @param cosine the cosine ρ_0 between the inputs
   * @param hiddenLayers L
   * @return {@code [L]}
   * @throws IllegalArgumentException if the cosine is not in [-1, 1] or L below 1
   */
  public static double[] correlators(double cosine, int hiddenLayers) {
    Checks.atLeast(1, "hiddenLayers", hiddenLayers);
    double[] rho = CosineMap.iterate(cosine, hiddenLayers - 1);
    return Arrays.stream(rho).map(SdExpectations::firstLayerCorrelator).toArray();
  }

  /**
   * The mean off the diagonal, {@code E[K_αβ] = (2‖x_α‖‖x_β‖/n_0) Σ_{l=1}^{L+1} ρ_{l-1} Π_{k=l}^{L}
   * g(ρ_{k-1})}: exact for L = 1 at any width, the limit of infinite width for L > 1.
   *
   * @param hiddenLayers L
   * @param normProduct ‖x_α‖‖x_β‖
   * @param cosine the cosine between the inputs
   * @param input n_0
   * @throws IllegalArgumentException if an argument is out of range
   */
  public static double offDiagonal(int hiddenLayers, double normProduct, double cosine, int input) {
    Checks.atLeast(1, "hiddenLayers", hiddenLayers);
    Checks.notNegative("normProduct", normProduct);
    Checks.atLeast(1, "input", input);
    double[] rho = CosineMap.iterate(cosine, hiddenLayers);
    double[] overlap = CosineMap.gradientOverlaps(rho);
    double sum = 0;
    for (int l = 1; l <= hiddenLayers + 1; l++) {
      sum += rho[l - 1] * overlap[l];
    }
    return 2 * normProduct / input * sum;
  }
}
