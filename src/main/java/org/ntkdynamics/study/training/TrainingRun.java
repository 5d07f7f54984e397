package org.ntkdynamics.study.training;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.ntkdynamics.data.DataException;
import org.ntkdynamics.data.Dataset;
import org.ntkdynamics.data.Datasets;
import org.ntkdynamics.data.KernelSubsample;
import org.ntkdynamics.data.Samples;
import org.ntkdynamics.network.Architecture;
import org.ntkdynamics.network.Networks;
import org.ntkdynamics.network.UnsupportedNetworkException;
import org.ntkdynamics.probe.Probes;
import org.ntkdynamics.spec.Engine;
import org.ntkdynamics.spec.NetworkSpec;
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

  private TrainingRun(TrainingExperiment config, Dataset data, Samples subsample) {
    this.config = config;
    this.data = data;
    this.subsample = subsample;
  }

  /**
   * Loads the data and draws the subsample.
   *
   * @throws DataException if the data cannot be used or does not fit the spec
   * @throws UnsupportedNetworkException if a network is too large, or its learning rate for its
   *     type
   */
  static TrainingRun prepare(TrainingExperiment config) {
    long seed = config.seed().get(0);
    Dataset data =
        Datasets.load(config.data(), seed, Networks.dataType(config.training().precision()));
    data.train().checkOutputs(config.network().outputs());
    int inputs = data.train().inputs();
    Samples subsample = KernelSubsample.draw(data.train(), config.kernel().samplesPerClass(), seed);
    for (TrainingUnit unit : config.units()) {
      Architecture architecture = architecture(config, unit, inputs);
      check(config, unit, architecture, memoryNeed(config, data, architecture));
    }
    return new TrainingRun(config, data, subsample);
  }

  /** The shape of a unit's network. */
  static Architecture architecture(TrainingExperiment config, TrainingUnit unit, int inputs) {
    NetworkSpec network = config.network();
    return Architecture.of(inputs, unit.hiddenWidths(), network.outputs(), network.activation());
  }

  private static void check(
      TrainingExperiment config, TrainingUnit unit, Architecture architecture, double need) {
    architecture.checkSize();
    Networks.checkRates(
        Networks.weightScales(architecture, config.network().parametrization(), unit.sigmaW2()),
        config.training());
    MemoryNeed.check(
        "the training of unit " + unit.key(),
        need,
        "ask for a smaller network, fewer training.lanes, a smaller training.microBatch or fewer"
            + " kernel.samplesPerClass");
  }

  private static double memoryNeed(
      TrainingExperiment config, Dataset data, Architecture architecture) {
    int samples = data.train().size() + data.test().size();
    int kernelSize = config.kernel().samplesPerClass() * data.train().classes();
    double probes =
        Probes.named(config.probes()).stream()
            .mapToDouble(probe -> probe.memoryNeed(architecture, config.kernel().precision()))
            .max() // They are read one after another.
            .orElse(0);
    return MemoryNeed.training(architecture, config.training(), samples)
        + probes
        + MemoryNeed.kernel(config.kernel().reduction(), kernelSize, architecture.outputs());
  }

  @Override
  public List<DatasetFile> datasetFiles() {
    return DatasetFile.of(data);
  }

  @Override
  public void writeShared(RunDirectory directory) {
    directory.writeData(data);
    directory.writeSubsample(SubsampleRow.of(subsample));
  }

  @Override
  public List<? extends Unit> units() {
    return config.units().stream().map(Network::new).toList();
  }

  @Override
  public OptionalDouble flop() {
    return OptionalDouble.of(
        units().stream()
            .mapToDouble(
                unit -> IntStream.rangeClosed(0, unit.steps()).mapToDouble(unit::cost).sum())
            .sum());
  }

  /** One network of the sweep. */
  private final class Network implements Unit {
    private final TrainingUnit unit;
    private final TrainingCost cost;

    Network(TrainingUnit unit) {
      this.unit = unit;
      this.cost =
          new TrainingCost(
              config,
              Architecture.of(
                  data.train().inputs(), unit.hiddenWidths(), config.network().outputs()),
              data.train().size(),
              data.test().size(),
              subsample.size());
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
      return config.training().engine() == Engine.FUSED ? config.training().lanes() : 1;
    }

    @Override
    public double memoryNeed() {
      int inputs = data.train().inputs();
      int outputs = config.network().outputs();
      return TrainingRun.memoryNeed(
          config, data, Architecture.of(inputs, unit.hiddenWidths(), outputs));
    }

    @Override
    public UnitWork begin(RunDirectory run, Progress progress) {
      return new TrainingUnitWork(config, data, subsample, unit, run, progress);
    }
  }
}
