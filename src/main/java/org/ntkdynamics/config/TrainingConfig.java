package org.ntkdynamics.config;

/**
 * How a network is trained.
 *
 * @param optimizer the update rule
 * @param learningRate its learning rate
 * @param batchSize how many samples a step sees; in mini-batches every sample is seen once an epoch
 *     in an order drawn from the seed
 * @param steps the number of updates
 * @param loss the training loss
 * @param precision the type of the parameters and of the training arithmetic
 * @param engine what computes the gradient
 * @param microBatch how many samples go through the network at once; their gradients are summed
 * @param lanes into how many partial sums, each computed by one thread, a step is split
 */
public record TrainingConfig(
    Optimizer optimizer,
    double learningRate,
    BatchSize batchSize,
    int steps,
    Loss loss,
    Precision precision,
    Engine engine,
    int microBatch,
    int lanes) {
  public TrainingConfig {
    Require.held(precision, "learningRate", learningRate);
    Require.atLeast(1, "steps", steps);
    Require.between(1, Limits.MICRO_BATCH, "microBatch", microBatch);
    Require.between(1, Limits.LANES, "lanes", lanes);
  }
}
