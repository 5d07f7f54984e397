package org.ntkdynamics.study.catapult;

import java.util.List;
import org.ntkdynamics.spec.DataSpec;
import org.ntkdynamics.spec.Dimension;
import org.ntkdynamics.spec.Header;
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
 * @param header {@link #KIND}, name and seeds
 * @param data the training set, on all of which the kernel is computed too
 * @param network the networks
 * @param descent how they are trained
 */
record CatapultSpec(Header header, DataSpec data, NetworkSpec network, DescentSpec descent)
    implements Spec {
  /** The name of this kind in a spec. */
  static final String KIND = "catapult";

  /** The largest kernel, samples times outputs, whose spectrum is computed at every step. */
  private static final int LARGEST_KERNEL = 5000;

  CatapultSpec {
    sweep(header, network, descent);
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
    Dimension<Double> multiples = multiples(descent);
    return sweep(header, network, descent)
        .map(
            (unit, combination) ->
                new CatapultUnit(
                    unit.key() + '_' + combination.key(multiples),
                    unit,
                    combination.get(multiples)));
  }

  private static TrainingUnits sweep(Header header, NetworkSpec network, DescentSpec descent) {
    return TrainingUnits.of(header, network, multiples(descent));
  }

  private static Dimension<Double> multiples(DescentSpec descent) {
    return Dimension.of("descent.multiples", "eta", descent.multiples());
  }
}
