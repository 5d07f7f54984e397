package org.ntkdynamics.ensemble;

import org.ntkdynamics.config.EnsembleUnit;
import org.ntkdynamics.config.Parametrization;
import org.ntkdynamics.config.SamplerKind;
import org.ntkdynamics.theory.KernelScaling;
import org.ntkdynamics.theory.Widths;

/** From an experiment's unit to what samplers take. */
final class Settings {
  private Settings() {}

  static KernelScaling scaling(EnsembleUnit unit) {
    return unit.parametrization() == Parametrization.NTK
        ? KernelScaling.NTK
        : KernelScaling.STANDARD;
  }

  static NetworkSetting network(EnsembleUnit unit, int depth) {
    return new NetworkSetting(new Widths(unit.widths(depth)), unit.sigmaW2(), 0, scaling(unit));
  }

  /** The name of a unit's streams at one depth. */
  static Ensemble ensemble(EnsembleUnit unit, int depth, int threads) {
    return new Ensemble(unit.seed(), unit.key() + "/depth=" + depth, threads);
  }

  /** A sampler of the networks of a unit at a depth, on x and one x̃ for each cosine. */
  static KernelSampler sampler(EnsembleUnit unit, int depth, double... cosines) {
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
