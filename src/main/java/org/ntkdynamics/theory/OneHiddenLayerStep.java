package org.ntkdynamics.theory;

import org.hipparchus.special.Gamma;

/**
 * The first order in η of {@code E[ΔΘ(x,x)]} in one step of gradient descent on {@code ½f²}, for
 * one hidden layer of n units, ‖x‖ = 1, σb = 0, one output, in the standard parametrisation.
 *
 * <p>It has two parts. With the activation pattern held fixed, {@code <∇f, ∇Θ> = 8f}, which gives
 * {@link #smooth}, what SK's proof of Theorem 4.1 follows. But Θ jumps by {@code -2v_i²} where a
 * step switches the unit i off, which it does if {@code 0 < h_i < 2ηf v_i}: an event whose
 * probability is of first order in η too. That gives {@link #jumps}. No unit is switched on, to
 * this order. The ratio of the two is {@code O(√n)} in favour of the jumps. Thread-safe.
 */
public final class OneHiddenLayerStep {
  private OneHiddenLayerStep() {}

  /**
   * {@code E[dΘ/dη]} at η = 0 with the activation pattern held fixed, {@code -4σw⁴/n_0}; exact for
   * every n.
   *
   * @param input n_0
   */
  public static double smooth(int input, double sigmaW2) {
    Checks.atLeast(1, "input", input);
    Checks.sigmaW2(sigmaW2);
    return -4 * sigmaW2 * sigmaW2 / input;
  }

  /**
   * What the jumps add, {@code -(4σw²/π) √(n_0/n) E|f|}, where f is the output of the n - 1 other
   * units; exact for every n.
   *
   * @param input n_0
   * @param hidden n
   */
  public static double jumps(int input, int hidden, double sigmaW2) {
    Checks.atLeast(1, "input", input);
    Checks.atLeast(1, "hidden", hidden);
    Checks.sigmaW2(sigmaW2);
    double output = Math.sqrt(2 / Math.PI / input / hidden) * sigmaW2 * meanChi(hidden - 1);
    return -4 * sigmaW2 / Math.PI * Math.sqrt((double) input / hidden) * output;
  }

  /** The mean of √χ²(k), k ~ Binomial(units, ½). */
  private static double meanChi(int units) {
    double mean = 0;
    for (int k = 1; k <= units; k++) {
      double logProbability =
          Gamma.logGamma(units + 1.0)
              - Gamma.logGamma(k + 1.0)
              - Gamma.logGamma(units - k + 1.0)
              - units * Math.log(2);
      double logMean = Math.log(2) / 2 + Gamma.logGamma((k + 1) / 2.0) - Gamma.logGamma(k / 2.0);
      mean += Math.exp(logProbability + logMean);
    }
    return mean;
  }
}
