package org.ntkdynamics.training;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.jspecify.annotations.Nullable;
import org.ntkdynamics.random.RandomStreams;
import org.ntkdynamics.spec.BatchSize;

/**
 * Which samples each step sees. In mini-batches every sample is seen once an epoch, in an order
 * that is a function of the seed, the unit and the epoch alone, so that a step's batch can be told
 * without knowing the steps before it. The last batch of an epoch may be smaller.
 */
final class BatchOrder {
  private final int samples;
  private final BatchSize size;
  private final long seed;
  private final String unitKey;
  private int[] order = {};
  private int epoch = -1;

  BatchOrder(int samples, BatchSize size, long seed, String unitKey) {
    this.samples = samples;
    this.size = size;
    this.seed = seed;
    this.unitKey = unitKey;
  }

  /** The positions that a step sees, counted from 0; null for all. */
  int @Nullable [] batch(int step) {
    if (size.isFull()) {
      return null;
    }
    int batches = (samples + size.samples() - 1) / size.samples();
    shuffle(step / batches);
    int from = step % batches * size.samples();
    return Arrays.copyOfRange(order, from, Math.min(from + size.samples(), samples));
  }

  private void shuffle(int wanted) {
    if (wanted != epoch) {
      UniformRandomProvider rng = RandomStreams.stream(seed, unitKey, "order", "epoch=" + wanted);
      order = PermutationSampler.natural(samples);
      PermutationSampler.shuffle(rng, order);
      epoch = wanted;
    }
  }
}
