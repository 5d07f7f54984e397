package org.ntkdynamics.theory;

/**
 * The first two moments of {@code Θ(x,x)} for constant hidden width M in closed form, derived by
 * Wick pairings and thus independent of {@link ExactMoments}.
 *
 * <p>With {@code ρ = 1+5/M}, {@code τ = 1-1/M}, {@code μ_m = (ρ^m + 2τ^m)/3}, {@code c_1 = ‖x‖²},
 * {@code c_l = M‖x‖²/n_0} for l > 1, T_l and U_l the weights and bias part of layer l, i ≤ j:
 *
 * <pre>
 *   E[T_i T_j] = a^{2(L-1)} c_i c_j ρ^{i-1} μ_{j-i} ρ^{L-j}
 *   E[U_i U_j] = a^{j-i} a^{2(L-j)} ρ^{L-j}
 *   E[T_i U_j] = c_i a^{j-1} a^{2(L-j)} ρ^{L-j}
 *   E[T_j U_i] = c_j a^{i-1} a^{2(j-i)} μ_{j-i} a^{2(L-j)} ρ^{L-j}   (i < j)
 * </pre>
 *
 * The weights part is exact; the bias parts leave out the dead-layer event, a relative error of the
 * order of L · 2^-M. O(L²); the simple oracle, not the fast path. Thread-safe.
 */
public final class ConstantWidthMoments {
  private ConstantWidthMoments() {}

  /**
   * The moments to order 2, in the standard parametrisation with σb = 0 and one output.
   *
   * @param input the input dimension n_0
   * @param hidden the hidden width M
   * @param depth the number L of weight layers
   * @param sigmaW2 the weight variance σw²
   * @param normSquared ‖x‖²
   * @throws IllegalArgumentException if a size is below 1, or σw² or ‖x‖² not a finite number above
   *     0
   */
  public static NtkMoments of(
      int input, int hidden, int depth, double sigmaW2, double normSquared) {
    Checks.atLeast(1, "input", input);
    Checks.atLeast(1, "hidden", hidden);
    Checks.atLeast(1, "depth", depth);
    double a = Checks.sigmaW2(sigmaW2) / 2;
    Checks.positive("normSquared", normSquared);
    return new Sums(hidden, depth, a, normSquared, normSquared * hidden / input).moments();
  }

  /** The double sums over pairs of layers, with every power as a logarithm. */
  private record Sums(int hidden, int depth, double a, double first, double rest) {

    NtkMoments moments() {
      ScaledNumber[][] joint = new ScaledNumber[3][3];
      joint[0][0] = ScaledNumber.ONE;
      joint[1][0] = ScaledNumber.power(a, depth - 1).times(first + (depth - 1) * rest);
      joint[0][1] = ScaledNumber.ZERO;
      joint[2][0] = ScaledNumber.ZERO;
      joint[1][1] = ScaledNumber.ZERO;
      joint[0][2] = ScaledNumber.ZERO;
      for (int j = 1; j <= depth; j++) {
        joint[0][1] = joint[0][1].plus(ScaledNumber.power(a, depth - j));
        ScaledNumber above = ScaledNumber.power(a, 2L * (depth - j)).times(power(depth - j));
        ScaledNumber weightsAbove = ScaledNumber.power(a, 2L * (depth - 1)).times(power(depth - j));
        for (int i = 1; i <= j; i++) {
          double multiplicity = i == j ? 1 : 2;
          ScaledNumber both = power(i - 1).times(mu(j - i)).times(c(i) * c(j) * multiplicity);
          joint[2][0] = joint[2][0].plus(weightsAbove.times(both));
          ScaledNumber bias = ScaledNumber.power(a, j - i).times(multiplicity);
          joint[0][2] = joint[0][2].plus(above.times(bias));
          joint[1][1] = joint[1][1].plus(above.times(mixed(i, j)));
        }
      }
      return new NtkMoments(joint);
    }

    /** What E[T_i U_j] + E[T_j U_i] (i < j), or E[T_i U_i], is over {@code a^{2(L-j)} ρ^{L-j}}. */
    private ScaledNumber mixed(int i, int j) {
      ScaledNumber early = ScaledNumber.power(a, j - 1).times(c(i));
      if (i == j) {
        return early;
      }
      ScaledNumber late = ScaledNumber.power(a, 2L * j - i - 1).times(mu(j - i)).times(c(j));
      return early.plus(late);
    }

    private double c(int layer) {
      return layer == 1 ? first : rest;
    }

    private ScaledNumber power(int exponent) {
      return ScaledNumber.power(1 + 5.0 / hidden, exponent);
    }

    private ScaledNumber mu(int m) {
      ScaledNumber tau = ScaledNumber.power(1 - 1.0 / hidden, m);
      return power(m).plus(tau.times(2)).times(1.0 / 3);
    }
  }
}
