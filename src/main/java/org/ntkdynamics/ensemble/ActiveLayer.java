package org.ntkdynamics.ensemble;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.jspecify.annotations.Nullable;

/**
 * Samples what a layer of n units does to norms: the number {@code k ~ Binomial(n, ½)} of active
 * units and, given k, independent {@code c ~ χ²(k)} and {@code d ~ χ²(k-1)}. Not thread-safe.
 */
final class ActiveLayer {
  private final UniformRandomProvider random;
  private final HalfBinomial active;

  /** χ² samplers by degrees of freedom, made when first needed: few of 0 … n ever are. */
  private final @Nullable ContinuousSampler[] chiSquared;

  ActiveLayer(int units, UniformRandomProvider random) {
    this.random = random;
    this.active = new HalfBinomial(units, random);
    this.chiSquared = new @Nullable ContinuousSampler[units + 1];
  }

  /** The number k of active units. */
  int sampleActive() {
    return active.sample();
  }

  /** A draw from χ²(degrees); 0 for 0 degrees. */
  double sampleChiSquared(int degrees) {
    if (degrees == 0) {
      return 0;
    }
    ContinuousSampler sampler = chiSquared[degrees];
    if (sampler == null) {
      sampler = AhrensDieterMarsagliaTsangGammaSampler.of(random, degrees / 2.0, 2);
      chiSquared[degrees] = sampler;
    }
    return sampler.sample();
  }
}
