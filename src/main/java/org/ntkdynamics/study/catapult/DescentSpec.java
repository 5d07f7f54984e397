package org.ntkdynamics.study.catapult;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.List;
import org.ntkdynamics.spec.Precision;
import org.ntkdynamics.spec.Require;

/**
 * Gradient descent on the full batch, at step sizes around the bound.
 *
 * @param multiples the step sizes, as multiples of {@code 2N/λ_max(K_0)}
 * @param steps the number of updates of each
 * @param precision the type of the parameters and of all arithmetic
 */
record DescentSpec(
    @JsonFormat(with = JsonFormat.Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED)
        List<Double> multiples,
    int steps,
    Precision precision) {
  DescentSpec {
    multiples = Require.distinct("multiples", multiples);
    multiples.forEach(multiple -> Require.factor("multiples", multiple));
    Require.atLeast(1, "steps", steps);
  }
}
