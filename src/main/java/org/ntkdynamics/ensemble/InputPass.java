package org.ntkdynamics.ensemble;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.ntkdynamics.ensemble.LayerwisePass.MatrixFactory;
import org.ntkdynamics.theory.ScaledNumber;
import org.ntkdynamics.theory.Widths;

/**
 * The forward and backward pass of one random network with σb = 0 and one output on one input of
 * norm 1, whatever holds its matrices.
 *
 * <p>With {@code a = σw²/2}, layers carry {@code h^l/a^{l/2}}, {@code x^l/a^{l/2}}, {@code
 * δ^l/a^{(L-l)/2}} and matrices {@code W^l/√a}, which deep networks leave in range. Not
 * thread-safe.
 */
final class InputPass {
  private final NetworkSetting setting;
  private final int depth;
  private final double growth;
  private final GaussianMatrix[] matrices;

  /** {@code [L + 1]}: a^l. */
  private final ScaledNumber[] power;

  /** {@code [L + 1, n_l]}: preactivations; index 0 unused. */
  private final double[][] h;

  /** {@code [L, n_l]}: 1 for active units, 0 for others; indices 0 and L unused. */
  private final double[][] mask;

  /** {@code [L, n_l]}: activations. */
  private final double[][] x;

  /** {@code [L + 1, n_l]}: {@code W^{l+1}ᵀ δ^{l+1}}, the errors before the mask of layer l. */
  private final double[][] unmasked;

  /** {@code [L + 1, n_l]}: backpropagated errors; index 0 unused. */
  private final double[][] delta;

  /**
   * @throws IllegalArgumentException if there are several outputs, or σb is not 0
   */
  InputPass(NetworkSetting setting, MatrixFactory factory) {
    Widths widths = setting.widths().requireOneOutput();
    if (setting.sigmaB2() != 0) {
      throw new IllegalArgumentException(
          "the first step needs sigmaB2 = 0, but it is " + setting.sigmaB2());
    }
    this.setting = setting;
    this.depth = widths.depth();
    this.growth = setting.sigmaW2() / 2;
    this.power =
        IntStream.rangeClosed(0, depth)
            .mapToObj(l -> ScaledNumber.power(growth, l))
            .toArray(ScaledNumber[]::new);
    this.matrices = new GaussianMatrix[depth + 1];
    for (int l = 1; l <= depth; l++) {
      double deviation = Math.sqrt(2.0 / widths.at(l - 1));
      matrices[l] = factory.create(widths.at(l), widths.at(l - 1), deviation);
    }
    this.h = buffers(widths);
    this.mask = buffers(widths);
    this.x = buffers(widths);
    this.unmasked = buffers(widths);
    this.delta = buffers(widths);
    x[0][0] = 1;
    delta[depth][0] = 1;
  }

  static double[][] buffers(Widths widths) {
    return Arrays.stream(widths.toArray()).mapToObj(double[]::new).toArray(double[][]::new);
  }

  /** Draws a network and passes through it. */
  void draw(UniformRandomProvider random) {
    ContinuousSampler normal = ZigguratSampler.NormalizedGaussian.of(random);
    for (int l = 1; l <= depth; l++) {
      matrices[l].renew(normal);
    }
    for (int l = 1; l <= depth; l++) {
      matrices[l].right(x[l - 1], h[l]);
      for (int i = 0; l < depth && i < h[l].length; i++) {
        mask[l][i] = h[l][i] > 0 ? 1 : 0;
        x[l][i] = mask[l][i] * h[l][i];
      }
    }
    for (int l = depth; l > 1; l--) {
      matrices[l].left(delta[l], unmasked[l - 1]);
      for (int i = 0; i < h[l - 1].length; i++) {
        delta[l - 1][i] = mask[l - 1][i] * unmasked[l - 1][i];
      }
    }
  }

  int depth() {
    return depth;
  }

  Widths widths() {
    return setting.widths();
  }

  GaussianMatrix matrix(int layer) {
    return matrices[layer];
  }

  double[] preactivation(int layer) {
    return h[layer];
  }

  /** 1 for the active units of a hidden layer, 0 for the others. */
  double[] mask(int layer) {
    return mask[layer];
  }

  double[] activation(int layer) {
    return x[layer];
  }

  double[] unmaskedError(int layer) {
    return unmasked[layer];
  }

  double[] error(int layer) {
    return delta[layer];
  }

  /** f(x) itself. */
  ScaledNumber output() {
    return outputUnit().times(h[depth][0]);
  }

  /** {@code a^{L/2}}. */
  ScaledNumber outputUnit() {
    return power[depth].sqrt();
  }

  /** By what the squared norm of {@code x^{l-1}/a^{(l-1)/2}} enters Θ, {@code w_l a^{L-1}}. */
  ScaledNumber weightsUnit(int layer) {
    return power[depth - 1].times(setting.weightFactor(layer));
  }

  /** The bias part's unit in layer l, {@code a^{L-l}}. */
  ScaledNumber biasUnit(int layer) {
    return power[depth - layer];
  }

  /**
   * {@code w_l p/a + a^{-l}}: with {@code C = c a^{L/2}}, a step that subtracts {@code c ∂f} moves
   * {@code h^l/a^{l/2}} by this times {@code -C δ^l/a^{(L-l)/2}}, besides what comes from below.
   *
   * @param overlap p, the inner product of {@code x^{l-1}/a^{(l-1)/2}} before and after the step
   */
  ScaledNumber forwardFactor(int layer, ScaledNumber overlap) {
    ScaledNumber bias = ScaledNumber.ONE.dividedBy(power[layer]);
    return overlap.times(setting.weightFactor(layer) / growth).plus(bias);
  }

  /**
   * {@code w_l/a}: what a step adds to layer l's Wᵀδ is {@code -C} times this times the overlap.
   */
  double backwardFactor(int layer) {
    return setting.weightFactor(layer) / growth;
  }

  /** {@code Θ(x,x) = Σ_l ‖δ^l‖² (w_l ‖x^{l-1}‖² + 1)}. */
  ScaledNumber kernel() {
    ScaledNumber sum = ScaledNumber.ZERO;
    for (int l = 1; l <= depth; l++) {
      double forward = Vectors.dot(x[l - 1], x[l - 1]);
      ScaledNumber factor = weightsUnit(l).times(forward).plus(biasUnit(l));
      sum = sum.plus(factor.times(Vectors.dot(delta[l], delta[l])));
    }
    return sum;
  }
}
