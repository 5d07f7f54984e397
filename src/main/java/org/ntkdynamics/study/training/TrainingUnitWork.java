package org.ntkdynamics.study.training;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.IntPredicate;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.ntkdynamics.data.Dataset;
import org.ntkdynamics.data.Samples;
import org.ntkdynamics.kernel.EmpiricalNtk;
import org.ntkdynamics.kernel.ScaledNtk;
import org.ntkdynamics.matrix.SquareMatrix;
import org.ntkdynamics.metrics.KernelTracker;
import org.ntkdynamics.network.Architecture;
import org.ntkdynamics.network.Networks;
import org.ntkdynamics.probe.KernelHistory;
import org.ntkdynamics.probe.Moment;
import org.ntkdynamics.probe.ProbeRecorder;
import org.ntkdynamics.probe.Probes;
import org.ntkdynamics.probe.Subject;
import org.ntkdynamics.spec.Reduction;
import org.ntkdynamics.spec.TrainingExperiment;
import org.ntkdynamics.spec.TrainingUnit;
import org.ntkdynamics.store.Checkpoint;
import org.ntkdynamics.store.CheckpointOrigin;
import org.ntkdynamics.store.LossRow;
import org.ntkdynamics.store.MetricsRow;
import org.ntkdynamics.store.Provenance;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.store.StepEvaluation;
import org.ntkdynamics.store.StoreException;
import org.ntkdynamics.store.Tables;
import org.ntkdynamics.store.TrainedFunction;
import org.ntkdynamics.store.UnitDirectory;
import org.ntkdynamics.store.UnitStatus;
import org.ntkdynamics.study.Progress;
import org.ntkdynamics.study.UnitWork;
import org.ntkdynamics.training.Evaluation;
import org.ntkdynamics.training.LearningTask;
import org.ntkdynamics.training.StepReached;
import org.ntkdynamics.training.Trainer;
import org.ntkdynamics.training.TrainingListener;
import org.ntkdynamics.training.TrainingOutcome;
import org.ntkdynamics.training.TrainingStart;

/**
 * Trains one network and writes what it finds. A checkpoint holds every row up to its step, so that
 * going on from it loses none; rows from its step on are dropped on resuming and found again.
 */
final class TrainingUnitWork implements UnitWork, TrainingListener {
  private final TrainingExperiment config;
  private final Dataset data;
  private final Samples subsample;
  private final TrainingUnit unit;
  private final UnitDirectory directory;
  private final CheckpointOrigin origin;
  private final Progress progress;
  private final UnitNetwork network;
  private final @Nullable Architecture architecture;
  private final Set<Integer> kernelSteps;
  private final CheckpointSchedule schedule;
  private final KernelTracker tracker;
  private final Subject subject;
  private final ProbeRecorder probes;
  private final List<LossRow> losses = new ArrayList<>();
  private final List<MetricsRow> metrics = new ArrayList<>();
  private final TrainingStart start;

  TrainingUnitWork(
      TrainingExperiment config,
      Dataset data,
      Samples subsample,
      TrainingUnit unit,
      UnitNetwork network,
      RunDirectory run,
      Progress progress) {
    this.config = config;
    this.data = data;
    this.subsample = subsample;
    this.unit = unit;
    this.directory = run.unit(unit.key());
    this.origin =
        new CheckpointOrigin(
            run.provenance().map(Provenance::specSha256).orElse(null),
            unit.key(),
            unit.seed(),
            config.training().lanes(),
            config.training().microBatch(),
            TrainedFunction.of(config, unit));
    this.progress = progress;
    this.network = network;
    this.architecture = network.architecture().orElse(null);
    this.kernelSteps = new HashSet<>(config.kernel().steps());
    this.schedule =
        new CheckpointSchedule(
            config.checkpoint(), kernelSteps, config.training().steps(), System::nanoTime);
    this.tracker = new KernelTracker(subsample.labels(), unit.outputScale());
    this.subject =
        new Subject(
            subsample,
            Optional.of(data.train()),
            Optional.of(config.training()),
            network.architecture(),
            network.weightScales(),
            unit.outputScale(),
            Networks.dataType(config.kernel().precision()));
    this.probes = new ProbeRecorder(Probes.named(config.probes()));
    this.start = start();
  }

  @Override
  public int fromStep() {
    return start.step();
  }

  /** Trains to the end, to divergence, to a failure or to a request to stop. */
  @Override
  public UnitStatus run() {
    LearningTask task = new LearningTask(data, unit.outputScale());
    Trainer trainer = new Trainer(config.training(), task, evaluated(), progress.threads());
    UnitStatus status;
    try {
      status = status(trainer.train(start, this));
    } catch (UncheckedIOException | StoreException e) {
      throw e; // Files cannot be written: nothing more is tried.
    } catch (RuntimeException e) {
      writeTables();
      throw e;
    }
    writeTables();
    if (status.hasEnded()) {
      prune(true); // Before the status: a unit that has ended is not looked at again.
    }
    return status;
  }

  private static UnitStatus status(TrainingOutcome outcome) {
    return switch (outcome.state()) {
      case FINISHED -> UnitStatus.finished(outcome.step());
      case DIVERGED -> UnitStatus.diverged(outcome.step(), outcome.reason());
      case INTERRUPTED -> UnitStatus.running(outcome.step());
    };
  }

  private IntPredicate evaluated() {
    int every = config.evaluation().every();
    return at -> kernelSteps.contains(at) || (every > 0 && at % every == 0);
  }

  private TrainingStart start() {
    return directory
        .newestCheckpoint(origin, progress::warned)
        .map(this::recall)
        .orElseGet(
            () -> new TrainingStart(network.begin(), architecture, 0, unit.seed(), unit.stream()));
  }

  /** Takes up what was found before a checkpoint's step; its own step is gone through again. */
  private TrainingStart recall(Checkpoint checkpoint) {
    int from = checkpoint.step();
    checkpoint.losses().stream().filter(row -> row.step() < from).forEach(losses::add);
    checkpoint.metrics().stream().filter(row -> row.step() < from).forEach(metrics::add);
    List<Integer> steps = metrics.stream().map(MetricsRow::step).toList();
    probes.recall(checkpoint.tables(), from);
    tracker.resume(steps, directory::traceKernel);
    return new TrainingStart(checkpoint.network(), architecture, from, unit.seed(), unit.stream());
  }

  @Override
  public boolean isStopRequested() {
    return progress.isStopRequested();
  }

  @Override
  public void onStep(StepReached reached) {
    int step = reached.step();
    Evaluation train = reached.train();
    if (train != null) {
      losses.add(new LossRow(step, train.loss(), loss(reached.test())));
    }
    if (kernelSteps.contains(step)) {
      followKernel(reached);
      writeTables();
    }
    if (schedule.isDue(step)) {
      checkpoint(step, reached.network());
    }
    progress.stepReached(step, loss(train));
  }

  @Override
  public void onStop(int at, MultiLayerNetwork trained) {
    checkpoint(at, trained);
  }

  private void followKernel(StepReached reached) {
    int step = reached.step();
    SquareMatrix kernel = kernel(step, reached.network());
    directory.writeKernel(step, kernel);
    StepEvaluation evaluation =
        new StepEvaluation(
            loss(reached.train()),
            loss(reached.test()),
            accuracy(reached.train()),
            accuracy(reached.test()));
    KernelHistory earlier = KernelHistory.of(directory, metrics);
    MetricsRow row = new MetricsRow(step, evaluation, tracker.track(step, kernel));
    metrics.add(row);
    progress.measured(step, "Θc/Θd - Θn/Θd", row.kernel().labelAwareness().difference());
    probes.read(new Moment(step, subject, reached.network(), kernel, row, earlier));
  }

  /** The trace kernel; of a finer reduction, the blocks are written on the way. */
  private SquareMatrix kernel(int step, MultiLayerNetwork at) {
    Reduction reduction = config.kernel().reduction();
    try (EmpiricalNtk ntk = ntk(at)) {
      if (reduction == Reduction.TRACE) {
        return ntk.trace(subsample.features());
      }
      try (INDArray blocks = ntk.kernel(subsample.features(), reduction)) {
        directory.writeKernel(step, reduction, blocks);
        return EmpiricalNtk.trace(blocks, reduction);
      }
    }
  }

  /** The kernel of αf. */
  private EmpiricalNtk ntk(MultiLayerNetwork at) {
    EmpiricalNtk ntk = network.ntk(at, Networks.dataType(config.kernel().precision()));
    return unit.outputScale() == 1 ? ntk : new ScaledNtk(ntk, unit.outputScale());
  }

  private static OptionalDouble loss(@Nullable Evaluation evaluation) {
    return evaluation == null ? OptionalDouble.empty() : OptionalDouble.of(evaluation.loss());
  }

  private static OptionalDouble accuracy(@Nullable Evaluation evaluation) {
    return evaluation == null ? OptionalDouble.empty() : OptionalDouble.of(evaluation.accuracy());
  }

  private void checkpoint(int at, MultiLayerNetwork trained) {
    writeTables();
    directory.writeCheckpoint(
        origin, new Checkpoint(at, trained, losses, metrics, probes.tables()));
    schedule.written();
    directory.writeStatus(UnitStatus.running(at));
    prune(false);
  }

  private void prune(boolean hasEnded) {
    schedule.surplus(directory.checkpointSteps(), hasEnded).forEach(directory::deleteCheckpoint);
  }

  private void writeTables() {
    Tables.LOSSES.write(directory, losses);
    Tables.METRICS.write(directory, metrics);
    probes.write(directory);
  }
}
