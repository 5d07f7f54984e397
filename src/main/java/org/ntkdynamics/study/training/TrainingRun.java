package org.ntkdynamics.study.training;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ntkdynamics.data.DataException;
import org.ntkdynamics.data.Dataset;
import org.ntkdynamics.data.Datasets;
import org.ntkdynamics.data.KernelSubsample;
import org.ntkdynamics.data.Samples;
import org.ntkdynamics.network.Architecture;
import org.ntkdynamics.network.NetworkSize;
import org.ntkdynamics.network.Networks;
import org.ntkdynamics.network.UnsupportedNetworkException;
import org.ntkdynamics.probe.Probes;
import org.ntkdynamics.spec.Engine;
import org.ntkdynamics.spec.TrainingExperiment;
import org.ntkdynamics.spec.TrainingUnit;
import org.ntkdynamics.store.DatasetFile;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.store.SubsampleRow;
import org.ntkdynamics.study.MemoryNeed;
import org.ntkdynamics.study.Progress;
import org.ntkdynamics.study.Run;
import org.ntkdynamics.study.Unit;
import org.ntkdynamics.study.UnitWork;

/**
 * An experiment in training: each network of the sweep is trained, and its NTK on one class-sorted
 * subsample is followed.
 */
final class TrainingRun implements Run {
  private final TrainingExperiment config;
  private final Dataset data;
  private final Samples subsample;
  private final Models models;

  private TrainingRun(TrainingExperiment config, Dataset data, Samples subsample, Models models) {
    this.config = config;
    this.data = data;
    this.subsample = subsample;
    this.models = models;
  }

  /**
   * Loads the data, draws the subsample and reads the models.
   *
   * @throws DataException if the data cannot be used or does not fit the spec
   * @throws UnsupportedNetworkException if a network is too large, or its learning rate for its
   *     type, or a model cannot be trained
   * @throws org.ntkdynamics.store.StoreException if a model cannot be read
   */
  static TrainingRun prepare(TrainingExperiment config) {
    long seed = config.seed().get(0);
    Dataset data =
        Datasets.load(config.data(), seed, Networks.dataType(config.training().precision()));
    if (!config.network().isModel()) {
      data.train().checkOutputs(config.network().outputs());
    }
    Samples subsample = KernelSubsample.draw(data.train(), config.kernel().samplesPerClass(), seed);
    Models models = Models.read(config, data.train());
    TrainingRun run = new TrainingRun(config, data, subsample, models);
    config.units().forEach(run::check);
    models.tryOut(subsample);
    return run;
  }

  private UnitNetwork network(TrainingUnit unit) {
    return unit.model() == null
        ? DescribedNetwork.of(config, unit, data.train().inputs())
        : new ImportedNetwork(models.network(unit.model()), unit.seed(), config.training());
  }

  private void check(TrainingUnit unit) {
    UnitNetwork network = network(unit);
    network.architecture().ifPresent(Architecture::checkSize);
    List<Double> scales = network.weightScales();
    Networks.checkRates(scales.isEmpty() ? List.of(1.0) : scales, config.training());
    MemoryNeed.check(
        "the training of unit " + unit.key(),
        memoryNeed(network),
        "ask for a smaller network, fewer training.lanes, a smaller training.microBatch or fewer"
            + " kernel.samplesPerClass");
    MemoryNeed.checkTrace(
        "the kernel of unit " + unit.key(), kernelSize(), "ask for fewer kernel.samplesPerClass");
  }

  private double memoryNeed(UnitNetwork network) {
    int samples = data.train().size() + data.test().size();
    NetworkSize size = network.size();
    return MemoryNeed.training(size, config.training(), samples, isFused(network) ? lanes() : 1)
        + network.architecture().map(this::probesNeed).orElse(0.0)
        + MemoryNeed.kernel(config.kernel().reduction(), kernelSize(), size.outputs());
  }

  private int kernelSize() {
    return config.kernel().samplesPerClass() * data.train().classes();
  }

  private double probesNeed(Architecture architecture) {
    return Probes.named(config.probes()).stream()
        .mapToDouble(probe -> probe.memoryNeed(architecture, config.kernel().precision()))
        .max() // They are read one after another.
        .orElse(0);
  }

  private boolean isFused(UnitNetwork network) {
    return config.training().engine() == Engine.FUSED && network.architecture().isPresent();
  }

  private int lanes() {
    return config.training().lanes();
  }

  @Override
  public List<DatasetFile> datasetFiles() {
    return Stream.concat(DatasetFile.of(data).stream(), models.files().stream()).toList();
  }

  @Override
  public void writeShared(RunDirectory directory) {
    directory.writeData(data);
    directory.writeSubsample(SubsampleRow.of(subsample));
    models.writeTo(directory);
  }

  @Override
  public List<? extends Unit> units() {
    return config.units().stream().map(Network::new).toList();
  }

  @Override
  public OptionalDouble flop() {
    if (config.units().stream().anyMatch(unit -> network(unit).architecture().isEmpty())) {
      return OptionalDouble.empty(); // Of what is not a product of matrices nothing is counted.
    }
    return OptionalDouble.of(
        units().stream()
            .mapToDouble(
                unit -> IntStream.rangeClosed(0, unit.steps()).mapToDouble(unit::cost).sum())
            .sum());
  }

  /** One network of the sweep. */
  private final class Network implements Unit {
    private final TrainingUnit unit;
    private final UnitNetwork network;
    private final TrainingCost cost;

    Network(TrainingUnit unit) {
      this.unit = unit;
      this.network = TrainingRun.this.network(unit);
      this.cost =
          new TrainingCost(
              config, network.size(), data.train().size(), data.test().size(), subsample.size());
    }

    @Override
    public double cost(int step) {
      return cost.of(step);
    }

    @Override
    public String key() {
      return unit.key();
    }

    @Override
    public int steps() {
      return config.training().steps();
    }

    @Override
    public int threads() {
      return isFused(network) ? lanes() : 1;
    }

    @Override
    public double memoryNeed() {
      return TrainingRun.this.memoryNeed(network);
    }

    @Override
    public UnitWork begin(RunDirectory run, Progress progress) {
      return new TrainingUnitWork(config, data, subsample, unit, network, run, progress);
    }
  }
}
