package org.ntkdynamics.study.training;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.List;
import org.ntkdynamics.probe.Probes;
import org.ntkdynamics.spec.CheckpointSpec;
import org.ntkdynamics.spec.DataSpec;
import org.ntkdynamics.spec.Defaults;
import org.ntkdynamics.spec.EvaluationSpec;
import org.ntkdynamics.spec.KernelSpec;
import org.ntkdynamics.spec.NetworkSpec;
import org.ntkdynamics.spec.Require;
import org.ntkdynamics.spec.TrainingExperiment;
import org.ntkdynamics.spec.TrainingSpec;

/**
 * Section 4.2 of Seleznova & Kutyniok 2022: networks are trained and the structure of their NTK on
 * a class-sorted subsample is followed.
 *
 * @param formatVersion {@link Defaults#FORMAT_VERSION}
 * @param kind {@link #KIND}
 * @param name the name of the experiment
 * @param seed the master seeds; the training subset and the kernel subsample are drawn from the
 *     first
 * @param data the training and test set
 * @param network the networks
 * @param training how they are trained
 * @param evaluation when the losses are evaluated
 * @param kernel when and on what the NTK is computed
 * @param probes what is read at each kernel step, by name
 * @param checkpoint which checkpoints are written
 */
public record LabelAwarenessSpec(
    int formatVersion,
    String kind,
    String name,
    @JsonFormat(with = JsonFormat.Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED) List<Long> seed,
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
    Require.header(formatVersion, name);
    seed = Require.distinct("seed", seed);
    network.checkSweep(seed, 1);
    Require.trainable(data, training, kernel);
    probes = Probes.checked("probes", probes);
  }

  @Override
  public LabelAwarenessSpec resolved() {
    return new LabelAwarenessSpec(
        formatVersion,
        kind,
        name,
        seed,
        data,
        network,
        training,
        evaluation,
        kernel.withSchedule(training.steps()),
        probes,
        checkpoint);
  }
}
