package org.ntkdynamics.ensemble;

import java.util.function.Supplier;
import org.ntkdynamics.spec.EnsembleUnit;
import org.ntkdynamics.spec.Parametrization;
import org.ntkdynamics.spec.SamplerKind;
import org.ntkdynamics.theory.KernelScaling;
import org.ntkdynamics.theory.Widths;

/** From an experiment's unit to what samplers take. */
public final class Settings {
  private Settings() {}

  public static KernelScaling scaling(EnsembleUnit unit) {
    return unit.parametrization() == Parametrization.NTK
        ? KernelScaling.NTK
        : KernelScaling.STANDARD;
  }

  public static NetworkSetting network(EnsembleUnit unit, int depth) {
    return new NetworkSetting(new Widths(unit.widths(depth)), unit.sigmaW2(), 0, scaling(unit));
  }

  /**
   * The networks of a unit at one depth.
   *
   * @param sampler makes a sampler for each thread; all alike
   */
  public static DrawSet draws(
      EnsembleUnit unit, int depth, Supplier<? extends RowSampler> sampler) {
    return new DrawSet(unit.seed(), unit.key() + "/depth=" + depth, unit.draws(), sampler);
  }

  /** A sampler of the networks of a unit at a depth, on x and one x̃ for each cosine. */
  public static KernelSampler sampler(EnsembleUnit unit, int depth, double... cosines) {
    NetworkSetting network = network(unit, depth);
    if (unit.ensemble().sampler() == SamplerKind.NORM_CHAIN) {
      return new NormChainSampler(network, 1);
    }
    InputRows inputs = InputRows.atCosines(network.widths().at(0), cosines);
    return unit.ensemble().sampler() == SamplerKind.DENSE
        ? new DenseSampler(network, inputs)
        : new DeferredSampler(network, inputs);
  }
}
