package org.ntkdynamics.theory;

/**
 * The NNGP and the NTK of a ReLU network in the limit of infinite width, for one pair of inputs and
 * one output.
 *
 * <p>With {@code Σ^1 = σw² <x,x̃>/n_0 + σb²}, cosine ρ = Σ(x,x̃)/√(Σ(x,x)Σ(x̃,x̃)), {@code κ =
 * ½√(Σ(x,x)Σ(x̃,x̃)) r(ρ)} and {@code κ̇ = ½ g(ρ)} (see {@link CosineMap}):
 *
 * <pre>
 *   Σ^{l+1} = σw² κ^l + σb²
 *   Θ^1 = s_0 k^0 + β,   Θ^{l+1} = s_l κ^l + σw² κ̇^l Θ^l + β
 * </pre>
 *
 * where s_l = n_l (standard) or σw² (NTK parametrisation), k^0 = <x,x̃>/n_0, and β = 1 if the
 * network has biases, whose gradients count, else 0. In the standard parametrisation the NTK grows
 * with the widths, which are therefore taken from the finite network; with the NTK parametrisation
 * they drop out but for n_0. Thread-safe.
 */
public final class InfiniteWidthKernel {
  /**
   * How a network is initialised and differentiated.
   *
   * @param sigmaW2 the weight variance σw²
   * @param sigmaB2 the bias variance σb²; 0 without biases
   * @param biases whether there are trainable biases, so that their gradients are part of the NTK
   * @param scaling the parametrisation
   */
  public record Setting(double sigmaW2, double sigmaB2, boolean biases, KernelScaling scaling) {
    /**
     * @throws IllegalArgumentException if σw² is not above 0, σb² is negative, or σb² is above 0
     *     without biases
     */
    public Setting {
      Checks.sigmaW2(sigmaW2);
      Checks.notNegative("sigmaB2", sigmaB2);
      if (!biases && sigmaB2 > 0) {
        throw new IllegalArgumentException(
            "sigmaB2 must be 0 in a network without biases, but is " + sigmaB2);
      }
    }
  }

  /**
   * Both kernels of one pair of inputs.
   *
   * @param nngp the covariance of the outputs, Σ^L(x,x̃)
   * @param ntk the tangent kernel, Θ^L(x,x̃)
   */
  public record Value(ScaledNumber nngp, ScaledNumber ntk) {}

  /**
   * Two inputs.
   *
   * @param normSquared ‖x‖²
   * @param otherNormSquared ‖x̃‖²
   * @param cosine the cosine between them
   */
  public record Inputs(double normSquared, double otherNormSquared, double cosine) {
    /**
     * @throws IllegalArgumentException if a squared norm is not a finite number above 0 or the
     *     cosine not in [-1, 1]
     */
    public Inputs {
      Checks.positive("normSquared", normSquared);
      Checks.positive("otherNormSquared", otherNormSquared);
      Checks.cosine(cosine);
    }

    /** Two inputs of norm 1. */
    public static Inputs ofUnitNorm(double cosine) {
      return new Inputs(1, 1, cosine);
    }
  }

  private InfiniteWidthKernel() {}

  /**
   * The kernels of a pair of inputs.
   *
   * @param widths n_0 … n_L; the kernels are those of one output
   */
  public static Value of(Widths widths, Setting setting, Inputs inputs) {
    double weightVariance = setting.sigmaW2();
    double first = inputs.normSquared() / widths.at(0);
    double second = inputs.otherNormSquared() / widths.at(0);
    double covariance = Math.sqrt(first * second) * inputs.cosine();
    ScaledNumber shift = ScaledNumber.of(setting.sigmaB2());
    ScaledNumber variance = ScaledNumber.of(weightVariance * first).plus(shift);
    ScaledNumber other = ScaledNumber.of(weightVariance * second).plus(shift);
    ScaledNumber nngp = ScaledNumber.of(weightVariance * covariance).plus(shift);
    ScaledNumber ntk = ScaledNumber.of(covariance * scale(setting, widths.at(0)) + bias(setting));
    for (int l = 1; l < widths.depth(); l++) {
      ScaledNumber norm = variance.times(other).sqrt();
      double rho = Math.max(-1, Math.min(1, nngp.dividedBy(norm).toDouble()));
      ScaledNumber kappa = norm.times(CosineMap.r(rho) / 2);
      ntk =
          kappa
              .times(scale(setting, widths.at(l)))
              .plus(ntk.times(weightVariance / 2 * CosineMap.g(rho)))
              .plus(ScaledNumber.of(bias(setting)));
      nngp = kappa.times(weightVariance).plus(shift);
      variance = variance.times(weightVariance / 2).plus(shift);
      other = other.times(weightVariance / 2).plus(shift);
    }
    return new Value(nngp, ntk);
  }

  private static double scale(Setting setting, int width) {
    return setting.scaling() == KernelScaling.NTK ? setting.sigmaW2() : width;
  }

  private static double bias(Setting setting) {
    return setting.biases() ? 1 : 0;
  }
}
