package org.ntkdynamics.theory;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The exact moments of {@code Θ(x,x)} at initialisation for any widths, to order {@value
 * #MAX_ORDER}: no expansion in 1/M.
 *
 * <p>A ReLU network without biases is positively homogeneous, so its norms form a Markov chain:
 * with {@code k_l ~ Binomial(n_l, ½)} active units, {@code c_l ~ χ²(k_l)}, {@code d_l ~ χ²(k_l -
 * 1)} and {@code r_l = σw²/n_l},
 *
 * <pre>
 *   q_l = r_{l-1} c_l q_{l+1}          v_l = q_{l+1} + r_l d_l v_{l+1}
 *   T_l = v_l + r_{l-1} c_l T_{l+1}    B_l = v_l + B_{l+1}
 *   v_L = T_L = B_L = 1,  q_L = r_{L-1} Z²,      Θ(x,x) = ‖x‖² T_1 + B_1
 * </pre>
 *
 * so the moments of {@code (T, B, v, q)} obey a linear recursion from the output down, O(L) in all.
 *
 * <p>A dead layer (k_l = 0 for some l) makes Θ_W = 0 and Θ_b = 1, the last bias alone. The
 * recursion runs over {@code E[…; all k_l ≥ 1]}, and {@code P(dead) = 1 - Π(1 - 2^-n_l)} is added
 * to the moments of Θ_b: exact for every width, 1 included. Hence SK's (11) {@code E[Θ_W] = ‖x‖²
 * a^{L-1} Σ_l n_{l-1}/n_0} holds exactly, while (12) is {@code E[Θ_b] = 1 + Σ_{l<L} a^{L-l} Π_{j<l}
 * (1 - 2^-n_j)}.
 *
 * <p>All arithmetic is on non-negative {@link ScaledNumber}s, so there is no overflow and the
 * relative error is a few L · 1e-16. Thread-safe.
 */
public final class ExactMoments {
  /** The highest order that {@link #of} computes. */
  public static final int MAX_ORDER = ActiveUnitMoments.MAX_ORDER;

  /** {@code [order]}; they know no widths, and are made once. */
  private static final List<MomentTransfer> TRANSFERS =
      IntStream.rangeClosed(0, MAX_ORDER).mapToObj(MomentTransfer::new).toList();

  private ExactMoments() {}

  /** The moments to order 2 in the standard parametrisation for an input of unit norm. */
  public static NtkMoments of(Widths widths, double sigmaW2) {
    return of(widths, sigmaW2, 1, KernelScaling.STANDARD, 2);
  }

  /**
   * The moments of the NTK of a network with σb = 0 and one output.
   *
   * @param widths n_0 … n_L with n_L = 1
   * @param sigmaW2 the weight variance σw²
   * @param normSquared ‖x‖², not 0
   * @param scaling the parametrisation
   * @param order the highest order wanted, 1 to {@link #MAX_ORDER}
   * @throws IllegalArgumentException if the last width is not 1, the order is out of range, or σw²
   *     or ‖x‖² is not a finite number above 0
   */
  public static NtkMoments of(
      Widths widths, double sigmaW2, double normSquared, KernelScaling scaling, int order) {
    widths.requireOneOutput();
    Checks.sigmaW2(sigmaW2);
    Checks.positive("normSquared", normSquared);
    if (order < 1 || order > MAX_ORDER) {
      throw new IllegalArgumentException(
          "order must lie in [1, " + MAX_ORDER + "], but is " + order);
    }
    double unit = scaling == KernelScaling.NTK ? sigmaW2 / widths.at(0) : 1;
    ScaledNumber[][] joint = new ScaledNumber[order + 1][order + 1];
    joint[0][0] = ScaledNumber.ONE;
    for (int m = 1; m <= order; m++) {
      MomentTransfer transfer = TRANSFERS.get(m);
      ScaledNumber[] moments = descend(transfer, widths, sigmaW2, scaling, m);
      for (int i = 0; i <= m; i++) {
        ScaledNumber alive = moments[transfer.index(i)];
        joint[i][m - i] = alive.times(ScaledNumber.power(normSquared * unit, i));
      }
      joint[0][m] = joint[0][m].plus(ScaledNumber.of(deadProbability(widths)));
    }
    return new NtkMoments(joint);
  }

  /** The probability {@code 1 - Π_l (1 - 2^-n_l)} that some hidden layer is dead. */
  public static double deadProbability(Widths widths) {
    double logAlive = 0;
    for (int l = 1; l < widths.depth(); l++) {
      logAlive += Math.log1p(-Math.scalb(1.0, -widths.at(l)));
    }
    return -Math.expm1(logAlive);
  }

  private static ScaledNumber[] descend(
      MomentTransfer transfer, Widths widths, double sigmaW2, KernelScaling scaling, int order) {
    int depth = widths.depth();
    ScaledNumber[] moments = transfer.start(sigmaW2 / widths.at(depth - 1));
    for (int l = depth - 1; l >= 1; l--) {
      double below = sigmaW2 / widths.at(l - 1);
      double here = sigmaW2 / widths.at(l);
      double carry = scaling == KernelScaling.NTK ? here : below;
      moments = transfer.apply(factors(widths.at(l), below, here, carry, order), moments);
    }
    return moments;
  }

  private static double[][][] factors(
      int units, double below, double here, double carry, int order) {
    double[][][] factors = new double[order + 1][order + 1][order + 1];
    for (int t = 0; t <= order; t++) {
      for (int q = 0; t + q <= order; q++) {
        for (int d = 0; t + q + d <= order; d++) {
          factors[t][q][d] =
              Math.pow(carry, t)
                  * Math.pow(below, q)
                  * Math.pow(here, d)
                  * ActiveUnitMoments.moment(units, t + q, d);
        }
      }
    }
    return factors;
  }
}
