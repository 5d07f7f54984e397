package org.ntkdynamics.training;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.updater.MultiLayerUpdater;
import org.deeplearning4j.nn.updater.UpdaterBlock;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.ntkdynamics.spec.EpsilonForm;
import org.ntkdynamics.spec.Optimizer;
import org.ntkdynamics.spec.TrainingSpec;

/**
 * In which coordinates an optimizer's step is plain gradient descent with the learning rate η: a
 * factor d a parameter, so that the Hessian H that decides on stability is {@code D H D}. Both are
 * by the network's own weights W; the NTK parametrisation, where training is by {@code Ŵ = W/s},
 * shows in the factors.
 */
public final class Preconditioner {
  private final MultiLayerNetwork network;
  private final TrainingSpec training;

  /**
   * @param network with its optimizer's state; looked at in each call
   * @param training how it is trained
   */
  public Preconditioner(MultiLayerNetwork network, TrainingSpec training) {
    this.network = network;
    this.training = training;
  }

  /** The factors of gradient descent: s, which is 1 in the standard parametrisation. */
  public INDArray plain() {
    INDArray factors = ones();
    for (UpdaterBlock block : blocks()) {
      // DL4J's learning rate is s²η in gradient descent, sη in Adam.
      double share = rate(block) / training.learningRate();
      of(factors, block).assign(isAdam() ? share : Math.sqrt(share));
    }
    return factors;
  }

  /**
   * The factors {@code P^{-1/2}} of Adam after t steps, {@code P = (1 - β1^t) (√(v/(1 - β2^t)) +
   * ε)}: the preconditioner of Cohen et al. 2022, "Adaptive gradient methods at the edge of
   * stability" (arXiv:2207.14484), which counts the bias correction of m as part of it. In DL4J's
   * form of ε it is {@code ε/√(1 - β2^t)}.
   *
   * @param t how many steps have been made, at least 1: before, v is none
   * @throws IllegalArgumentException if the optimizer is not Adam, or t is 0
   */
  public INDArray adam(int t) {
    if (!isAdam() || t < 1) {
      throw new IllegalArgumentException("no state of Adam after " + t + " steps");
    }
    double meanCorrection = 1 - Math.pow(training.beta1(), t);
    double squareCorrection = 1 - Math.pow(training.beta2(), t);
    boolean isTextbook = training.epsilonForm() == EpsilonForm.TEXTBOOK;
    INDArray factors = ones();
    for (UpdaterBlock block : blocks()) {
      double epsilon = ((Adam) block.getGradientUpdater().getConfig()).getEpsilon();
      double share = rate(block) / training.learningRate();
      INDArray p = Transforms.sqrt(squares(block).div(squareCorrection), false);
      p.addi(isTextbook ? epsilon : epsilon / Math.sqrt(squareCorrection)).muli(meanCorrection);
      of(factors, block).assign(Transforms.sqrt(p.rdivi(share), false));
    }
    return factors;
  }

  private boolean isAdam() {
    return training.optimizer() == Optimizer.ADAM;
  }

  private Iterable<UpdaterBlock> blocks() {
    return ((MultiLayerUpdater) network.getUpdater()).getUpdaterBlocks();
  }

  private INDArray ones() {
    return Nd4j.ones(network.params().dataType(), network.numParams());
  }

  private static INDArray of(INDArray flat, UpdaterBlock block) {
    return flat.get(NDArrayIndex.interval(block.getParamOffsetStart(), block.getParamOffsetEnd()));
  }

  private static double rate(UpdaterBlock block) {
    return block.getGradientUpdater().getConfig().getLearningRate(0, 0);
  }

  /** Adam's v of a block, which lies behind its m. */
  private static INDArray squares(UpdaterBlock block) {
    INDArray state = block.getUpdaterView();
    return state
        .reshape(state.length())
        .get(NDArrayIndex.interval(state.length() / 2, state.length()));
  }
}
