package org.ntkdynamics.study.catapult;

import java.util.List;
import java.util.OptionalDouble;
import org.ntkdynamics.data.DataException;
import org.ntkdynamics.data.Dataset;
import org.ntkdynamics.data.Datasets;
import org.ntkdynamics.network.Architecture;
import org.ntkdynamics.network.Networks;
import org.ntkdynamics.network.UnsupportedNetworkException;
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
import org.ntkdynamics.training.TrainingOutcome;

/** Gradient descent around the bound on its step; each unit is a network at one step size. */
final class CatapultRun implements Run {
  /** Its data are few, and most of the time goes into eigenvalues. */
  static final int THREADS = 1;

  private final CatapultSpec config;
  private final Dataset data;

  private CatapultRun(CatapultSpec config, Dataset data) {
    this.config = config;
    this.data = data;
  }

  /**
   * Loads the data.
   *
   * @throws DataException if the data cannot be used or does not fit the spec
   * @throws UnsupportedNetworkException if a network is too large
   */
  static CatapultRun prepare(CatapultSpec config) {
    Dataset data =
        Datasets.load(
            config.data(), config.seed().get(0), Networks.dataType(config.descent().precision()));
    data.train().checkOutputs(config.network().outputs());
    int inputs = data.train().inputs();
    for (CatapultUnit unit : config.units()) {
      List<Integer> hidden = unit.network().hiddenWidths();
      Architecture architecture = Architecture.of(inputs, hidden, config.network().outputs());
      architecture.checkSize();
      MemoryNeed.check(
          "unit " + unit.key(),
          MemoryNeed.descent(architecture, config.descent().precision(), data.train().size()),
          "ask for a smaller network or a smaller data.trainSize");
    }
    return new CatapultRun(config, data);
  }

  @Override
  public List<DatasetFile> datasetFiles() {
    return DatasetFile.of(data);
  }

  @Override
  public void writeShared(RunDirectory directory) {
    directory.writeData(data);
    directory.writeSubsample(SubsampleRow.of(data.train()));
  }

  @Override
  public List<? extends Unit> units() {
    return config.units().stream().map(Trial::new).toList();
  }

  /** One network at one step size. */
  private final class Trial implements WholeUnit {
    private final CatapultUnit unit;

    Trial(CatapultUnit unit) {
      this.unit = unit;
    }

    @Override
    public String key() {
      return unit.key();
    }

    @Override
    public int steps() {
      return config.descent().steps();
    }

    @Override
    public int threads() {
      return THREADS;
    }

    @Override
    public UnitStatus work(UnitDirectory directory, Progress progress) {
      StepSizeTrial.Watch watch =
          new StepSizeTrial.Watch(
              step -> progress.stepReached(step.step(), OptionalDouble.of(step.loss())),
              progress::isStopRequested);
      StepSizeTrial.Result result = StepSizeTrial.of(config, unit, data, watch);
      TrainingOutcome outcome = result.outcome();
      return switch (outcome.state()) {
        case INTERRUPTED -> UnitStatus.running(0);
        case FINISHED -> {
          DescentStep.TABLE.write(directory, result.steps());
          yield UnitStatus.finished(outcome.step());
        }
        case DIVERGED -> {
          DescentStep.TABLE.write(directory, result.steps());
          yield UnitStatus.diverged(outcome.step(), outcome.reason());
        }
      };
    }
  }
}
