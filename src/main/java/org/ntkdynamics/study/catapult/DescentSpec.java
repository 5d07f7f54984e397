package org.ntkdynamics.study.catapult;

import org.ntkdynamics.spec.Precision;
import org.ntkdynamics.spec.Require;
import org.ntkdynamics.spec.Sweep;

/**
 * Gradient descent on the full batch, at step sizes around the bound.
 *
 * @param multiples the step sizes, as multiples of {@code 2N/λ_max(K_0)}
 * @param steps the number of updates of each
 * @param precision the type of the parameters and of all arithmetic
 */
record DescentSpec(Sweep<Double> multiples, int steps, Precision precision) {
  DescentSpec {
    multiples.forEach(multiple -> Require.factor("multiples", multiple));
    Require.atLeast(1, "steps", steps);
  }
}
