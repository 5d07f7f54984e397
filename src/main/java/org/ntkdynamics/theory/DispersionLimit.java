package org.ntkdynamics.theory;

/**
 * The limit of the dispersion {@code E[Θ²(x,x)]/E²[Θ(x,x)]} as M, L → ∞ with L/M → λ, constant
 * hidden width M, n_0 = α0 M, ‖x‖ = 1, σb = 0: SK's Theorem 3.1 as printed, and as corrected.
 *
 * <p>Theorem 3.1 is right to first order in λ only. Its proof takes the correlation of two layers
 * at distance m to be {@code (1+1/M)^m} (SK's C); it is {@code ((1+5/M)^m + 2(1-1/M)^m)/3}, which
 * has the same first-order term and no other. In the chaotic phase the printed limit is 11 % too
 * small at λ = ½ and 27 % at λ = 1. The corrected limit is that of {@link ConstantWidthMoments}.
 *
 * <p>The printed forms divide differences of exponentials by λ². All is evaluated here through
 * {@code φ_1(z) = (e^z - 1)/z} and {@code φ_2(z) = (e^z - 1 - z)/z²}, so that small λ loses no
 * digits; at λ = 0 every phase gives 1. Thread-safe.
 */
public final class DispersionLimit {
  /** Below this argument series are used. */
  private static final double SERIES = 0.5;

  private DispersionLimit() {}

  /**
   * The limit in the phase of a weight variance.
   *
   * @param form as printed, or corrected; {@link TheoremForm#FACTOR_TWO} is as printed here
   * @param sigmaW2 the weight variance σw²
   * @param lambda the depth-to-width ratio λ ≥ 0
   * @param alpha0 the input-to-width ratio α0 ≥ 0; it matters at the edge of chaos only
   * @throws IllegalArgumentException if an argument is out of range
   */
  public static double of(TheoremForm form, double sigmaW2, double lambda, double alpha0) {
    Checks.sigmaW2(sigmaW2);
    if (sigmaW2 == 2) {
      return edgeOfChaos(form, lambda, alpha0);
    }
    return sigmaW2 < 2 ? ordered(lambda) : chaotic(form, lambda);
  }

  /**
   * Equation (10): 1, in either form.
   *
   * @throws IllegalArgumentException if λ is negative or not finite
   */
  public static double ordered(double lambda) {
    Checks.notNegative("lambda", lambda);
    return 1;
  }

  /**
   * Equation (8). Printed: {@code e^{5λ}/(2λ) · (1 - (1 - e^{-4λ})/(4λ)) = 2 e^{5λ} φ_2(-4λ)}.
   * Corrected: {@code e^{5λ} (1 + 4 φ_2(-6λ))/3}.
   *
   * @throws IllegalArgumentException if λ is negative or not finite
   */
  public static double chaotic(TheoremForm form, double lambda) {
    Checks.notNegative("lambda", lambda);
    double overlap =
        form == TheoremForm.CORRECTED ? (1 + 4 * phi2(-6 * lambda)) / 3 : 2 * phi2(-4 * lambda);
    return Math.exp(5 * lambda) * overlap;
  }

  /**
   * Equation (9). Printed: {@code (1+α0)^{-2} [e^{5λ}(1/(2λ) + (2α0²-8α0)/(25λ²)) + (e^λ -
   * e^{5λ})(1-4α0)/(8λ²) + (2α0/(5λ))((4-α0)/(5λ) - 1 - α0)]}. Either form is {@code (chaotic(λ) +
   * α0 X + 2 α0² φ_2(5λ))/(1+α0)²}, where X, twice the correlation of Θ_W and Θ_b, is {@code (9
   * φ_2(5λ) - φ_2(λ))/2} in the printed one and {@code (22 φ_2(5λ) + 6 φ_1(5λ) + 2 φ_2(-λ))/9} in
   * the corrected.
   *
   * @throws IllegalArgumentException if λ or α0 is negative or not finite
   */
  public static double edgeOfChaos(TheoremForm form, double lambda, double alpha0) {
    Checks.notNegative("lambda", lambda);
    Checks.notNegative("alpha0", alpha0);
    double mixed = 2 * mixed(form, lambda);
    double sum = chaotic(form, lambda) + alpha0 * mixed + alpha0 * alpha0 * bias(lambda);
    return sum / ((1 + alpha0) * (1 + alpha0));
  }

  /**
   * Lemma A.7, (37), at the edge of chaos: {@code lim E[Θ_W Θ_b] α0/L²}, half the X of {@link
   * #edgeOfChaos}.
   *
   * @throws IllegalArgumentException if λ is negative or not finite
   */
  public static double mixed(TheoremForm form, double lambda) {
    Checks.notNegative("lambda", lambda);
    double fast = phi2(5 * lambda);
    return form == TheoremForm.CORRECTED
        ? (22 * fast + 6 * (1 + 5 * lambda * fast) + 2 * phi2(-lambda)) / 18
        : (9 * fast - phi2(lambda)) / 4;
  }

  /**
   * Lemma A.6, (34), at the edge of chaos: {@code lim E[Θ_b²]/L² = 2 φ_2(5λ) = 2(e^{5λ} - 1)/(25λ²)
   * - 2/(5λ)}.
   *
   * @throws IllegalArgumentException if λ is negative or not finite
   */
  public static double bias(double lambda) {
    return 2 * phi2(5 * Checks.notNegative("lambda", lambda));
  }

  /** {@code (e^z - 1 - z)/z²}, ½ at 0. */
  private static double phi2(double z) {
    if (Math.abs(z) > SERIES) {
      return (Math.expm1(z) - z) / (z * z);
    }
    double sum = 0;
    double term = 0.5;
    for (int k = 3; term != 0 && k < 25; k++) {
      sum += term;
      term *= z / k;
    }
    return sum;
  }
}
