package org.ntkdynamics.ensemble;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * Draws no more of a network than its passes reveal, with {@link DeferredGaussianMatrix}: O(L M) a
 * draw in time and memory, in law exactly that of {@link DenseSampler}. Any number of inputs and
 * outputs, any biases, either parametrisation. Holds buffers; not thread-safe.
 */
public final class DeferredSampler implements KernelSampler {
  private final LayerwisePass pass;

  /**
   * A sampler of networks on inputs.
   *
   * @throws IllegalArgumentException if the inputs do not have n_0 components
   */
  public DeferredSampler(NetworkSetting setting, InputRows inputs) {
    this.pass = new LayerwisePass(setting, inputs, DeferredGaussianMatrix::new);
  }

  /** The pass, for what tests read off the network drawn last. */
  public LayerwisePass pass() {
    return pass;
  }

  @Override
  public int inputs() {
    return pass.inputs().count();
  }

  @Override
  public KernelUnits units() {
    return pass.units();
  }

  @Override
  public void draw(UniformRandomProvider random, double[] row) {
    pass.draw(random, row);
  }
}
