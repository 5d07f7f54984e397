package org.ntkdynamics.probe;

import java.util.OptionalDouble;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ntkdynamics.metrics.Lanczos;
import org.ntkdynamics.random.RandomStreams;
import org.ntkdynamics.spec.Optimizer;
import org.ntkdynamics.spec.TrainingSpec;
import org.ntkdynamics.training.LossHessian;
import org.ntkdynamics.training.Preconditioner;

/**
 * The largest eigenvalues of the Hessian H of the training loss, and what step sizes they allow.
 * Gradient descent with learning rate η is stable on a quadratic of curvature λ if {@code λ ≤ 2/η};
 * full-batch training sharpens until it hovers there (Cohen et al. 2021, "Gradient descent on
 * neural networks typically occurs at the edge of stability", ICLR). For Adam with the
 * preconditioner P of {@link Preconditioner#adam} it is the largest eigenvalue of {@code P^{-1/2} H
 * P^{-1/2}} that does, at {@code (2 + 2β1)/((1 - β1) η)}, 38/η at β1 = 0.9 (Cohen et al. 2022,
 * "Adaptive gradient methods at the edge of stability", arXiv:2207.14484).
 *
 * @param lambda1 the largest eigenvalue of H by the trained parameters
 * @param lambda2 the second
 * @param lambda3 the third
 * @param residual how close each of the three is to an eigenvalue at least
 * @param edge 2/η
 * @param preconditioned the largest eigenvalue of {@code P^{-1/2} H P^{-1/2}}; empty without Adam
 *     and before its first step
 * @param preconditionedResidual how close it is to an eigenvalue at least
 * @param preconditionedEdge {@code (2 + 2β1)/((1 - β1) η)}; empty without Adam
 */
public record Sharpness(
    double lambda1,
    double lambda2,
    double lambda3,
    double residual,
    double edge,
    OptionalDouble preconditioned,
    OptionalDouble preconditionedResidual,
    OptionalDouble preconditionedEdge) {
  /** A thousandth of the largest is finer than any line is drawn. */
  private static final double TOLERANCE = 1e-3;

  /** How many products are taken at most, and vectors kept at once. */
  static final int VECTORS = 60;

  private static final Lanczos.Aim TOP_THREE = new Lanczos.Aim(3, TOLERANCE, VECTORS);
  private static final Lanczos.Aim TOP = new Lanczos.Aim(1, TOLERANCE, VECTORS);

  /**
   * Measures.
   *
   * @param hessian by the network's own weights
   * @param preconditioner of the same network
   * @param step how many steps have been made
   * @param type the type of the Hessian's arithmetic
   */
  static Sharpness of(
      LossHessian hessian,
      Preconditioner preconditioner,
      TrainingSpec training,
      int step,
      DataType type) {
    Lanczos plain = top(hessian, preconditioner.plain().castTo(type), TOP_THREE);
    boolean isAdam = training.optimizer() == Optimizer.ADAM;
    Lanczos adam =
        isAdam && step > 0 ? top(hessian, preconditioner.adam(step).castTo(type), TOP) : null;
    return new Sharpness(
        plain.values().get(0),
        plain.values().get(1),
        plain.values().get(2),
        plain.residual(),
        2 / training.learningRate(),
        adam == null ? OptionalDouble.empty() : OptionalDouble.of(adam.values().get(0)),
        adam == null ? OptionalDouble.empty() : OptionalDouble.of(adam.residual()),
        isAdam ? OptionalDouble.of(adamsEdge(training)) : OptionalDouble.empty());
  }

  private static double adamsEdge(TrainingSpec training) {
    double beta1 = training.beta1();
    return (2 + 2 * beta1) / (1 - beta1) / training.learningRate();
  }

  /** Of {@code D H D}. */
  private static Lanczos top(LossHessian hessian, INDArray factors, Lanczos.Aim aim) {
    return Lanczos.of(
        v -> hessian.times(v.mul(factors)).muli(factors),
        start(hessian.size()).castTo(factors.dataType()),
        aim);
  }

  /** The same for every network and step. */
  private static INDArray start(long size) {
    double[] numbers =
        ZigguratSampler.NormalizedGaussian.of(RandomStreams.stream(0, "sharpness", "start"))
            .samples(size)
            .toArray();
    return Nd4j.createFromArray(numbers);
  }
}
