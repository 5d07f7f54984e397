package org.ntkdynamics.study.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.ntkdynamics.data.Dataset;
import org.ntkdynamics.data.Datasets;
import org.ntkdynamics.data.KernelSubsample;
import org.ntkdynamics.data.Samples;
import org.ntkdynamics.ensemble.OrderedPool;
import org.ntkdynamics.kernel.EmpiricalNtk;
import org.ntkdynamics.kernel.LayerwiseNtk;
import org.ntkdynamics.matrix.SquareMatrix;
import org.ntkdynamics.metrics.KernelDrift;
import org.ntkdynamics.metrics.LabelAwareness;
import org.ntkdynamics.network.Architecture;
import org.ntkdynamics.network.Initialization;
import org.ntkdynamics.network.Networks;
import org.ntkdynamics.random.RandomStreams;
import org.ntkdynamics.spec.NetworkSpec;
import org.ntkdynamics.spec.TrainingExperiment;
import org.ntkdynamics.spec.TrainingUnit;
import org.ntkdynamics.training.Evaluation;
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
   * Trains each network of the sweep with one σw², unless the laboratory's notebook knows its
   * course or another claim of this session has trained it.
   *
   * @return a course for each seed, trained when it is asked for
   */
  Stream<Course> courses(double sigmaW2) {
    return config.units().stream()
        .filter(unit -> unit.sigmaW2() == sigmaW2)
        .peek(unit -> laboratory.onSample().accept(sample(unit)))
        .map(
            unit ->
                laboratory
                    .notebook()
                    .course(
                        noted(unit),
                        unit.seed(),
                        () ->
                            laboratory
                                .courses()
                                .of(config, unit, () -> course(unit, laboratory.threads()))));
  }

  /**
   * Trains each network of the sweep with one σw² of which the laboratory's notebook does not know
   * the number, as many at once as the laboratory has threads.
   *
   * @param measured a number of a course
   * @return the number for each seed
   */
  double[] numbers(double sigmaW2, ToDoubleFunction<Course> measured) {
    List<TrainingUnit> units =
        config.units().stream().filter(unit -> unit.sigmaW2() == sigmaW2).toList();
    try (OrderedPool pool = new OrderedPool(laboratory.threads())) {
      return pool
          .map(IntStream.range(0, units.size()), i -> number(units.get(i), measured))
          .stream()
          .mapToDouble(Double::doubleValue)
          .toArray();
    }
  }

  private double number(TrainingUnit unit, ToDoubleFunction<Course> measured) {
    laboratory.onSample().accept(sample(unit));
    return laboratory.notebook().value(noted(unit), () -> measured.applyAsDouble(course(unit, 1)));
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

  /** With a digest of all that the training depends on, lest a notebook's is another spec's. */
  private String noted(TrainingUnit unit) {
    NetworkSpec network = config.network();
    List<Object> origin =
        List.of(
            config.data(),
            network.activation(),
            network.outputs(),
            network.sigmaB2(),
            network.parametrization(),
            config.training(),
            config.kernel(),
            unit);
    String layers = "/layers=" + unit.hiddenWidths().size();
    return sample(unit) + layers + '/' + DigestUtils.sha256Hex(origin.toString()).substring(0, 16);
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

  private Course course(TrainingUnit unit, int threads) {
    Architecture architecture = architecture(unit);
    List<Double> scales = scales(unit);
    Follower follower = new Follower(architecture, scales);
    TrainingOutcome outcome =
        new Trainer(
                config.training(),
                LearningTask.of(data),
                step -> data.test().size() > 0 && isKernelStep(step),
                threads)
            .train(
                new TrainingStart(
                    Networks.create(architecture, scales, config.training(), parameters(unit)),
                    architecture,
                    0,
                    unit.seed(),
                    unit.stream()),
                follower);
    if (outcome.state() == TrainingOutcome.State.DIVERGED) {
      follower.points.add(Course.Point.lost(outcome.step()));
    }
    return new Course(unit.seed(), follower.points);
  }

  /** Θc/Θd - Θn/Θd. */
  static double gap(LabelAwareness read) {
    return (read.thetaC() - read.thetaN()) / read.thetaD();
  }

  /** Computes the kernel at kernel steps. */
  private final class Follower implements TrainingListener {
    private final Architecture architecture;
    private final List<Double> scales;
    private final List<Course.Point> points = new ArrayList<>();
    private @Nullable SquareMatrix initial;
    private @Nullable SquareMatrix previous;

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
        points.add(point(at));
      }
    }

    private Course.Point point(StepReached at) {
      SquareMatrix kernel = kernel(architecture, scales, at.network().params());
      SquareMatrix first = initial == null ? kernel : initial;
      SquareMatrix before = previous == null ? kernel : previous;
      initial = first;
      previous = kernel;
      return new Course.Point(
          at.step(),
          loss(at.train()),
          loss(at.test()),
          LabelAwareness.of(kernel, subsample.labels()),
          KernelDrift.distance(kernel, before),
          KernelDrift.relativeChange(kernel, first));
    }

    private static OptionalDouble loss(@Nullable Evaluation evaluation) {
      return evaluation == null ? OptionalDouble.empty() : OptionalDouble.of(evaluation.loss());
    }
  }
}
