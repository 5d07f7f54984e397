package org.ntkdynamics.ensemble;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ContinuousUniformSampler;
import org.apache.commons.rng.sampling.distribution.TSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.ntkdynamics.spec.WeightLaw;

/** Samplers of the laws of weights: mean 0, variance 1, symmetric, without atoms. */
public final class WeightSamplers {
  private WeightSamplers() {}

  /** A sampler of a law on a stream; it holds on to the stream. */
  public static ContinuousSampler of(WeightLaw law, UniformRandomProvider random) {
    return switch (law.family()) {
      case GAUSSIAN -> ZigguratSampler.NormalizedGaussian.of(random);
      case UNIFORM -> ContinuousUniformSampler.of(random, -Math.sqrt(3), Math.sqrt(3));
      case LAPLACE -> laplace(random);
      case STUDENT -> student(random, law.degreesOfFreedom());
    };
  }

  /** An exponential with a random sign, scale 1/√2. */
  private static ContinuousSampler laplace(UniformRandomProvider random) {
    ContinuousSampler magnitude = ZigguratSampler.Exponential.of(random, Math.sqrt(0.5));
    return () -> random.nextBoolean() ? magnitude.sample() : -magnitude.sample();
  }

  private static ContinuousSampler student(UniformRandomProvider random, double degrees) {
    ContinuousSampler t = TSampler.of(random, degrees);
    double scale = Math.sqrt((degrees - 2) / degrees);
    return () -> scale * t.sample();
  }
}
