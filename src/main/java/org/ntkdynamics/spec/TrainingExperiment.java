package org.ntkdynamics.spec;

import java.util.List;

/**
 * An experiment that trains every network of a sweep and follows its NTK on one class-sorted
 * subsample. The kinds differ in what their reports make of it.
 */
public interface TrainingExperiment extends Spec {

  /** The training and test set. */
  DataSpec data();

  /** The networks. */
  NetworkSpec network();

  /** How they are trained. */
  TrainingSpec training();

  /** When the losses are evaluated. */
  EvaluationSpec evaluation();

  /** When and on what the NTK is computed. */
  KernelSpec kernel();

  /** What is read at each kernel step: names of probes. */
  List<String> probes();

  /** Which checkpoints are written. */
  CheckpointSpec checkpoint();

  /** The networks to train: every combination of the swept values, seeds outermost. */
  default List<TrainingUnit> units() {
    return TrainingUnits.of(seed(), network());
  }
}
