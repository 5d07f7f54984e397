package org.ntkdynamics.config;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.List;

/**
 * How an ensemble is drawn.
 *
 * @param draws the number N of networks at each point, at least 3
 * @param sampler how they are drawn
 * @param inputs the cosines {@code <x,x̃>} between pairs of inputs of norm 1; 1 stands for Θ(x,x)
 */
public record EnsembleConfig(
    int draws,
    SamplerKind sampler,
    @JsonFormat(with = JsonFormat.Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED) List<Double> inputs) {
  public EnsembleConfig {
    Require.atLeast(3, "draws", draws);
    inputs = Require.distinct("inputs", inputs);
    for (double cosine : inputs) {
      if (!(cosine >= -1 && cosine <= 1)) {
        throw new InvalidValueException("inputs", cosine, "cosines, which lie in [-1, 1]");
      }
      if (cosine != 1 && sampler == SamplerKind.NORM_CHAIN) {
        throw new InvalidValueException(
            "inputs", cosine, "1 with sampler: norm-chain; other cosines need deferred or dense");
      }
    }
  }
}
