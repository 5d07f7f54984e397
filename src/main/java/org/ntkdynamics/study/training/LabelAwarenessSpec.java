package org.ntkdynamics.study.training;

import java.util.List;
import org.ntkdynamics.probe.Probes;
import org.ntkdynamics.spec.CheckpointSpec;
import org.ntkdynamics.spec.DataSpec;
import org.ntkdynamics.spec.EvaluationSpec;
import org.ntkdynamics.spec.Header;
import org.ntkdynamics.spec.KernelSpec;
import org.ntkdynamics.spec.NetworkSpec;
import org.ntkdynamics.spec.Require;
import org.ntkdynamics.spec.TrainingExperiment;
import org.ntkdynamics.spec.TrainingSpec;
import org.ntkdynamics.spec.TrainingUnits;

/**
 * Section 4.2 of Seleznova & Kutyniok 2022: networks are trained and the structure of their NTK on
 * a class-sorted subsample is followed.
 *
 * @param header {@link #KIND}, name and seeds
 * @param data the training and test set
 * @param network the networks
 * @param training how they are trained
 * @param evaluation when the losses are evaluated
 * @param kernel when and on what the NTK is computed
 * @param probes what is read at each kernel step, by name
 * @param checkpoint which checkpoints are written
 */
public record LabelAwarenessSpec(
    Header header,
    DataSpec data,
    NetworkSpec network,
    TrainingSpec training,
    EvaluationSpec evaluation,
    KernelSpec kernel,
    List<String> probes,
    CheckpointSpec checkpoint)
    implements TrainingExperiment {
  /** The name of this kind in a spec. */
  public static final String KIND = "label-awareness";

  public LabelAwarenessSpec {
    TrainingUnits.of(header, network);
    Require.trainable(data, training, kernel);
    probes = Probes.checked("probes", probes, network);
  }

  @Override
  public LabelAwarenessSpec resolved() {
    return new LabelAwarenessSpec(
        header,
        data,
        network,
        training,
        evaluation,
        kernel.withSchedule(training.steps()),
        probes,
        checkpoint);
  }
}
