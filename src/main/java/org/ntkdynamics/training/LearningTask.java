package org.ntkdynamics.training;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.ntkdynamics.data.Dataset;
import org.ntkdynamics.data.Samples;

/**
 * What a network is trained to do: to answer the data's labels by {@code αf}. The loss {@code ½‖αf
 * - y‖²/α²} of lazy training is {@code ½‖f - y/α‖²}, so α changes nothing but the targets, and a
 * learning rate means the same whatever α is. The sign and the largest of the outputs, and so the
 * accuracy, are those of αf.
 *
 * <p>At a given network the gradient is {@code Σ (f - y/α) ∂f/∂θ}: the part that the labels drive
 * falls as 1/α, the part that f itself drives does not depend on α. (Appendix B.3 of Seleznova &
 * Kutyniok 2022 multiplies the gradient of the <b>unscaled</b> loss by 1/α² instead, which is
 * gradient descent on f with the learning rate η/α².)
 *
 * @param data the samples and their labels
 * @param outputScale α, above 0
 */
public record LearningTask(Dataset data, double outputScale) {

  /** The task with α = 1. */
  public static LearningTask of(Dataset data) {
    return new LearningTask(data, 1);
  }

  /** What f should answer: {@code y/α}, shape {@code [N, outputs]}. */
  INDArray targets(Samples samples, int outputs, DataType type) {
    INDArray labels = samples.targets(outputs, type);
    return labels.isEmpty() ? labels : labels.divi(outputScale); // ND4J divides nothing empty.
  }
}
