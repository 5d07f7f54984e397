package org.ntkdynamics.study.regression;

import java.util.List;
import org.ntkdynamics.spec.DataSpec;
import org.ntkdynamics.spec.Header;
import org.ntkdynamics.spec.InvalidValueException;
import org.ntkdynamics.spec.NetworkSpec;
import org.ntkdynamics.spec.Require;
import org.ntkdynamics.spec.Spec;
import org.ntkdynamics.spec.TrainingSpec;
import org.ntkdynamics.spec.TrainingUnit;
import org.ntkdynamics.spec.TrainingUnits;

/**
 * What a frozen kernel would have learnt: at steps of a training the kernel of all training images,
 * and regression with it, beside the network.
 *
 * @param header {@link #KIND}, name and seeds
 * @param data the training and test set, on all of which the kernel is computed too
 * @param network the networks
 * @param training how they are trained
 * @param kernel when the kernel is computed, and how it is regressed with
 */
record RegressionSpec(
    Header header,
    DataSpec data,
    NetworkSpec network,
    TrainingSpec training,
    RegressionKernelSpec kernel)
    implements Spec {
  /** The name of this kind in a spec. */
  static final String KIND = "kernel-regression";

  RegressionSpec {
    TrainingUnits.of(header, network);
    Require.unscaled(network);
    Require.described(network);
    Require.trainable(data, training, kernel.steps());
    if (data.testSize() < 1) {
      throw new InvalidValueException(
          "data.testSize", data.testSize(), "at least 1: what was learnt is tested");
    }
  }

  @Override
  public RegressionSpec resolved() {
    return new RegressionSpec(
        header, data, network, training, kernel.withSchedule(training.steps()));
  }

  /** The networks to train. */
  List<TrainingUnit> units() {
    return TrainingUnits.of(header, network).list();
  }
}
