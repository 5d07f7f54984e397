package org.ntkdynamics.training;

import java.util.function.IntPredicate;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.updater.MultiLayerUpdater;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.ntkdynamics.network.Architecture;
import org.ntkdynamics.spec.Engine;
import org.ntkdynamics.spec.EpsilonForm;
import org.ntkdynamics.spec.Optimizer;
import org.ntkdynamics.spec.TrainingSpec;

/**
 * Trains a network step by step: an engine computes the gradient, DL4J's updater applies it. Writes
 * no files; a listener is told of each step.
 */
public final class Trainer {
  private final TrainingSpec config;
  private final LearningTask task;
  private final IntPredicate evaluated;
  private final int threads;

  /** A trainer that may use every processor. */
  public Trainer(TrainingSpec config, LearningTask task, IntPredicate evaluated) {
    this(config, task, evaluated, Runtime.getRuntime().availableProcessors());
  }

  /**
   * Creates a trainer.
   *
   * @param config how to train
   * @param task on what
   * @param evaluated the steps at which the whole training and test set are evaluated; the last
   *     step always is
   * @param threads how many threads it may use, at least 1; results do not depend on it
   */
  public Trainer(TrainingSpec config, LearningTask task, IntPredicate evaluated, int threads) {
    this.config = config;
    this.task = task;
    this.evaluated = step -> step == config.steps() || evaluated.test(step);
    this.threads = threads;
  }

  /**
   * Trains a network in place.
   *
   * @param start the network and where its training stands
   * @param listener is told of each step from the start's on
   * @return how it ended; divergence is an outcome, not an error
   */
  public TrainingOutcome train(TrainingStart start, TrainingListener listener) {
    MultiLayerNetwork network = start.network();
    int samples = task.data().train().size();
    BatchOrder order = new BatchOrder(samples, config.batchSize(), start.seed(), start.unitKey());
    network.initGradientsView();
    try (GradientEngine engine = engine(network, start.architecture())) {
      for (int step = start.step(); step < config.steps(); step++) {
        if (listener.isStopRequested()) {
          listener.onStop(step, network);
          return new TrainingOutcome(TrainingOutcome.State.INTERRUPTED, step, "asked to stop");
        }
        int @Nullable [] batch = order.batch(step);
        Evaluation seen = engine.gradient(batch);
        if (!Double.isFinite(seen.loss())) {
          return diverged(step, seen.loss());
        }
        announce(step, network, engine, batch == null ? seen : null, listener);
        update(network, step, batch == null ? samples : batch.length);
      }
      return finish(network, engine, listener);
    }
  }

  private TrainingOutcome finish(
      MultiLayerNetwork network, GradientEngine engine, TrainingListener listener) {
    Evaluation last = engine.evaluateTrain();
    if (!Double.isFinite(last.loss())) {
      return diverged(config.steps(), last.loss());
    }
    announce(config.steps(), network, engine, last, listener);
    return new TrainingOutcome(TrainingOutcome.State.FINISHED, config.steps(), "");
  }

  private GradientEngine engine(MultiLayerNetwork network, @Nullable Architecture architecture) {
    return config.engine() == Engine.FUSED && architecture != null
        ? new FusedEngine(network, architecture, config, task, threads)
        : new Dl4jEngine(network, outputs(network), config, task);
  }

  private static int outputs(MultiLayerNetwork network) {
    FeedForwardLayer last = (FeedForwardLayer) network.getOutputLayer().conf().getLayer();
    return Math.toIntExact(last.getNOut());
  }

  private static TrainingOutcome diverged(int step, double loss) {
    return new TrainingOutcome(
        TrainingOutcome.State.DIVERGED, step, "the training loss is " + loss + " at step " + step);
  }

  private void announce(
      int step,
      MultiLayerNetwork network,
      GradientEngine engine,
      @Nullable Evaluation known,
      TrainingListener listener) {
    boolean wanted = evaluated.test(step);
    Evaluation train = known == null && wanted ? engine.evaluateTrain() : known;
    Evaluation test = wanted && task.data().test().size() > 0 ? engine.evaluateTest() : null;
    listener.onStep(new StepReached(step, network, train, test));
  }

  /**
   * Applies the flat gradient, a sum over the batch, as DL4J's own solver does, but for Adam's ε.
   */
  private void update(MultiLayerNetwork network, int step, int batchSize) {
    MultiLayerUpdater updater = (MultiLayerUpdater) network.getUpdater();
    INDArray change = network.getFlattenedGradients();
    Runnable apply =
        () ->
            updater.update(
                new DefaultGradient(change), step, 0, batchSize, LayerWorkspaceMgr.noWorkspaces());
    if (config.optimizer() == Optimizer.ADAM && config.epsilonForm() == EpsilonForm.TEXTBOOK) {
      TextbookEpsilon.during(updater, step + 1, apply);
    } else {
      apply.run();
    }
    network.params().subi(change.reshape(network.params().shape()));
    network.setIterationCount(step + 1);
  }
}
