package org.ntkdynamics.study.catapult;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.List;
import org.ntkdynamics.spec.DataSpec;
import org.ntkdynamics.spec.Defaults;
import org.ntkdynamics.spec.InvalidValueException;
import org.ntkdynamics.spec.NetworkSpec;
import org.ntkdynamics.spec.Require;
import org.ntkdynamics.spec.Spec;
import org.ntkdynamics.spec.TrainingUnits;

/**
 * The bound {@code η < 2N/λ_max(K)} on the step of gradient descent, tried on real networks: below
 * it the loss should descend, above it first grow and then come down with λ_max (the catapult of
 * Lewkowycz et al. 2020), far above it diverge.
 *
 * @param formatVersion {@link Defaults#FORMAT_VERSION}
 * @param kind {@link #KIND}
 * @param name the name of the experiment
 * @param seed the master seeds; the training subset is drawn from the first
 * @param data the training set, on all of which the kernel is computed too
 * @param network the networks
 * @param descent how they are trained
 */
record CatapultSpec(
    int formatVersion,
    String kind,
    String name,
    @JsonFormat(with = JsonFormat.Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED) List<Long> seed,
    DataSpec data,
    NetworkSpec network,
    DescentSpec descent)
    implements Spec {
  /** The name of this kind in a spec. */
  static final String KIND = "catapult";

  /** The largest kernel, samples times outputs, whose spectrum is computed at every step. */
  private static final int LARGEST_KERNEL = 5000;

  CatapultSpec {
    Require.header(formatVersion, name);
    seed = Require.distinct("seed", seed);
    network.checkSweep(seed, descent.multiples().size());
    Require.unscaled(network);
    Require.relu(network);
    if ((long) data.trainSize() * network.outputs() > LARGEST_KERNEL) {
      throw new InvalidValueException(
          "data.trainSize",
          data.trainSize(),
          "at most "
              + LARGEST_KERNEL / network.outputs()
              + ": times network.outputs it is the size of a kernel decomposed at every step");
    }
  }

  /** The trainings: every network of the sweep at every step size. */
  List<CatapultUnit> units() {
    return TrainingUnits.of(seed, network).stream()
        .flatMap(
            unit ->
                descent.multiples().stream()
                    .map(m -> new CatapultUnit(unit.key() + "_eta=" + m, unit, m)))
        .toList();
  }
}
