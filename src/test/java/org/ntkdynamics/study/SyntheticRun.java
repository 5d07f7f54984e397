package org.ntkdynamics.study;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.factory.Nd4j;
import org.ntkdynamics.metrics.KernelDrift;
import org.ntkdynamics.metrics.KernelMetrics;
import org.ntkdynamics.metrics.LabelAwareness;
import org.ntkdynamics.metrics.Spectrum;
import org.ntkdynamics.spec.Reduction;
import org.ntkdynamics.spec.TrainingExperiment;
import org.ntkdynamics.spec.TrainingUnit;
import org.ntkdynamics.store.AtomicFiles;
import org.ntkdynamics.store.DatasetFile;
import org.ntkdynamics.store.LossRow;
import org.ntkdynamics.store.Machine;
import org.ntkdynamics.store.MetricsRow;
import org.ntkdynamics.store.Provenance;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.store.Session;
import org.ntkdynamics.store.Software;
import org.ntkdynamics.store.StepEvaluation;
import org.ntkdynamics.store.SubsampleRow;
import org.ntkdynamics.store.Tables;
import org.ntkdynamics.store.UnitDirectory;
import org.ntkdynamics.store.UnitStatus;

/**
 * Run directories without a run: invented numbers of a realistic shape, written through the store.
 * Kernels have blocks on the diagonal that grow as training goes on.
 */
public final class SyntheticRun {
  static final int CLASSES = 10;
  static final int PER_CLASS = 10;
  static final int SAMPLES = CLASSES * PER_CLASS;

  private final RunDirectory run;
  private final TrainingExperiment config;
  private final boolean withTest;

  private SyntheticRun(RunDirectory run, TrainingExperiment config) {
    this.run = run;
    this.config = config;
    this.withTest = config.data().testSize() > 0;
  }

  /**
   * A directory with a spec and nothing else.
   *
   * @param settings what the spec says beside its kind, such as {@code name: x, seed: [0, 1]}
   */
  public static SyntheticRun create(Path root, String settings) {
    Kinds.assume("label-awareness");
    TrainingExperiment config =
        (TrainingExperiment)
            Studies.reader()
                .parse(
                    "test", "{kind: label-awareness, " + settings + "}", List.of(), Path.of("/"));
    return new SyntheticRun(Studies.create(root, config), config);
  }

  /** A run in which every unit has finished. */
  public static SyntheticRun finished(Path root, String settings) {
    SyntheticRun run = create(root, settings).describe("ntk run figure-4.yaml");
    for (TrainingUnit unit : run.config.units()) {
      run.train(unit, run.config.training().steps());
      run.status(unit, UnitStatus.finished(run.config.training().steps()));
    }
    return run;
  }

  public RunDirectory directory() {
    return run;
  }

  public TrainingUnit unit(int index) {
    return config.units().get(index);
  }

  /** Provenance and the subsample. */
  public SyntheticRun describe(String command) {
    Software software =
        new Software(
            "0.1.0",
            "abc1234",
            "false",
            "Debian 17.0.15",
            "1.0.0-M2.1",
            "1.0.0-M2.1 CpuBackend",
            "OPENBLAS");
    Machine machine = new Machine("A Processor <8 cores> & more", "Linux 6.1 amd64", 2, 1);
    Instant start = Instant.parse("2026-03-04T08:15:00Z");
    run.writeProvenance(
        new Provenance(
            null,
            List.of(
                new DatasetFile("train-images-idx3-ubyte.gz", "440f".repeat(16)),
                new DatasetFile("train-labels-idx1-ubyte.gz", "3552".repeat(16))),
            List.of(new Session(software, machine, command, start, start.plusSeconds(7500)))));
    List<SubsampleRow> rows = new ArrayList<>();
    for (int i = 0; i < SAMPLES; i++) {
      rows.add(new SubsampleRow(i, 59_999 - 7 * i, i / PER_CLASS));
    }
    run.writeSubsample(rows);
    return this;
  }

  public SyntheticRun status(TrainingUnit unit, UnitStatus status) {
    run.unit(unit.key()).writeStatus(status);
    return this;
  }

  /** Everything a unit writes until a step. */
  public SyntheticRun train(TrainingUnit unit, int until) {
    UnitDirectory directory = run.unit(unit.key());
    List<LossRow> losses = new ArrayList<>();
    for (int step = 0; step <= until; step += step < 20 ? 1 : 10) {
      losses.add(
          new LossRow(
              step, loss(unit, step), test(step % 10 == 0 ? 0.02 + loss(unit, step) : null)));
    }
    Tables.LOSSES.write(directory, losses);
    List<MetricsRow> metrics = new ArrayList<>();
    for (int step : config.kernel().steps()) {
      if (step <= until) {
        directory.writeKernel(step, Reduction.TRACE, Nd4j.create(kernel(unit, step)));
        metrics.add(metrics(unit, step));
      }
    }
    Tables.METRICS.write(directory, metrics);
    AtomicFiles.write(directory.checkpointFile(0), "a checkpoint");
    AtomicFiles.write(directory.checkpointFile(until), "a checkpoint");
    return this;
  }

  private MetricsRow metrics(TrainingUnit unit, int step) {
    double d = scale(unit, step);
    double within = within(unit, step);
    double between = between(unit, step);
    return new MetricsRow(
        step,
        new StepEvaluation(
            OptionalDouble.of(loss(unit, step)),
            test(0.02 + loss(unit, step)),
            OptionalDouble.of(1 - 0.9 * loss(unit, step) / loss(unit, 0)),
            test(0.98 - 0.88 * loss(unit, step) / loss(unit, 0))),
        new KernelMetrics(
            new LabelAwareness(
                d,
                d * within,
                d * between,
                0.12 * d * within,
                0.2 * d * between,
                d * (0.1 + 0.9 * within)),
            0.35 + 0.4 * (within - between),
            0.1 + (within - between),
            new KernelDrift(
                step == 0 ? Double.NaN : 0.01,
                step == 0 ? Double.NaN : 0.01 / step,
                d / scale(unit, 0) - 1,
                d / scale(unit, 0) - 1),
            new Spectrum(
                d * SAMPLES * between,
                4 + 3 * (1 - between),
                0.4 + 0.5 * within,
                0.02 / (d * between))));
  }

  /** Blocks on the diagonal, with noise that is the same every time. */
  static double[][] kernel(TrainingUnit unit, int step) {
    SplittableRandom random = new SplittableRandom(step + Math.round(100 * unit.sigmaW2()));
    double[][] kernel = new double[SAMPLES][SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
      kernel[i][i] = scale(unit, step) * (0.8 + 0.4 * random.nextDouble());
      for (int j = 0; j < i; j++) {
        boolean same = i / PER_CLASS == j / PER_CLASS;
        double mean = same ? within(unit, step) : between(unit, step);
        kernel[i][j] = scale(unit, step) * mean * (0.7 + 0.6 * random.nextDouble());
        kernel[j][i] = kernel[i][j];
      }
    }
    return kernel;
  }

  private OptionalDouble test(@Nullable Double value) {
    return withTest && value != null ? OptionalDouble.of(value) : OptionalDouble.empty();
  }

  private static double loss(TrainingUnit unit, int step) {
    double speed = 0.3 + unit.sigmaW2() + 0.2 * unit.seed();
    return 0.5 / (1 + speed * step / 12.0) + 2e-4 * unit.sigmaW2();
  }

  private static double scale(TrainingUnit unit, int step) {
    return Math.pow(unit.sigmaW2(), 8) * (1 + step / (20.0 + step) + 0.002 * step);
  }

  private static double within(TrainingUnit unit, int step) {
    double start = 0.98 - 0.55 * (unit.sigmaW2() - 1);
    return start - 0.2 * step / (200.0 + step);
  }

  private static double between(TrainingUnit unit, int step) {
    double start = 0.975 - 0.6 * (unit.sigmaW2() - 1);
    return start * (1 - 0.75 * step / (60.0 + step));
  }
}
