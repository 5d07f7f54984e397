package org.ntkdynamics.study.spectrum;

import java.util.List;
import org.ntkdynamics.data.DataException;
import org.ntkdynamics.data.Dataset;
import org.ntkdynamics.data.Datasets;
import org.ntkdynamics.data.KernelSubsample;
import org.ntkdynamics.data.Samples;
import org.ntkdynamics.network.Architecture;
import org.ntkdynamics.network.Networks;
import org.ntkdynamics.network.UnsupportedNetworkException;
import org.ntkdynamics.spec.Reduction;
import org.ntkdynamics.spec.TrainingUnit;
import org.ntkdynamics.store.DatasetFile;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.store.SubsampleRow;
import org.ntkdynamics.store.UnitDirectory;
import org.ntkdynamics.store.UnitStatus;
import org.ntkdynamics.study.MemoryNeed;
import org.ntkdynamics.study.Progress;
import org.ntkdynamics.study.Run;
import org.ntkdynamics.study.Unit;
import org.ntkdynamics.study.WholeUnit;

/** The spectrum of the NTK at initialisation; each unit is a setting, its steps are networks. */
final class SpectrumRun implements Run {
  private final SpectrumSpec config;
  private final Dataset data;
  private final Samples subsample;

  private SpectrumRun(SpectrumSpec config, Dataset data, Samples subsample) {
    this.config = config;
    this.data = data;
    this.subsample = subsample;
  }

  /**
   * Loads the data and draws the subsample.
   *
   * @throws DataException if the data cannot be used or does not fit the spec
   * @throws UnsupportedNetworkException if a network is too large
   */
  static SpectrumRun prepare(SpectrumSpec config) {
    long seed = config.seed().get(0);
    Dataset data =
        Datasets.load(config.data(), seed, Networks.dataType(config.kernel().precision()));
    for (TrainingUnit unit : config.units()) {
      Architecture.of(data.train().inputs(), unit.hiddenWidths(), 1).checkSize();
    }
    Samples subsample = KernelSubsample.draw(data.train(), config.kernel().samplesPerClass(), seed);
    MemoryNeed.check(
        "the spectrum of a kernel of " + subsample.size() + " samples",
        MemoryNeed.kernel(Reduction.TRACE, subsample.size(), 1),
        "ask for fewer kernel.samplesPerClass");
    MemoryNeed.checkTrace("its kernel", subsample.size(), "ask for fewer kernel.samplesPerClass");
    return new SpectrumRun(config, data, subsample);
  }

  @Override
  public String stepName() {
    return "network";
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
    return config.units().stream().map(Setting::new).toList();
  }

  /** The networks of one setting. */
  private final class Setting implements WholeUnit {
    private final TrainingUnit unit;

    Setting(TrainingUnit unit) {
      this.unit = unit;
    }

    @Override
    public String key() {
      return unit.key();
    }

    @Override
    public int steps() {
      return config.kernel().draws();
    }

    @Override
    public UnitStatus work(UnitDirectory directory, Progress progress) {
      SpectrumSample sample =
          SpectrumAtInitialization.of(
              config,
              unit,
              subsample,
              new SpectrumAtInitialization.Workers(
                  progress.threads(), progress::isStopRequested, progress::stepReached));
      SpectrumDraw.TABLE.write(directory, sample.draws());
      RankedEigenvalue.TABLE.write(directory, sample.eigenvalues());
      SpectrumPoint.TABLE.write(directory, sample.points());
      return UnitStatus.finished(steps());
    }
  }
}
