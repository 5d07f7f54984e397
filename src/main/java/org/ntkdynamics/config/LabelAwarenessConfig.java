package org.ntkdynamics.config;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.List;

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
 * @param checkpoint which checkpoints are written
 */
public record LabelAwarenessConfig(
    int formatVersion,
    String kind,
    String name,
    @JsonFormat(with = JsonFormat.Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED) List<Long> seed,
    DataConfig data,
    NetworkConfig network,
    TrainingConfig training,
    EvaluationConfig evaluation,
    KernelConfig kernel,
    CheckpointConfig checkpoint)
    implements TrainingExperiment {
  /** The name of this kind in a spec. */
  public static final String KIND = "label-awareness";

  public LabelAwarenessConfig {
    Require.header(formatVersion, name);
    seed = Require.distinct("seed", seed);
    network.checkSweep(seed, 1);
    Require.trainable(data, training, kernel);
  }

  @Override
  public <R> R choose(Cases<R> cases) {
    return cases.labelAwareness(this);
  }

  @Override
  public LabelAwarenessConfig resolved() {
    return new LabelAwarenessConfig(
        formatVersion,
        kind,
        name,
        seed,
        data,
        network,
        training,
        evaluation,
        kernel.withSchedule(training.steps()),
        checkpoint);
  }
}
