package org.ntkdynamics.training;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/** Is told of every step of a training, on the training's thread. */
public interface TrainingListener {
  /** Called once a step, 0 and the last included, before the step's update is made. */
  void onStep(StepReached reached);

  /**
   * Asked before each step whether to stop. If it says so, {@link #onStop} is called and training
   * ends.
   */
  default boolean isStopRequested() {
    return false;
  }

  /**
   * Called if training ends on request.
   *
   * @param step the step that would have come next; {@link #onStep} was not called for it
   * @param network the network at this step, with its optimizer's state
   */
  default void onStop(int step, MultiLayerNetwork network) {}
}
