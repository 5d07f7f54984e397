package org.ntkdynamics.ensemble;

import org.apache.commons.rng.UniformRandomProvider;
import org.ntkdynamics.spec.WeightLaw;

/**
 * Draws every weight of a network: O(L M²) a draw in time and memory. The oracle, in plain Java.
 * Any number of inputs and outputs, any biases, either parametrisation. Holds buffers; not
 * thread-safe.
 */
public final class DenseSampler implements KernelSampler {
  private final LayerwisePass pass;

  /**
   * A sampler of networks on inputs.
   *
   * @throws IllegalArgumentException if the inputs do not have n_0 components
   */
  public DenseSampler(NetworkSetting setting, InputRows inputs) {
    this.pass = new LayerwisePass(setting, inputs, DenseGaussianMatrix::new);
  }

  /**
   * A sampler of networks whose weights have another law than the Gaussian; biases have not.
   *
   * @param law the law of the weights before they are scaled
   * @throws IllegalArgumentException if the inputs do not have n_0 components
   */
  public DenseSampler(NetworkSetting setting, InputRows inputs, WeightLaw law) {
    this.pass = new LayerwisePass(setting, inputs, law, DenseGaussianMatrix::new);
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
