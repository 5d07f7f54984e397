package org.ntkdynamics.study.claims;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.ntkdynamics.data.Dataset;
import org.ntkdynamics.data.Datasets;
import org.ntkdynamics.data.KernelSubsample;
import org.ntkdynamics.data.Samples;
import org.ntkdynamics.judge.LabelStatements;
import org.ntkdynamics.kernel.EmpiricalNtk;
import org.ntkdynamics.kernel.LayerwiseNtk;
import org.ntkdynamics.matrix.SquareMatrix;
import org.ntkdynamics.metrics.KernelDrift;
import org.ntkdynamics.metrics.LabelAwareness;
import org.ntkdynamics.network.Architecture;
import org.ntkdynamics.network.Initialization;
import org.ntkdynamics.network.Networks;
import org.ntkdynamics.random.RandomStreams;
import org.ntkdynamics.spec.TrainingExperiment;
import org.ntkdynamics.spec.TrainingUnit;
import org.ntkdynamics.training.LearningTask;
import org.ntkdynamics.training.StepReached;
import org.ntkdynamics.training.Trainer;
import org.ntkdynamics.training.TrainingListener;
import org.ntkdynamics.training.TrainingOutcome;
import org.ntkdynamics.training.TrainingStart;

/** Trains the networks of a spec and follows their kernels. */
final class TrainingTrial {
  private final TrainingExperiment config;
  private final Laboratory laboratory;
  private final Dataset data;
  private final Samples subsample;

  /** Loads the data of a spec. */
  TrainingTrial(TrainingExperiment config, Laboratory laboratory) {
    this.config = config;
    this.laboratory = laboratory;
    long seed = config.seed().get(0);
    this.data =
        Datasets.load(config.data(), seed, Networks.dataType(config.training().precision()));
    this.subsample = KernelSubsample.draw(data.train(), config.kernel().samplesPerClass(), seed);
  }

  /**
   * Trains each network of the sweep with one σw², unless another claim has.
   *
   * @return a course for each seed, trained when it is asked for
   */
  Stream<Course> courses(double sigmaW2) {
    return config.units().stream()
        .filter(unit -> unit.sigmaW2() == sigmaW2)
        .peek(unit -> laboratory.onSample().accept(sample(unit)))
        .map(unit -> laboratory.courses().of(config, unit, () -> course(unit)));
  }

  /**
   * Trains each network of the sweep with one σw² of which the laboratory's notebook does not know
   * the number.
   *
   * @param measured a number of a course
   * @return the number for each seed
   */
  double[] numbers(double sigmaW2, ToDoubleFunction<Course> measured) {
    return config.units().stream()
        .filter(unit -> unit.sigmaW2() == sigmaW2)
        .peek(unit -> laboratory.onSample().accept(sample(unit)))
        .mapToDouble(
            unit ->
                laboratory
                    .notebook()
                    .value(noted(unit), () -> measured.applyAsDouble(course(unit))))
        .toArray();
  }

  /**
   * Initialises each network of the sweep with one σw².
   *
   * @return for each seed what equation (23) gives before any step
   */
  List<LabelAwareness> initial(double sigmaW2) {
    return config.units().stream()
        .filter(unit -> unit.sigmaW2() == sigmaW2)
        .peek(unit -> laboratory.onSample().accept(sample(unit)))
        .map(unit -> kernel(architecture(unit), scales(unit), parameters(unit)))
        .map(kernel -> LabelAwareness.of(kernel, subsample.labels()))
        .toList();
  }

  private boolean isKernelStep(int step) {
    return config.kernel().steps().contains(step);
  }

  private static String sample(TrainingUnit unit) {
    return "training/seed=" + unit.seed() + "/" + unit.stream();
  }

  private static String noted(TrainingUnit unit) {
    return sample(unit) + "/layers=" + unit.hiddenWidths().size();
  }

  private Architecture architecture(TrainingUnit unit) {
    return Architecture.of(data.train().inputs(), unit.hiddenWidths(), config.network().outputs());
  }

  private List<Double> scales(TrainingUnit unit) {
    return Networks.weightScales(
        architecture(unit), config.network().parametrization(), unit.sigmaW2());
  }

  private INDArray parameters(TrainingUnit unit) {
    return new Initialization(unit.sigmaW2(), config.network().sigmaB2())
        .draw(
            architecture(unit),
            RandomStreams.stream(unit.seed(), unit.stream(), "parameters"),
            Networks.dataType(config.training().precision()));
  }

  private SquareMatrix kernel(Architecture architecture, List<Double> scales, INDArray parameters) {
    try (EmpiricalNtk ntk =
        new LayerwiseNtk(
            architecture,
            parameters,
            scales,
            Networks.dataType(config.kernel().precision()),
            LayerwiseNtk.DEFAULT_TILE)) {
      return ntk.trace(subsample.features());
    }
  }

  private Course course(TrainingUnit unit) {
    Architecture architecture = architecture(unit);
    List<Double> scales = scales(unit);
    Follower follower = new Follower(architecture, scales);
    TrainingOutcome outcome =
        new Trainer(
                config.training(),
                LearningTask.of(data),
                step -> data.test().size() > 0 && isKernelStep(step),
                laboratory.threads())
            .train(
                new TrainingStart(
                    Networks.create(architecture, scales, config.training(), parameters(unit)),
                    architecture,
                    0,
                    unit.seed(),
                    unit.stream()),
                follower);
    return new Course(
        unit.seed(),
        unit.hiddenWidths().size(),
        outcome.state() == TrainingOutcome.State.DIVERGED,
        follower.kernels,
        follower.trainLosses,
        follower.testLosses,
        subsample.labels());
  }

  /**
   * The kernels along a training.
   *
   * @param seed of the network
   * @param hiddenLayers of the network
   * @param isDiverged whether its training ended early, without a finite loss
   * @param kernels by kernel step
   * @param trainLosses by kernel step, where the test loss is known at least
   * @param testLosses by kernel step, if there is a test set
   * @param labels of the samples the kernels are on
   */
  record Course(
      long seed,
      int hiddenLayers,
      boolean isDiverged,
      NavigableMap<Integer, SquareMatrix> kernels,
      NavigableMap<Integer, Double> trainLosses,
      NavigableMap<Integer, Double> testLosses,
      List<Integer> labels) {
    /**
     * Θc/Θd - Θn/Θd at the last kernel step up to a step; NaN if the training diverged before.
     *
     * @throws IllegalArgumentException if there is no such kernel step
     */
    double gap(int step) {
      return isLost(step) ? Double.NaN : TrainingTrial.gap(LabelAwareness.of(upTo(step), labels));
    }

    /**
     * ‖Θ_t - Θ_0‖/‖Θ_0‖ at the last kernel step t up to a step; NaN if the training diverged
     * before.
     *
     * @throws IllegalArgumentException as {@link #gap} does
     */
    double change(int step) {
      return isLost(step) ? Double.NaN : KernelDrift.relativeChange(upTo(step), upTo(0));
    }

    private boolean isLost(int step) {
      return isDiverged && step > kernels.lastKey();
    }

    /**
     * What the network came to know of the labels.
     *
     * @param steps of the training, of which a tenth counts as early
     */
    LabelStatements.Course labels(int steps) {
      Map.Entry<Integer, Double> best =
          Collections.min(testLosses.entrySet(), Map.Entry.comparingByValue());
      LabelAwareness end = LabelAwareness.of(kernels.lastEntry().getValue(), labels);
      double testLoss = testLosses.lastEntry().getValue();
      return new LabelStatements.Course(
          gap(best.getKey()),
          best.getValue(),
          1 - end.thetaC() / end.thetaD(),
          testLoss - best.getValue(),
          testLoss - trainLosses.lastEntry().getValue(),
          path(steps / 10) / path(steps));
    }

    /** The sum of the kernel distances between neighbouring kernel steps up to a step. */
    private double path(int step) {
      double path = 0;
      SquareMatrix previous = upTo(0);
      for (SquareMatrix kernel : kernels.headMap(step, true).values()) {
        path += KernelDrift.distance(kernel, previous);
        previous = kernel;
      }
      return path;
    }

    private SquareMatrix upTo(int step) {
      Map.Entry<Integer, SquareMatrix> entry = kernels.floorEntry(step);
      if (entry == null) {
        throw new IllegalArgumentException("no kernel up to step " + step);
      }
      return entry.getValue();
    }
  }

  /** Θc/Θd - Θn/Θd. */
  static double gap(LabelAwareness read) {
    return (read.thetaC() - read.thetaN()) / read.thetaD();
  }

  /** Computes the kernel at kernel steps. */
  private final class Follower implements TrainingListener {
    private final Architecture architecture;
    private final List<Double> scales;
    private final NavigableMap<Integer, SquareMatrix> kernels = new TreeMap<>();
    private final NavigableMap<Integer, Double> trainLosses = new TreeMap<>();
    private final NavigableMap<Integer, Double> testLosses = new TreeMap<>();

    Follower(Architecture architecture, List<Double> scales) {
      this.architecture = architecture;
      this.scales = scales;
    }

    @Override
    public void onStep(StepReached at) {
      if (laboratory.isStopRequested().getAsBoolean()) {
        throw new CancellationException("asked to stop while training");
      }
      if (isKernelStep(at.step())) {
        kernels.put(at.step(), kernel(architecture, scales, at.network().params()));
        if (at.train() != null) {
          trainLosses.put(at.step(), at.train().loss());
        }
        if (at.test() != null) {
          testLosses.put(at.step(), at.test().loss());
        }
      }
    }
  }
}
