package org.ntkdynamics.config;

import java.util.List;

/**
 * An experiment that trains every network of a sweep and follows its NTK on one class-sorted
 * subsample. The kinds differ in what their reports make of it.
 */
public sealed interface TrainingExperiment extends ExperimentConfig
    permits LabelAwarenessConfig, DriftConfig {

  /** The training and test set. */
  DataConfig data();

  /** The networks. */
  NetworkConfig network();

  /** How they are trained. */
  TrainingConfig training();

  /** When the losses are evaluated. */
  EvaluationConfig evaluation();

  /** When and on what the NTK is computed. */
  KernelConfig kernel();

  /** Which checkpoints are written. */
  CheckpointConfig checkpoint();

  /** The networks to train: every combination of the swept values, seeds outermost. */
  default List<TrainingUnit> units() {
    return TrainingUnits.of(seed(), network());
  }
}
