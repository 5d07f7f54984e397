package org.ntkdynamics.study.training;

import java.util.HashSet;
import java.util.Set;
import org.ntkdynamics.network.NetworkSize;
import org.ntkdynamics.spec.TrainingExperiment;

/**
 * The floating-point operations of a training, those of its matrix products alone. A pass of n
 * samples through P weights is 2nP of them; the gradient is two further passes, but for the first
 * layer's inputs.
 */
final class TrainingCost {
  private final TrainingExperiment config;
  private final Set<Integer> kernelSteps;
  private final double weights;
  private final double firstWeights;
  private final double units;
  private final int outputs;
  private final int trainSize;
  private final int testSize;
  private final int kernelSize;

  /**
   * The cost of training a network.
   *
   * @param network its size
   * @param trainSize the number of training samples
   * @param testSize the number of test samples
   * @param kernelSize the number N of samples of the kernel
   */
  TrainingCost(
      TrainingExperiment config, NetworkSize network, int trainSize, int testSize, int kernelSize) {
    this.config = config;
    this.kernelSteps = new HashSet<>(config.kernel().steps());
    this.weights = network.products();
    this.firstWeights = network.firstProducts();
    this.units = network.units();
    this.outputs = network.outputs();
    this.trainSize = trainSize;
    this.testSize = testSize;
    this.kernelSize = kernelSize;
  }

  /** From the step before to this one, with what is evaluated there. */
  double of(int step) {
    int batch = config.training().batchSize().isFull() ? trainSize : samples();
    double flop = 2.0 * batch * (3 * weights - firstWeights);
    int every = config.evaluation().every();
    boolean isKernelStep = kernelSteps.contains(step);
    if (isKernelStep || step == config.training().steps() || (every > 0 && step % every == 0)) {
      flop += evaluation();
    }
    return isKernelStep ? flop + kernel() : flop;
  }

  private int samples() {
    return config.training().batchSize().samples();
  }

  /** In full batches the loss of the training set comes with the gradient. */
  private double evaluation() {
    int more = config.training().batchSize().isFull() ? 0 : trainSize;
    return 2.0 * (testSize + more) * weights;
  }

  /** A pass forward, one back for each output, and the products of all pairs of samples. */
  private double kernel() {
    return 2.0 * kernelSize * weights * (1 + outputs)
        + 2.0 * kernelSize * kernelSize * units * (1 + outputs);
  }
}
