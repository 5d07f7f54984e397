package org.ntkdynamics.training;

/** Is told of every step of a training, on the training's thread. */
@FunctionalInterface
public interface TrainingListener {
  /** Called once a step, 0 and the last included, before the step's update is made. */
  void onStep(StepReached reached);
}
