package org.ntkdynamics.theory;

import java.util.List;

/**
 * The moments of {@code Θ(x,x)} by SK's Theorem 3.2, equations (11) to (15), without their {@code
 * O(M^{-3/2})} terms.
 *
 * <p>{@link TheoremForm} says which form: as printed, the second moment of the weights part is half
 * what it should be at M = 100, L = 30; with the factor 2 it is right to first order in L/M; with
 * the corrected correlation of layers it is exact for any widths, but for dead layers. O(L), in
 * {@link ScaledNumber}s. Thread-safe.
 */
public final class SkMoments {
  private SkMoments() {}

  /**
   * The moments to order 2, in the standard parametrisation with σb = 0 and one output.
   *
   * @param form which form of the theorem
   * @param widths n_0 … n_L with n_L = 1
   * @param sigmaW2 the weight variance σw²
   * @param normSquared ‖x‖²
   * @throws IllegalArgumentException if the last width is not 1, or σw² or ‖x‖² is not a finite
   *     number above 0
   */
  public static NtkMoments of(TheoremForm form, Widths widths, double sigmaW2, double normSquared) {
    widths.requireOneOutput();
    Checks.sigmaW2(sigmaW2);
    Checks.positive("normSquared", normSquared);
    double twice = form == TheoremForm.AS_PRINTED ? 1 : 2;
    List<Correlation> correlation =
        form == TheoremForm.CORRECTED
            ? List.of(new Correlation(1.0 / 3, 5), new Correlation(2.0 / 3, -1))
            : List.of(new Correlation(1, 1));
    Recursion sums = new Recursion(widths, sigmaW2 / 2, correlation);
    ScaledNumber weightsScale = ScaledNumber.power(sums.a, widths.depth() - 1);
    ScaledNumber norm = ScaledNumber.of(normSquared / widths.at(0));
    ScaledNumber[][] joint = new ScaledNumber[3][3];
    joint[0][0] = ScaledNumber.ONE;
    joint[1][0] = weightsScale.times(norm).times(ScaledNumber.of(sums.widthSum));
    joint[0][1] = sums.bias;
    joint[2][0] =
        sums.squares
            .plus(sums.products.times(twice))
            .times(weightsScale.times(weightsScale))
            .times(norm.times(norm));
    joint[0][2] = sums.biasSquared;
    joint[1][1] = sums.mixed.times(norm);
    return new NtkMoments(joint);
  }

  /**
   * A term {@code share · Π_{k=i}^{j-1} (1 + step/n_k)} of C(i,j), with its sums over earlier
   * layers.
   */
  private static final class Correlation {
    private final double share;
    private final double step;

    /** {@code Σ_{i<j} n_{i-1} C(i,j)/X(i,j)}. */
    private ScaledNumber pairs = ScaledNumber.ZERO;

    /** {@code Σ_{i<j} a^{j-i} C(i,j)}. */
    private ScaledNumber powers = ScaledNumber.ZERO;

    Correlation(double share, double step) {
      this.share = share;
      this.step = step;
    }

    void advance(double below, double units, double a) {
      double c = 1 + step / units;
      pairs = pairs.plus(ScaledNumber.of(share * below)).times(c / (1 + 5 / units));
      powers = powers.plus(ScaledNumber.of(share)).times(a * c);
    }
  }

  /** All sums in one sweep l = 1 … L; l is the later layer of each pair. */
  private static final class Recursion {
    private final double a;
    private double widthSum;
    private ScaledNumber bias = ScaledNumber.ZERO;
    private ScaledNumber squares = ScaledNumber.ZERO;
    private ScaledNumber products = ScaledNumber.ZERO;
    private ScaledNumber biasSquared = ScaledNumber.ZERO;
    private ScaledNumber mixed = ScaledNumber.ZERO;

    Recursion(Widths widths, double a, List<Correlation> correlation) {
      this.a = a;
      int depth = widths.depth();
      ScaledNumber whole = ScaledNumber.ONE;
      for (int l = 1; l < depth; l++) {
        whole = whole.times(1 + 5.0 / widths.at(l));
      }
      ScaledNumber tail = whole;
      ScaledNumber powers = ScaledNumber.ZERO;
      for (int l = 1; l <= depth; l++) {
        double below = widths.at(l - 1);
        // a^{2(L-l)} X(l,L): what all pairs with the later layer l have in common.
        ScaledNumber common = ScaledNumber.power(a, 2L * (depth - l)).times(tail);
        ScaledNumber mixedScale = common.times(ScaledNumber.power(a, l - 1));
        bias = bias.plus(ScaledNumber.power(a, depth - l));
        squares = squares.plus(whole.times(below * below));
        biasSquared = biasSquared.plus(common.times(powers.times(2).plus(ScaledNumber.ONE)));
        for (Correlation term : correlation) {
          products = products.plus(whole.times(term.pairs).times(below));
          mixed = mixed.plus(mixedScale.times(term.powers.times(below)));
        }
        mixed = mixed.plus(mixedScale.times(below + widthSum));
        widthSum += below;
        if (l < depth) {
          double units = widths.at(l);
          tail = tail.times(1 / (1 + 5 / units));
          powers = powers.plus(ScaledNumber.ONE).times(a);
          correlation.forEach(term -> term.advance(below, units, a));
        }
      }
    }
  }
}
