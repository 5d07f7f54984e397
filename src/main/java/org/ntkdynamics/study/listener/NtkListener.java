package org.ntkdynamics.study.listener;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.ntkdynamics.data.Samples;
import org.ntkdynamics.kernel.EmpiricalNtk;
import org.ntkdynamics.matrix.SquareMatrix;
import org.ntkdynamics.metrics.KernelTracker;
import org.ntkdynamics.network.Architecture;
import org.ntkdynamics.network.Networks;
import org.ntkdynamics.probe.KernelHistory;
import org.ntkdynamics.probe.Moment;
import org.ntkdynamics.probe.ProbeException;
import org.ntkdynamics.probe.ProbeRecorder;
import org.ntkdynamics.probe.Probes;
import org.ntkdynamics.probe.Subject;
import org.ntkdynamics.spec.Defaults;
import org.ntkdynamics.spec.Header;
import org.ntkdynamics.spec.InvalidValueException;
import org.ntkdynamics.spec.Sweep;
import org.ntkdynamics.store.Checkpoint;
import org.ntkdynamics.store.CheckpointOrigin;
import org.ntkdynamics.store.LossRow;
import org.ntkdynamics.store.MetricsRow;
import org.ntkdynamics.store.Provenance;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.store.RunLock;
import org.ntkdynamics.store.StepEvaluation;
import org.ntkdynamics.store.SubsampleRow;
import org.ntkdynamics.store.Tables;
import org.ntkdynamics.store.UnitDirectory;
import org.ntkdynamics.store.UnitStatus;
import org.ntkdynamics.study.Studies;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the NTK of a network that DL4J's own {@code fit} trains, and writes a run directory that
 * {@code ntk report} and {@code ntk compare} read:
 *
 * <pre>{@code
 * NtkListener ntk = NtkListener.of(network, Path.of("runs/mine")).subsample(data, 10).start();
 * network.addListeners(ntk);
 * network.fit(iterator, epochs);
 * ntk.close();
 * }</pre>
 *
 * <p>The kernel is that of {@link EmpiricalNtk#of}. Nothing of the training is changed: its numbers
 * are those without a listener. A probe that throws ends the listening, with its name and step in
 * status.json, and not the training; files that cannot be written end both. Not thread-safe.
 */
public final class NtkListener extends BaseTrainingListener implements AutoCloseable {
  static final String UNIT = "network";

  private static final Logger LOG = LoggerFactory.getLogger(NtkListener.class);

  private final MultiLayerNetwork network;
  private final RunDirectory run;
  private final UnitDirectory unit;
  private final RunLock lock;
  private final Schedule schedule;
  private final Subject subject;
  private final KernelTracker tracker;
  private final ProbeRecorder probes;
  private final List<LossRow> losses = new ArrayList<>();
  private final List<MetricsRow> metrics = new ArrayList<>();
  private boolean hasEnded;

  /** What a listener is asked for. */
  public static final class Builder {
    private final MultiLayerNetwork network;
    private final Path directory;
    private @Nullable Samples samples;
    private Schedule schedule = Schedule.logSpaced(4);
    private List<String> probes = Probes.DEFAULTS;

    private Builder(MultiLayerNetwork network, Path directory) {
      this.network = network;
      this.directory = directory;
    }

    /**
     * The first samples of each class.
     *
     * @param data with one-hot labels
     * @param perClass how many of each class
     * @throws InvalidValueException if a class has too few
     */
    public Builder subsample(DataSet data, int perClass) {
      INDArray classes = data.getLabels().argMax(1);
      int count = Math.toIntExact(data.getLabels().size(1));
      List<Integer> rows = new ArrayList<>();
      for (int label = 0; label < count; label++) {
        int wanted = label;
        List<Integer> found =
            IntStream.range(0, data.numExamples())
                .filter(i -> classes.getInt(i) == wanted)
                .limit(perClass)
                .boxed()
                .toList();
        if (perClass < 1 || found.size() < perClass) {
          throw new InvalidValueException(
              "subsample: samples per class",
              perClass,
              "at least 1 and at most "
                  + found.size()
                  + ", the samples of class "
                  + label
                  + " in the data it is given");
        }
        rows.addAll(found);
      }
      int[] picked = rows.stream().mapToInt(Integer::intValue).toArray();
      INDArray features = Nd4j.pullRows(data.getFeatures(), 1, picked, 'c');
      List<Integer> labels = Arrays.stream(picked).mapToObj(classes::getInt).toList();
      samples = new Samples(features, labels, rows, count);
      return this;
    }

    /**
     * Labelled samples.
     *
     * @param features {@code [N, P]}, copied
     * @param labels the class of each, from 0 on; best sorted by class
     */
    public Builder subsample(INDArray features, List<Integer> labels) {
      int classes = labels.stream().mapToInt(Integer::intValue).max().orElse(0) + 1;
      List<Integer> indices = IntStream.range(0, labels.size()).boxed().toList();
      samples = new Samples(features.dup('c'), labels, indices, classes);
      return this;
    }

    /** The kernel at some steps, ascending; step 0 is before any update. */
    public Builder at(Integer... steps) {
      schedule = Schedule.at(List.of(steps));
      return this;
    }

    /** The kernel at step 0 and every n-th. */
    public Builder every(int n) {
      schedule = Schedule.every(n);
      return this;
    }

    /** The kernel at step 0 and so many steps a decade, equally spaced in the logarithm. */
    public Builder logSpaced(int perDecade) {
      schedule = Schedule.logSpaced(perDecade);
      return this;
    }

    /**
     * Probes beyond those of metrics.csv, by the names that {@code ntk probes} lists.
     *
     * @throws InvalidValueException if there is no such
     */
    public Builder probes(String... names) {
      probes = Probes.checked("probes", List.of(names));
      return this;
    }

    /**
     * Creates the run directory, and reads the kernel of the network as it stands, whatever step it
     * has come to.
     *
     * @throws IllegalStateException if there is no subsample
     * @throws IllegalArgumentException if the subsample has not the shape that the network wants
     * @throws org.ntkdynamics.network.UnsupportedNetworkException if the network has no kernel
     * @throws org.ntkdynamics.store.StoreException if the directory is not empty or cannot be
     *     written
     */
    public NtkListener start() {
      if (samples == null) {
        throw new IllegalStateException("NtkListener: the subsample is missing");
      }
      NtkListener listener = new NtkListener(this, samples);
      listener.follow(network.getIterationCount());
      return listener;
    }
  }

  /**
   * A listener of a network that is kept logarithmically, four times a decade.
   *
   * @param network initialised
   * @param directory that of the run, which does not exist yet or is empty; its name is the run's
   */
  public static Builder of(MultiLayerNetwork network, Path directory) {
    return new Builder(network, directory);
  }

  private NtkListener(Builder asked, Samples samples) {
    this.network = asked.network;
    this.schedule = asked.schedule;
    Optional<Architecture> architecture = Networks.architecture(network);
    this.subject =
        new Subject(
            samples,
            Optional.empty(),
            Optional.empty(),
            architecture,
            architecture.map(NtkListener::unscaled).orElse(List.of()),
            1,
            DataType.DOUBLE);
    try (EmpiricalNtk ntk = ntk()) {
      ntk.trace(samples.features().getRow(0, true)); // Refuses what does not go together.
    }
    this.tracker = new KernelTracker(samples.labels());
    this.probes = new ProbeRecorder(Probes.named(asked.probes));
    ListenerSpec spec =
        new ListenerSpec(
            new Header(
                Defaults.FORMAT_VERSION,
                ListenerSpec.KIND,
                String.valueOf(asked.directory.toAbsolutePath().normalize().getFileName()),
                Sweep.of(Defaults.SEED),
                List.of()),
            described(network, architecture),
            samples.size(),
            schedule.text(),
            asked.probes);
    this.run = Studies.create(asked.directory, spec);
    this.lock = run.lock();
    this.unit = run.unit(UNIT);
    run.writeSubsample(SubsampleRow.of(samples));
    run.writeProvenance(Provenance.begin(spec, "NtkListener", List.of()));
    unit.writeStatus(UnitStatus.running(0));
  }

  private static List<Double> unscaled(Architecture architecture) {
    return IntStream.range(0, architecture.layers()).mapToObj(l -> 1.0).toList();
  }

  private static String described(MultiLayerNetwork network, Optional<Architecture> architecture) {
    return architecture
            .map(dense -> "dense ReLU, widths " + dense.widths())
            .orElse(network.getnLayers() + " layers")
        + ", "
        + network.numParams()
        + " parameters";
  }

  /**
   * An update has been made.
   *
   * @param iteration how many were made before it
   */
  @Override
  public void iterationDone(Model model, int iteration, int epoch) {
    if (hasEnded) {
      return;
    }
    losses.add(new LossRow(iteration, network.score(), OptionalDouble.empty()));
    if (schedule.isDue().test(iteration + 1)) {
      follow(iteration + 1);
    }
  }

  @SuppressWarnings("try") // The scope is held, not used.
  private void follow(int step) {
    // What is computed here outlives the workspace of the step.
    try (MemoryWorkspace outside = Nd4j.getWorkspaceManager().scopeOutOfWorkspaces()) {
      read(step);
      write();
      unit.writeStatus(UnitStatus.running(step));
    } catch (ProbeException e) {
      LOG.warn("{}; nothing more is read", e.getMessage());
      write();
      end(UnitStatus.failed(step, String.valueOf(e.getMessage())));
    }
  }

  private void read(int step) {
    SquareMatrix kernel;
    try (EmpiricalNtk ntk = ntk()) {
      kernel = ntk.trace(subject.subsample().features());
    }
    unit.writeKernel(step, kernel);
    KernelHistory earlier = KernelHistory.of(unit, metrics);
    MetricsRow row = new MetricsRow(step, StepEvaluation.NONE, tracker.track(step, kernel));
    metrics.add(row);
    probes.read(new Moment(step, subject, network, kernel, row, earlier));
  }

  private EmpiricalNtk ntk() {
    return EmpiricalNtk.of(network);
  }

  private void write() {
    Tables.LOSSES.write(unit, losses);
    Tables.METRICS.write(unit, metrics);
    probes.write(unit);
  }

  private void end(UnitStatus status) {
    hasEnded = true;
    unit.writeStatus(status);
    run.writeProvenance(run.provenance().orElseThrow().ended());
    lock.close();
  }

  /** Writes what is left, a checkpoint of the network and the report. Once is enough. */
  @Override
  public void close() {
    int step = network.getIterationCount();
    if (!hasEnded) {
      write();
      CheckpointOrigin origin =
          new CheckpointOrigin(
              run.provenance().map(Provenance::specSha256).orElse(null),
              UNIT,
              Defaults.SEED,
              1,
              1,
              null);
      unit.writeCheckpoint(origin, new Checkpoint(step, network, losses, metrics, probes.tables()));
      end(UnitStatus.finished(step));
      Studies.writeReport(run);
    }
  }
}
