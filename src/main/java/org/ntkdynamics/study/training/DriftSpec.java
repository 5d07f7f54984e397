package org.ntkdynamics.study.training;

import java.util.List;
import org.ntkdynamics.probe.Probes;
import org.ntkdynamics.spec.CheckpointSpec;
import org.ntkdynamics.spec.DataSpec;
import org.ntkdynamics.spec.EvaluationSpec;
import org.ntkdynamics.spec.Header;
import org.ntkdynamics.spec.HiddenWidths;
import org.ntkdynamics.spec.InvalidValueException;
import org.ntkdynamics.spec.KernelSpec;
import org.ntkdynamics.spec.NetworkSpec;
import org.ntkdynamics.spec.Require;
import org.ntkdynamics.spec.TrainingExperiment;
import org.ntkdynamics.spec.TrainingSpec;
import org.ntkdynamics.spec.TrainingUnits;

/**
 * How far the NTK moves in training, {@code ‖Θ_t - Θ_0‖/‖Θ_0‖}, against depth and phase: what
 * Seleznova & Kutyniok 2022 say of Seleznova & Kutyniok 2021 below Theorem 4.1. Its units are those
 * of a {@link LabelAwarenessSpec}; its report takes the seeds together.
 *
 * @param header {@link #KIND}, name and seeds
 * @param data the training and test set
 * @param network the networks; hidden layers of one network have one width M, so that there is a
 *     ratio {@code λ = L/M}
 * @param training how they are trained
 * @param evaluation when the losses are evaluated
 * @param kernel when and on what the NTK is computed; step 0 is among the steps
 * @param probes what is read at each kernel step, by name
 * @param checkpoint which checkpoints are written
 * @param comparison the steps at which networks are compared
 */
public record DriftSpec(
    Header header,
    DataSpec data,
    NetworkSpec network,
    TrainingSpec training,
    EvaluationSpec evaluation,
    KernelSpec kernel,
    List<String> probes,
    CheckpointSpec checkpoint,
    ComparisonSpec comparison)
    implements TrainingExperiment {
  /** The name of this kind in a spec. */
  public static final String KIND = "drift";

  public DriftSpec {
    TrainingUnits.of(header, network);
    Require.relu(network);
    Require.trainable(data, training, kernel);
    probes = Probes.checked("probes", probes, network);
    if (!kernel.steps().isEmpty()) {
      checkSteps(kernel.steps());
      comparison.check(kernel.steps());
    }
    for (HiddenWidths widths : network.width()) {
      if (!widths.isConstant()) {
        throw new InvalidValueException(
            "network.width",
            '"' + widths.toString() + '"',
            "one width for all hidden layers of a network: λ = L/M is asked for");
      }
    }
  }

  private static void checkSteps(List<Integer> steps) {
    if (steps.get(0) != 0 || steps.size() < 2) {
      throw new InvalidValueException(
          "kernel.steps", steps, "a list that begins with 0, from which change is measured");
    }
  }

  @Override
  public DriftSpec resolved() {
    KernelSpec scheduled = kernel.withSchedule(training.steps());
    return new DriftSpec(
        header,
        data,
        network,
        training,
        evaluation,
        scheduled,
        probes,
        checkpoint,
        comparison.resolved(scheduled.steps()));
  }
}
