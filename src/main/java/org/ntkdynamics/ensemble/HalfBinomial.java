package org.ntkdynamics.ensemble;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AliasMethodDiscreteSampler;
import org.apache.commons.rng.sampling.distribution.DiscreteSampler;

/**
 * Samples Binomial(n, ½): up to {@link #MAX_COUNTED} by counting fair bits, which is exact; beyond
 * by an alias table of the probabilities within 10 standard deviations, which leaves out a mass
 * below 1e-22. Not thread-safe.
 */
final class HalfBinomial {
  static final int MAX_COUNTED = 512;
  private static final double DEVIATIONS = 10;

  private final UniformRandomProvider random;
  private final int words;
  private final long lastMask;
  private final int offset;
  private final DiscreteSampler table;

  HalfBinomial(int n, UniformRandomProvider random) {
    this.random = random;
    if (n <= MAX_COUNTED) {
      words = (n - 1) / Long.SIZE;
      lastMask = -1L >>> (Long.SIZE * (words + 1) - n);
      offset = 0;
      table = () -> 0;
    } else {
      words = -1;
      lastMask = 0;
      int reach = (int) Math.ceil(DEVIATIONS * Math.sqrt(n) / 2);
      offset = n / 2 - reach;
      table = AliasMethodDiscreteSampler.of(random, probabilities(n, offset, 2 * reach + 2));
    }
  }

  /** Proportional to the probabilities, from the middle outward by p(k+1)/p(k) = (n-k)/(k+1). */
  private static double[] probabilities(int n, int first, int count) {
    double[] weights = new double[count];
    int middle = n / 2 - first;
    weights[middle] = 1;
    for (int i = middle + 1; i < count; i++) {
      weights[i] = weights[i - 1] * (n - (first + i - 1)) / (first + i);
    }
    for (int i = middle - 1; i >= 0; i--) {
      weights[i] = weights[i + 1] * (first + i + 1) / (n - (first + i));
    }
    return weights;
  }

  int sample() {
    if (words < 0) {
      return offset + table.sample();
    }
    int count = Long.bitCount(random.nextLong() & lastMask);
    for (int word = 0; word < words; word++) {
      count += Long.bitCount(random.nextLong());
    }
    return count;
  }
}
