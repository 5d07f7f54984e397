package org.ntkdynamics.study.regression;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.ntkdynamics.data.Dataset;
import org.ntkdynamics.data.Samples;
import org.ntkdynamics.kernel.LayerwiseNtk;
import org.ntkdynamics.network.Architecture;
import org.ntkdynamics.network.Initialization;
import org.ntkdynamics.network.Networks;
import org.ntkdynamics.random.RandomStreams;
import org.ntkdynamics.spec.Optimizer;
import org.ntkdynamics.spec.TrainingUnit;
import org.ntkdynamics.study.Progress;
import org.ntkdynamics.training.Evaluation;
import org.ntkdynamics.training.LearningTask;
import org.ntkdynamics.training.StepReached;
import org.ntkdynamics.training.Trainer;
import org.ntkdynamics.training.TrainingListener;
import org.ntkdynamics.training.TrainingOutcome;
import org.ntkdynamics.training.TrainingStart;

/** One training, at whose kernel steps every {@link Predictor} answers all images. */
final class RegressionTrial implements TrainingListener, AutoCloseable {
  private final RegressionSpec config;
  private final TrainingUnit unit;
  private final Dataset data;
  private final Progress progress;
  private final Architecture architecture;
  private final List<Double> weightScales;
  private final Answers.Targets targets;
  private final Set<Integer> kernelSteps;
  private final List<RegressionRow> rows = new ArrayList<>();
  private @Nullable Initial initial;

  RegressionTrial(RegressionSpec config, TrainingUnit unit, Dataset data, Progress progress) {
    this.config = config;
    this.unit = unit;
    this.data = data;
    this.progress = progress;
    int outputs = config.network().outputs();
    this.architecture = Architecture.of(data.train().inputs(), unit.hiddenWidths(), outputs);
    this.weightScales =
        Networks.weightScales(architecture, config.network().parametrization(), unit.sigmaW2());
    this.targets =
        new Answers.Targets(
            data.train().targets(outputs, DataType.DOUBLE),
            data.test().targets(outputs, DataType.DOUBLE));
    this.kernelSteps = new HashSet<>(config.kernel().steps());
  }

  /**
   * What is kept of step 0.
   *
   * @param answers what f_0 answers
   * @param regression what regression with Θ_0 answers
   * @param hits the test images that regression gets right
   */
  private record Initial(
      Answers answers, FrozenKernel kernel, Answers regression, BitSet hits, GradientFlow flow)
      implements AutoCloseable {
    @Override
    public void close() {
      flow.close();
      kernel.close();
    }
  }

  /** Trains to the end, to divergence or to a request to stop. */
  TrainingOutcome run() {
    INDArray parameters =
        new Initialization(unit.sigmaW2(), config.network().sigmaB2())
            .draw(
                architecture,
                RandomStreams.stream(unit.seed(), unit.stream(), "parameters"),
                Networks.dataType(config.training().precision()));
    MultiLayerNetwork network =
        Networks.create(architecture, weightScales, config.training(), parameters);
    return new Trainer(config.training(), LearningTask.of(data), kernelSteps::contains)
        .train(new TrainingStart(network, architecture, 0, unit.seed(), unit.stream()), this);
  }

  /** A row a kernel step and predictor, so far. */
  List<RegressionRow> rows() {
    return List.copyOf(rows);
  }

  @Override
  public boolean isStopRequested() {
    return progress.isStopRequested();
  }

  @Override
  public void onStep(StepReached reached) {
    if (kernelSteps.contains(reached.step())) {
      read(reached);
    }
    Evaluation train = reached.train();
    progress.stepReached(
        reached.step(), train == null ? OptionalDouble.empty() : OptionalDouble.of(train.loss()));
  }

  private void read(StepReached reached) {
    int step = reached.step();
    Answers network = answers(reached.network());
    FrozenKernel kernel = kernel(reached.network());
    Initial start = initial;
    boolean isFirst = start == null;
    if (start == null) {
      start = initial(network, kernel);
      initial = start;
    }
    double trainLoss = targets.ofTrain(network).loss();
    add(step, Predictor.NETWORK, network, start);
    add(step, Predictor.INITIAL_REGRESSION, start.regression(), start);
    if (isFirst) {
      add(step, Predictor.REGRESSION, start.regression(), start);
      Answers flow = trained(start.flow(), step, trainLoss);
      add(step, Predictor.INITIAL_FLOW, flow, start);
      add(step, Predictor.FLOW, flow, start);
      return;
    }
    add(step, Predictor.REGRESSION, regression(kernel), start);
    add(step, Predictor.INITIAL_FLOW, trained(start.flow(), step, trainLoss), start);
    try (kernel;
        GradientFlow flow = new GradientFlow(kernel, start.answers(), targets.train())) {
      add(step, Predictor.FLOW, trained(flow, step, trainLoss), start);
    }
  }

  private void add(int step, Predictor predictor, Answers answers, Initial start) {
    rows.add(answers.row(step, predictor, targets, start.hits()));
  }

  private Initial initial(Answers network, FrozenKernel kernel) {
    Answers regression = regression(kernel);
    return new Initial(
        network,
        kernel,
        regression,
        targets.hits(regression),
        new GradientFlow(kernel, network, targets.train()));
  }

  private Answers regression(FrozenKernel kernel) {
    return kernel.regression(targets.train(), config.kernel().ridge());
  }

  /** As far as the network: by gradient descent for as long, by Adam to the same training loss. */
  private Answers trained(GradientFlow flow, int step, double trainLoss) {
    return config.training().optimizer() == Optimizer.SGD
        ? flow.after(step * config.training().learningRate())
        : flow.atTrainLoss(trainLoss);
  }

  private FrozenKernel kernel(MultiLayerNetwork network) {
    try (LayerwiseNtk ntk =
        new LayerwiseNtk(
            architecture,
            network.params(),
            weightScales,
            Networks.dataType(config.kernel().precision()),
            LayerwiseNtk.DEFAULT_TILE)) {
      return FrozenKernel.of(ntk, data, architecture.outputs());
    }
  }

  private Answers answers(MultiLayerNetwork network) {
    return new Answers(
        answers(network, data.train()), answers(network, data.test()), Double.NaN, 0);
  }

  private static INDArray answers(MultiLayerNetwork network, Samples samples) {
    DataType type = network.params().dataType();
    return network.output(samples.features().castTo(type)).castTo(DataType.DOUBLE).dup('c');
  }

  @Override
  public void close() {
    if (initial != null) {
      initial.close();
    }
  }
}
