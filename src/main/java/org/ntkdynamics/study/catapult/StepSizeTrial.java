package org.ntkdynamics.study.catapult;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ntkdynamics.data.Dataset;
import org.ntkdynamics.judge.DescentVerdict;
import org.ntkdynamics.kernel.LayerwiseNtk;
import org.ntkdynamics.matrix.NativeArrays;
import org.ntkdynamics.metrics.Eigenpairs;
import org.ntkdynamics.network.Architecture;
import org.ntkdynamics.network.Initialization;
import org.ntkdynamics.network.Networks;
import org.ntkdynamics.random.RandomStreams;
import org.ntkdynamics.spec.BatchSize;
import org.ntkdynamics.spec.Defaults;
import org.ntkdynamics.spec.Engine;
import org.ntkdynamics.spec.Loss;
import org.ntkdynamics.spec.Optimizer;
import org.ntkdynamics.spec.Reduction;
import org.ntkdynamics.spec.TrainingSpec;
import org.ntkdynamics.training.LearningTask;
import org.ntkdynamics.training.StepReached;
import org.ntkdynamics.training.Trainer;
import org.ntkdynamics.training.TrainingListener;
import org.ntkdynamics.training.TrainingOutcome;
import org.ntkdynamics.training.TrainingStart;

/**
 * Gradient descent on the full batch at a multiple of the bound on its step.
 *
 * <p>The loss {@code (1/N) Σ ½‖f - y‖²} of a network that is linear in its parameters has the
 * Hessian {@code JᵀJ/N}, whose largest eigenvalue is {@code λ_max(K)/N} with K the {@code NK × NK}
 * kernel {@code Θ_kk'(x,x')} of all samples and outputs (not their trace kernel, unless there is
 * one output). An update multiplies the residual along the top eigenvector by {@code 1 - ηλ_max/N},
 * so it shrinks exactly if {@code η < 2N/λ_max}.
 */
final class StepSizeTrial {
  private final CatapultSpec config;
  private final CatapultUnit unit;
  private final Dataset data;
  private final Architecture architecture;
  private final List<Double> weightScales;
  private final DataType type;

  private StepSizeTrial(CatapultSpec config, CatapultUnit unit, Dataset data) {
    this.config = config;
    this.unit = unit;
    this.data = data;
    this.architecture =
        Architecture.of(
            data.train().inputs(), unit.network().hiddenWidths(), config.network().outputs());
    this.weightScales =
        Networks.weightScales(
            architecture, config.network().parametrization(), unit.network().sigmaW2());
    this.type = Networks.dataType(config.descent().precision());
  }

  /**
   * What came of a training.
   *
   * @param steps every step whose loss is finite
   * @param outcome how it ended
   */
  record Result(List<DescentStep> steps, TrainingOutcome outcome) {
    public Result {
      steps = List.copyOf(steps);
    }

    /** What that is called. */
    public DescentVerdict verdict() {
      return DescentVerdict.of(steps, outcome.state() == TrainingOutcome.State.DIVERGED);
    }
  }

  /**
   * Trains a network, and computes its kernel on the training set at every step.
   *
   * @param config what to train
   * @param unit one of its trainings
   * @param data the training set
   */
  static Result of(CatapultSpec config, CatapultUnit unit, Dataset data) {
    return of(config, unit, data, new Watch(step -> {}, () -> false));
  }

  static Result of(CatapultSpec config, CatapultUnit unit, Dataset data, Watch watch) {
    return new StepSizeTrial(config, unit, data).run(watch);
  }

  /**
   * Who looks on.
   *
   * @param reached is told of every step
   * @param stop asked before each step whether to end
   */
  record Watch(Consumer<DescentStep> reached, BooleanSupplier stop) {}

  private Result run(Watch watch) {
    INDArray parameters =
        new Initialization(unit.network().sigmaW2(), config.network().sigmaB2())
            .draw(
                architecture,
                RandomStreams.stream(unit.network().seed(), unit.network().key(), "parameters"),
                type);
    INDArray initial = kernel(parameters);
    double critical = 2.0 * data.train().size() / Eigenpairs.largest(NativeArrays.matrix(initial));
    TrainingSpec training = training(unit.multiple() * critical);
    Follower follower = new Follower(training.learningRate(), initial, watch);
    MultiLayerNetwork network = Networks.create(architecture, weightScales, training, parameters);
    TrainingOutcome outcome =
        new Trainer(training, LearningTask.of(data), step -> false, CatapultRun.THREADS)
            .train(
                new TrainingStart(network, architecture, 0, unit.network().seed(), unit.key()),
                follower);
    return new Result(follower.steps, outcome);
  }

  private TrainingSpec training(double rate) {
    return new TrainingSpec(
        Optimizer.SGD,
        rate,
        BatchSize.FULL,
        config.descent().steps(),
        Loss.MSE,
        config.descent().precision(),
        Engine.FUSED,
        Defaults.MICRO_BATCH,
        Defaults.LANES);
  }

  /** The {@code [NK, NK]} kernel, samples of the first output first. */
  private INDArray kernel(INDArray parameters) {
    long size = (long) data.train().size() * architecture.outputs();
    try (LayerwiseNtk ntk =
            new LayerwiseNtk(
                architecture, parameters, weightScales, type, LayerwiseNtk.DEFAULT_TILE);
        INDArray blocks = ntk.kernel(data.train().features(), Reduction.FULL)) {
      return blocks.permute(0, 2, 1, 3).dup('c').reshape('c', size, size);
    }
  }

  /** Computes the kernel at every step. */
  private final class Follower implements TrainingListener {
    private final double rate;
    private final INDArray initial;
    private final Watch watch;
    private final List<DescentStep> steps = new ArrayList<>();

    Follower(double rate, INDArray initial, Watch watch) {
      this.rate = rate;
      this.initial = initial;
      this.watch = watch;
    }

    @Override
    public boolean isStopRequested() {
      return watch.stop().getAsBoolean();
    }

    @Override
    public void onStep(StepReached reached) {
      INDArray kernel = kernel(reached.network().params());
      double largest = Eigenpairs.largest(NativeArrays.matrix(kernel));
      double norm = kernel.norm2Number().doubleValue();
      double rank = Math.pow(Nd4j.diag(kernel).sumNumber().doubleValue() / norm, 2);
      double change = kernel.sub(initial).norm2Number().doubleValue();
      DescentStep step =
          new DescentStep(
              reached.step(),
              reached.train() == null ? Double.NaN : reached.train().loss(),
              largest,
              rate * largest / data.train().size(),
              rank,
              change / initial.norm2Number().doubleValue());
      steps.add(step);
      watch.reached().accept(step);
    }
  }
}
