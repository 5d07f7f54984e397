package org.ntkdynamics.training;

import org.jspecify.annotations.Nullable;

/** Computes the losses of a network on its data, and their gradients. Not thread-safe. */
public interface GradientEngine extends AutoCloseable {
  /**
   * Computes the gradient of the <b>sum</b> over a batch of {@code ½‖f(x) - y/α‖²} at the network's
   * present parameters and leaves it in the network's flat gradient, where DL4J's updater expects
   * it (which divides by the size of the batch).
   *
   * @param batch positions in the training set, or null for all of it
   * @return the evaluation of the batch at the same parameters
   */
  Evaluation gradient(int @Nullable [] batch);

  /** Evaluates the whole training set. The flat gradient is left alone. */
  Evaluation evaluateTrain();

  /** Evaluates the whole test set, which must not be empty. The flat gradient is left alone. */
  Evaluation evaluateTest();

  /** Ends the engine's threads and frees its buffers; those of the network stay. */
  @Override
  void close();
}
