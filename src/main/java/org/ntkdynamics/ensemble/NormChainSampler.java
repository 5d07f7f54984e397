package org.ntkdynamics.ensemble;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.ntkdynamics.theory.KernelScaling;
import org.ntkdynamics.theory.Widths;

/**
 * Draws Θ(x,x) of networks with σb = 0 and one output from the Markov chain of their norms: O(L) a
 * draw, whatever the widths, in law exactly that of {@link DenseSampler}. A dead layer gives Θ_W =
 * 0 and Θ_b = 1. Either parametrisation. Holds tables; not thread-safe.
 */
public final class NormChainSampler implements KernelSampler {
  private final NetworkSetting setting;
  private final double normSquared;
  private final KernelUnits units;
  private final NormChain chain;
  private final int depth;
  private final ActiveLayer[] layers;

  /** 2/n_l, l = 0 … L. */
  private final double[] scale;

  private final boolean ntk;

  /**
   * A sampler for one input.
   *
   * @param normSquared ‖x‖²
   * @throws IllegalArgumentException if σb is not 0, there are several outputs, or ‖x‖² is not a
   *     finite number above 0
   */
  public NormChainSampler(NetworkSetting setting, double normSquared) {
    Widths widths = setting.widths().requireOneOutput();
    requireNoBias(setting.sigmaB2());
    requireNorm(normSquared);
    this.setting = setting;
    this.normSquared = normSquared;
    this.depth = widths.depth();
    double a = setting.sigmaW2() / 2;
    this.units = KernelUnits.of(a, depth);
    this.chain = new NormChain(a);
    this.layers = new ActiveLayer[depth];
    for (int l = 1; l < depth; l++) {
      layers[l] = chain.layer(widths.at(l));
    }
    this.scale = Arrays.stream(widths.toArray()).mapToDouble(n -> 2.0 / n).toArray();
    this.ntk = setting.scaling() == KernelScaling.NTK;
  }

  private static void requireNoBias(double sigmaB2) {
    if (sigmaB2 != 0) {
      throw new IllegalArgumentException("the norm chain needs sigmaB2 = 0, but it is " + sigmaB2);
    }
  }

  static double requireNorm(double normSquared) {
    if (!(normSquared > 0) || Double.isInfinite(normSquared)) {
      throw new IllegalArgumentException(
          "normSquared must be a finite number above 0, but is " + normSquared);
    }
    return normSquared;
  }

  @Override
  public int inputs() {
    return 1;
  }

  @Override
  public KernelUnits units() {
    return units;
  }

  @Override
  public void draw(UniformRandomProvider random, double[] row) {
    row[0] = normSquared * setting.weightFactor(1);
    row[1] = 1;
    if (depth == 1) {
      return;
    }
    chain.start(random, setting.widths().at(depth - 1));
    for (int l = depth - 1; l > 1; l--) {
      if (!chain.drawLayer(layers[l])) {
        break;
      }
      chain.step(scale[l], scale[l - 1], ntk ? scale[l] : scale[l - 1]);
    }
    if (chain.alive() && chain.drawLayer(layers[1])) {
      row[0] *= chain.peekWeights(scale[1], ntk ? scale[1] : scale[0]);
      row[1] = chain.peekBias(scale[1]);
    } else {
      row[0] = 0;
      row[1] = chain.deadBias(depth);
    }
  }

  /**
   * Draws all norms of a network instead of its kernel.
   *
   * @param forward {@code [L]}: set to ‖x^l‖²/a^l, l = 0 … L-1
   * @param backward {@code [L + 1]}: set to ‖δ^l‖²/a^{L-l}, l = 1 … L, index 0 unused
   */
  void drawNorms(UniformRandomProvider random, double[] forward, double[] backward) {
    Arrays.fill(forward, 0);
    Arrays.fill(backward, 0);
    forward[0] = normSquared;
    backward[depth] = 1;
    chain.start(random, setting.widths().at(depth - 1));
    double[] gain = new double[depth];
    boolean dead = false;
    for (int l = depth - 1; l >= 1; l--) {
      if (chain.drawLayer(layers[l])) {
        chain.step(scale[l], scale[l - 1], scale[l - 1]);
        backward[l] = chain.backwardNormSquared();
        gain[l] = chain.gain(scale[l - 1]);
      } else {
        dead = true;
      }
    }
    for (int l = 1; l < depth; l++) {
      forward[l] = forward[l - 1] * gain[l];
    }
    if (dead) {
      Arrays.fill(backward, 0, depth, 0);
    }
  }
}
