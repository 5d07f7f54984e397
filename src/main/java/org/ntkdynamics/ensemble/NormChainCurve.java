package org.ntkdynamics.ensemble;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.ntkdynamics.ensemble.KernelSampler.KernelUnits;
import org.ntkdynamics.theory.KernelScaling;
import org.ntkdynamics.theory.Widths;

/**
 * Draws Θ(x,x) at many depths at once: the norm chain runs from the output down, so that a single
 * walk through layers of constant width passes through networks of every depth. σb = 0, one output.
 *
 * <p>At each depth the draws are exactly those of a {@link NormChainSampler} in law, and
 * independent of one another; those of one row at different depths are <b>not</b> independent. A
 * curve over D depths costs as much as its deepest point. A row holds the weights part at each
 * depth, then the bias part at each depth. Holds tables; not thread-safe.
 */
public final class NormChainCurve implements RowSampler {
  /**
   * What is drawn.
   *
   * @param input the input dimension n_0
   * @param hidden the hidden width M
   * @param depths the numbers L of weight layers, strictly ascending
   * @param sigmaW2 the weight variance σw²
   * @param normSquared ‖x‖²
   * @param scaling the parametrisation
   */
  public record Setting(
      int input,
      int hidden,
      List<Integer> depths,
      double sigmaW2,
      double normSquared,
      KernelScaling scaling) {
    /**
     * @throws IllegalArgumentException if a size is below 1, depths are not strictly ascending from
     *     at least 1, or σw² or ‖x‖² is not a finite number above 0
     */
    public Setting {
      depths = List.copyOf(depths);
      int previous = 0;
      for (int depth : depths) {
        if (depth <= previous) {
          throw new IllegalArgumentException(
              "depths must ascend strictly from at least 1, but are " + depths);
        }
        previous = depth;
      }
      if (depths.isEmpty()) {
        throw new IllegalArgumentException("there must be at least one depth");
      }
      NetworkSetting.standard(Widths.constant(input, hidden, 2), sigmaW2);
      NormChainSampler.requireNorm(normSquared);
    }

    /** The network of one of the depths. */
    public NetworkSetting network(int depth) {
      return new NetworkSetting(Widths.constant(input, hidden, depth), sigmaW2, 0, scaling);
    }
  }

  private final Setting setting;
  private final int[] depths;
  private final NormChain chain;
  private final ActiveLayer layer;
  private final double firstFactor;
  private final double lastCarry;

  /** A sampler of networks of all the depths. */
  public NormChainCurve(Setting setting) {
    this.setting = setting;
    this.depths = setting.depths().stream().mapToInt(Integer::intValue).toArray();
    this.chain = new NormChain(setting.sigmaW2() / 2);
    this.layer = chain.layer(setting.hidden());
    this.firstFactor = setting.normSquared() * setting.network(1).weightFactor(1);
    boolean ntk = setting.scaling() == KernelScaling.NTK;
    this.lastCarry = 2.0 / (ntk ? setting.hidden() : setting.input());
  }

  @Override
  public int columns() {
    return 2 * depths.length;
  }

  /** What the numbers at the depth of that index are to be multiplied with. */
  public KernelUnits units(int index) {
    return KernelUnits.of(setting.sigmaW2() / 2, depths[index]);
  }

  @Override
  public void draw(UniformRandomProvider random, double[] row) {
    double scale = 2.0 / setting.hidden();
    chain.start(random, setting.hidden());
    int next = 0;
    if (depths[0] == 1) {
      row[0] = firstFactor;
      row[depths.length] = 1;
      next = 1;
    }
    for (int depth = 2; next < depths.length; depth++) {
      if (!chain.drawLayer(layer)) {
        fillDead(next, row);
        return;
      }
      if (depth == depths[next]) {
        row[next] = firstFactor * chain.peekWeights(scale, lastCarry);
        row[depths.length + next] = chain.peekBias(scale);
        next++;
      }
      chain.step(scale, scale, scale);
    }
  }

  private void fillDead(int from, double[] row) {
    Arrays.fill(row, from, depths.length, 0);
    for (int index = from; index < depths.length; index++) {
      row[depths.length + index] = chain.deadBias(depths[index]);
    }
  }
}
