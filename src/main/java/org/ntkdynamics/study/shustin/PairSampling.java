package org.ntkdynamics.study.shustin;

import org.ntkdynamics.spec.Defaults;
import org.ntkdynamics.spec.InvalidValueException;
import org.ntkdynamics.spec.Limits;
import org.ntkdynamics.spec.Require;
import org.ntkdynamics.spec.SamplerKind;
import org.ntkdynamics.spec.Sweep;

/**
 * How networks and pairs of inputs are drawn.
 *
 * @param draws the number N of networks at each point, at least 3
 * @param sampler deferred or dense
 * @param inputs the cosines {@code <x,x̃>} between pairs of inputs of norm 1; 1 stands for x̃ = x
 */
public record PairSampling(int draws, SamplerKind sampler, Sweep<Double> inputs) {
  public PairSampling {
    Require.between(3, Limits.DRAWS, "draws", draws);
    if (!sampler.drawsPairs()) {
      throw new InvalidValueException(
          "sampler", sampler, "deferred or dense, which draw pairs of inputs");
    }
    Require.distinct("inputs", inputs);
    for (double cosine : inputs) {
      if (!(cosine >= -1 && cosine <= 1)) {
        throw new InvalidValueException("inputs", cosine, "cosines, which lie in [-1, 1]");
      }
    }
  }

  /** Cosines of both signs, orthogonal inputs, and one input with itself. */
  static PairSampling defaults() {
    return new PairSampling(
        Defaults.DRAWS, SamplerKind.DEFERRED, Sweep.of(-0.5, 0.0, 0.5, 0.9, 1.0));
  }
}
