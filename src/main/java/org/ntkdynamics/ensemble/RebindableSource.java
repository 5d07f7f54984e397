package org.ntkdynamics.ensemble;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * Passes on the numbers of a stream that can be exchanged, so that samplers with costly tables,
 * which hold on to their source, outlive a stream. Not thread-safe.
 */
final class RebindableSource implements UniformRandomProvider {
  private UniformRandomProvider source = RebindableSource::unbound;

  private static long unbound() {
    throw new IllegalStateException("no stream is bound");
  }

  void bind(UniformRandomProvider stream) {
    source = stream;
  }

  @Override
  public long nextLong() {
    return source.nextLong();
  }
}
