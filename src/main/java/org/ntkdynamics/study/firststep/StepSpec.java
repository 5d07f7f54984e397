package org.ntkdynamics.study.firststep;

import java.util.ArrayList;
import java.util.List;
import org.ntkdynamics.spec.InvalidValueException;
import org.ntkdynamics.spec.Phase;
import org.ntkdynamics.spec.Require;
import org.ntkdynamics.spec.Sweep;

/**
 * One step of gradient descent on one sample (x, y), of all weights and biases, with the loss
 * {@code ½(αf(x) - y)²/α²}. Every combination of the values is a step on its own.
 *
 * <p>The model is {@code f̃ = αf}, as in lazy training (Chizat et al. 2019; appendix B.3 of
 * Seleznova &amp; Kutyniok 2022), with the loss evaluated on f̃. The step is therefore exactly that
 * of f with the label y/α, and for y = 0 it does not depend on α. The other reading of B.3, the
 * gradient of the unscaled loss ½(f - y)² times 1/α², is the learning rate η/α² at α = 1.
 *
 * @param learningRate the learning rates η
 * @param scaledLearningRate values of {@code η a^L}, a = σw²/2: further learning rates, which
 *     shrink with depth and are used where a > 1 alone; may be empty
 * @param label the labels y
 * @param outputScale the output scales α
 */
record StepSpec(
    Sweep<Double> learningRate,
    List<Double> scaledLearningRate,
    Sweep<Double> label,
    Sweep<Double> outputScale) {
  StepSpec {
    Require.distinct("learningRate", learningRate);
    learningRate.forEach(rate -> Require.positive("learningRate", rate));
    Require.distinct("scaledLearningRate", scaledLearningRate);
    scaledLearningRate = List.copyOf(scaledLearningRate);
    scaledLearningRate.forEach(rate -> Require.positive("scaledLearningRate", rate));
    Require.distinct("label", label);
    for (double one : label) {
      if (!Double.isFinite(one)) {
        throw new InvalidValueException("label", one, "a finite number");
      }
    }
    Require.distinct("outputScale", outputScale);
    outputScale.forEach(scale -> Require.positive("outputScale", scale));
  }

  /** The step sizes for networks with a weight variance: scaled ones in the chaotic phase alone. */
  List<StepSize> sizes(double sigmaW2) {
    List<StepSize> sizes = new ArrayList<>();
    learningRate.forEach(rate -> sizes.add(new StepSize(false, rate)));
    if (Phase.of(sigmaW2) == Phase.CHAOTIC) {
      scaledLearningRate.forEach(rate -> sizes.add(new StepSize(true, rate)));
    }
    return sizes;
  }
}
