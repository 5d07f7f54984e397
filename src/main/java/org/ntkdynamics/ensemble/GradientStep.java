package org.ntkdynamics.ensemble;

import org.ntkdynamics.theory.ScaledNumber;

/**
 * One step of gradient descent on one sample with the loss {@code ½(αf - y)²/α²}, which moves the
 * parameters by {@code -η (f - y/α) ∂f}: exactly the step of f itself with the label y/α.
 *
 * @param learningRate η
 * @param label y
 * @param outputScale α
 */
public record GradientStep(ScaledNumber learningRate, double label, double outputScale) {
  /**
   * @throws IllegalArgumentException if η or α is not above 0, or a number is not finite
   */
  public GradientStep {
    boolean sound = Double.isFinite(label) && outputScale > 0 && Double.isFinite(outputScale);
    if (!sound || !(learningRate.mantissa() > 0)) {
      throw new IllegalArgumentException(
          "a step needs a learning rate and an output scale above 0 and a finite label, but has "
              + learningRate
              + ", "
              + outputScale
              + " and "
              + label);
    }
  }

  /** What f is drawn to, y/α. */
  public double target() {
    return label / outputScale + 0.0;
  }

  /** What the loss makes of an output, {@code f - y/α}. */
  public ScaledNumber residual(ScaledNumber output) {
    return output.minus(ScaledNumber.of(target()));
  }

  /** The c by which {@code ∂f} is multiplied, {@code η (f - y/α)}. */
  public ScaledNumber length(ScaledNumber output) {
    return residual(output).times(learningRate);
  }
}
