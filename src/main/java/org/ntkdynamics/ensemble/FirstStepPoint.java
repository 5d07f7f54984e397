package org.ntkdynamics.ensemble;

import java.util.List;
import org.ntkdynamics.config.StepSize;
import org.ntkdynamics.theory.ScaledNumber;

/**
 * What one step of gradient descent does to Θ(x,x), at one depth. Of the model αf, all kernels are
 * α² times those of f; quotients are the same.
 *
 * @param depth the number L of weight layers
 * @param lambda the depth-to-width ratio L/M
 * @param draws the number N of networks
 * @param size its size as the spec has it
 * @param step the step
 * @param mean E[ΔΘ]/E[Θ], with the exact E[Θ] before the step
 * @param magnitude E|ΔΘ|/E[Θ] likewise
 * @param quantiles the {@link #LEVELS} quantiles of ΔΘ/Θ, each network's change over its own Θ
 * @param derivative E[dΘ/dη]/E[Θ] at η = 0, the first-order change per unit of η
 * @param derivativeMagnitude E|dΘ/dη|/E[Θ] likewise
 */
public record FirstStepPoint(
    int depth,
    double lambda,
    int draws,
    StepSize size,
    GradientStep step,
    ScaledEstimate mean,
    ScaledEstimate magnitude,
    List<ScaledNumber> quantiles,
    ScaledEstimate derivative,
    ScaledEstimate derivativeMagnitude) {
  /** The levels of the quantiles. */
  public static final List<Double> LEVELS = List.of(0.05, 0.25, 0.5, 0.75, 0.95);

  public FirstStepPoint {
    quantiles = List.copyOf(quantiles);
  }
}
