package org.ntkdynamics.spec;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.List;

/**
 * How an ensemble is drawn.
 *
 * @param draws the numbers N of networks at each point, each at least 3; of no account without a
 *     sampler
 * @param sampler how they are drawn
 * @param inputs the cosines {@code <x,x̃>} between pairs of inputs of norm 1; 1 stands for Θ(x,x)
 */
public record EnsembleSpec(
    @JsonFormat(with = JsonFormat.Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED) List<Integer> draws,
    SamplerKind sampler,
    @JsonFormat(with = JsonFormat.Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED) List<Double> inputs) {
  public EnsembleSpec {
    draws = Require.distinct("draws", draws);
    draws.forEach(number -> Require.between(3, Limits.DRAWS, "draws", number));
    inputs = Require.distinct("inputs", inputs);
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
    return new EnsembleSpec(List.of(number), sampler, inputs);
  }
}
