package org.ntkdynamics.study.shustin;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.ntkdynamics.ensemble.DeferredSampler;
import org.ntkdynamics.ensemble.DenseSampler;
import org.ntkdynamics.ensemble.InputRows;
import org.ntkdynamics.ensemble.KernelSampler;
import org.ntkdynamics.ensemble.LayerwisePass;
import org.ntkdynamics.ensemble.NetworkSetting;
import org.ntkdynamics.ensemble.RowSampler;
import org.ntkdynamics.spec.SamplerKind;
import org.ntkdynamics.spec.WeightLaw;
import org.ntkdynamics.theory.KernelScaling;
import org.ntkdynamics.theory.Widths;

/**
 * Draws networks in the setting of SD: no biases, σw² = 2, NTK parametrisation. For P cosines and L
 * hidden layers a row holds, layer by layer and within a layer cosine by cosine, the share of units
 * that are active for both inputs, {@code (1/M) Σ_i ξ^l_{i;α} ξ^l_{i;β}}, and then, unless only
 * correlators are asked for, the kernel {@code K_αβ = Θ_W(x,x̃)} of each cosine. At cosine 1 both
 * inputs are one. Holds buffers; not thread-safe.
 */
final class TwoPointSampler implements RowSampler {
  /** What is drawn. */
  enum Quantity {
    /** Forward passes alone. */
    CORRELATORS,
    /** Backward passes too. */
    CORRELATORS_AND_KERNEL
  }

  private static final double SIGMA_W2 = 2;

  private final LayerwisePass pass;
  private final int hiddenLayers;

  /** {@code [P]}: the number of the second input of each pair; the first is 0. */
  private final int[] second;

  /** All pairs' kernels, as {@link KernelSampler} orders them; empty if none is asked for. */
  private final double[] kernels;

  private TwoPointSampler(LayerwisePass pass, int hiddenLayers, int[] second, Quantity quantity) {
    this.pass = pass;
    this.hiddenLayers = hiddenLayers;
    this.second = second;
    int inputs = pass.inputs().count();
    this.kernels =
        new double[quantity == Quantity.CORRELATORS_AND_KERNEL ? inputs * (inputs + 1) : 0];
  }

  /**
   * A sampler of the networks of a unit.
   *
   * @throws IllegalArgumentException if the deferred matrix should not be Gaussian
   */
  static TwoPointSampler of(SdUnit unit, int hiddenLayers, Quantity quantity) {
    NetworkSetting setting =
        new NetworkSetting(
            Widths.constant(unit.input(), unit.width(), hiddenLayers + 1),
            SIGMA_W2,
            0,
            KernelScaling.NTK);
    List<Double> cosines = unit.ensemble().inputs();
    int[] second = new int[cosines.size()];
    int others = 0;
    for (int pair = 0; pair < second.length; pair++) {
      second[pair] = cosines.get(pair) == 1 ? 0 : ++others;
    }
    return new TwoPointSampler(pass(unit, setting), hiddenLayers, second, quantity);
  }

  private static LayerwisePass pass(SdUnit unit, NetworkSetting setting) {
    InputRows inputs = unit.inputRows();
    if (unit.ensemble().sampler() == SamplerKind.DENSE) {
      return new DenseSampler(setting, inputs, unit.law()).pass();
    }
    if (!unit.law().equals(WeightLaw.GAUSSIAN)) {
      throw new IllegalArgumentException(
          "the deferred matrix is Gaussian, but the law is " + unit.law());
    }
    return new DeferredSampler(setting, inputs).pass();
  }

  @Override
  public int columns() {
    return hiddenLayers * second.length + (kernels.length > 0 ? second.length : 0);
  }

  @Override
  public void draw(UniformRandomProvider random, double[] row) {
    if (kernels.length > 0) {
      pass.draw(random, kernels);
    } else {
      pass.drawForward(random);
    }
    int column = 0;
    for (int layer = 1; layer <= hiddenLayers; layer++) {
      for (int other : second) {
        row[column++] = pass.bothActive(layer, 0, other);
      }
    }
    for (int pair = 0; column < row.length; pair++) {
      // The pairs (0, j) come first.
      row[column++] = kernels[second[pair]];
    }
  }
}
