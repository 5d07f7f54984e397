package org.ntkdynamics.spec;

/**
 * How an ensemble is drawn.
 *
 * @param draws the numbers N of networks at each point, each at least 3; of no account without a
 *     sampler
 * @param sampler how they are drawn
 * @param inputs the cosines {@code <x,x̃>} between pairs of inputs of norm 1; 1 stands for Θ(x,x)
 */
public record EnsembleSpec(Sweep<Integer> draws, SamplerKind sampler, Sweep<Double> inputs) {
  public EnsembleSpec {
    draws.forEach(number -> Require.between(3, Limits.DRAWS, "draws", number));
    Require.distinct("inputs", inputs);
    for (double cosine : inputs) {
      if (!(cosine >= -1 && cosine <= 1)) {
        throw new InvalidValueException("inputs", cosine, "cosines, which lie in [-1, 1]");
      }
      if (cosine != 1 && !sampler.drawsPairs()) {
        throw new InvalidValueException(
            "inputs",
            cosine,
            "1 with sampler: norm-chain or none; other cosines need deferred or dense");
      }
    }
  }

  /** The same with one number of draws. */
  EnsembleSpec withDraws(int number) {
    return new EnsembleSpec(Sweep.of(number), sampler, inputs);
  }
}
