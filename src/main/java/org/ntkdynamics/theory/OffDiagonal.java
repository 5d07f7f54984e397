package org.ntkdynamics.theory;

/**
 * The mean of {@code Θ(x,x̃)} for two inputs of equal norm, against the diagonal's: SK's Theorem
 * 3.3, bound (18), and the leading order for any widths. σb = 0, one output, standard
 * parametrisation. Thread-safe.
 */
public final class OffDiagonal {
  /** Theorem 3.3, (16): the least that lim E[Θ(x,x̃)]/E[Θ(x,x)] can be. */
  public static final double RATIO_LOWER_BOUND = 0.25;

  /** Theorem 3.3, (16): the most that the ratio can be. */
  public static final double RATIO_UPPER_BOUND = 1;

  /** Theorem 3.3, (17): the dispersion off the diagonal is at most so many times that on it. */
  public static final double DISPERSION_FACTOR = 16;

  private OffDiagonal() {}

  /**
   * Bound (18), {@code Σ_l a^{L-l} Π_{k=l}^{L-1} g(ρ_{k-1}) / Σ_l a^{L-l}}: a lower bound of the
   * ratio E[Θ(x,x̃)]/E[Θ(x,x)] in the ordered phase, tight there for wide networks.
   *
   * @param sigmaW2 the weight variance σw²
   * @param depth the number L of weight layers
   * @param rho0 the cosine between the inputs
   * @throws IllegalArgumentException if an argument is out of range
   */
  public static double orderedPhaseBound(double sigmaW2, int depth, double rho0) {
    double a = Checks.sigmaW2(sigmaW2) / 2;
    double[] overlap = CosineMap.gradientOverlaps(CosineMap.iterate(rho0, depth - 1));
    double numerator = 0;
    double denominator = 0;
    for (int l = 1; l <= depth; l++) {
      // For a > 1 both sums are divided by a^{L-1} lest they overflow.
      double power = a > 1 ? Math.pow(a, 1 - l) : Math.pow(a, depth - l);
      numerator += power * overlap[l];
      denominator += power;
    }
    return numerator / denominator;
  }

  /**
   * The leading order of the mean for any widths:
   *
   * <pre>
   *   E Θ(x,x̃) ≈ Σ_l a^{L-l} Π_{k=l}^{L-1} g(ρ_{k-1}) · (‖x‖² a^{l-1} (n_{l-1}/n_0) ρ_{l-1} + 1)
   * </pre>
   *
   * exact on the diagonal (ρ_0 = 1; up to dead layers) and with one hidden layer. At finite width
   * the true ratio lies above it at the edge of chaos and in the chaotic phase.
   *
   * @param widths n_0 … n_L with n_L = 1
   * @param sigmaW2 the weight variance σw²
   * @param normSquared ‖x‖² = ‖x̃‖²
   * @param rho0 the cosine between the inputs
   * @return the mean, with the parts of weights and biases
   * @throws IllegalArgumentException if an argument is out of range
   */
  public static KernelMean leadingOrder(
      Widths widths, double sigmaW2, double normSquared, double rho0) {
    widths.requireOneOutput();
    double a = Checks.sigmaW2(sigmaW2) / 2;
    Checks.notNegative("normSquared", normSquared);
    int depth = widths.depth();
    double[] rho = CosineMap.iterate(rho0, depth - 1);
    double[] overlap = CosineMap.gradientOverlaps(rho);
    double weights = 0;
    ScaledNumber bias = ScaledNumber.ZERO;
    for (int l = 1; l <= depth; l++) {
      weights += overlap[l] * rho[l - 1] * widths.at(l - 1) / widths.at(0);
      bias = bias.plus(ScaledNumber.power(a, depth - l).times(overlap[l]));
    }
    return new KernelMean(ScaledNumber.power(a, depth - 1).times(weights * normSquared), bias);
  }

  /**
   * {@link #leadingOrder} at ρ_0 over its value at ρ_0 = 1.
   *
   * @throws IllegalArgumentException if an argument is out of range
   */
  public static double leadingOrderRatio(
      Widths widths, double sigmaW2, double normSquared, double rho0) {
    ScaledNumber diagonal = leadingOrder(widths, sigmaW2, normSquared, 1).total();
    return leadingOrder(widths, sigmaW2, normSquared, rho0).total().dividedBy(diagonal).toDouble();
  }
}
