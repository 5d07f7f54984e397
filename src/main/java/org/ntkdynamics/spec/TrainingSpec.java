package org.ntkdynamics.spec;

/**
 * How a network is trained.
 *
 * @param optimizer the update rule
 * @param learningRate its learning rate
 * @param epsilon Adam's ε; this and the next three stay at their defaults with another optimizer
 * @param beta1 how much of the mean of gradients Adam keeps in a step
 * @param beta2 how much of the mean of their squares it keeps
 * @param epsilonForm where its ε stands
 * @param batchSize how many samples a step sees; in mini-batches every sample is seen once an epoch
 *     in an order drawn from the seed
 * @param steps the number of updates
 * @param loss the training loss
 * @param precision the type of the parameters and of the training arithmetic
 * @param engine what computes the gradient
 * @param microBatch how many samples go through the network at once; their gradients are summed
 * @param lanes into how many partial sums, each computed by one thread, a step is split
 */
public record TrainingSpec(
    Optimizer optimizer,
    double learningRate,
    double epsilon,
    double beta1,
    double beta2,
    EpsilonForm epsilonForm,
    BatchSize batchSize,
    int steps,
    Loss loss,
    Precision precision,
    Engine engine,
    int microBatch,
    int lanes) {
  public TrainingSpec {
    Require.held(precision, "learningRate", learningRate);
    if (optimizer == Optimizer.ADAM) {
      checkAdam(epsilon, beta1, beta2, precision);
    } else {
      refuseAdams("epsilon", epsilon, Defaults.EPSILON);
      refuseAdams("beta1", beta1, Defaults.BETA1);
      refuseAdams("beta2", beta2, Defaults.BETA2);
      refuseAdams("epsilonForm", epsilonForm, Defaults.EPSILON_FORM);
    }
    Require.atLeast(1, "steps", steps);
    Require.between(1, Limits.MICRO_BATCH, "microBatch", microBatch);
    Require.between(1, Limits.LANES, "lanes", lanes);
  }

  /** A training whose constants of Adam are the defaults. */
  public TrainingSpec(
      Optimizer optimizer,
      double learningRate,
      BatchSize batchSize,
      int steps,
      Loss loss,
      Precision precision,
      Engine engine,
      int microBatch,
      int lanes) {
    this(
        optimizer,
        learningRate,
        Defaults.EPSILON,
        Defaults.BETA1,
        Defaults.BETA2,
        Defaults.EPSILON_FORM,
        batchSize,
        steps,
        loss,
        precision,
        engine,
        microBatch,
        lanes);
  }

  private static void checkAdam(double epsilon, double beta1, double beta2, Precision precision) {
    Require.held(precision, "epsilon", epsilon);
    Require.between(0, 1, "beta1", beta1);
    Require.between(0, 1, "beta2", beta2);
    if (precision == Precision.FLOAT) { // What rounds to 0 or 1 there would be another optimizer.
      requireInFloat("beta1", beta1, 0, Math.nextDown(1f));
      requireInFloat("beta2", beta2, 0, Math.nextDown(1f));
    }
  }

  private static void requireInFloat(String key, double value, float least, float greatest) {
    if ((float) value < least || (float) value > greatest) {
      throw new InvalidValueException(
          key,
          value,
          "at least " + least + " and at most " + greatest + " with training.precision: float");
    }
  }

  private static void refuseAdams(String key, Object value, Object unset) {
    if (!value.equals(unset)) {
      throw new InvalidValueException(key, value, "left out: only optimizer: adam has it");
    }
  }
}
