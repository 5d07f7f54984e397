package org.ntkdynamics.study.regression;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.ntkdynamics.data.DataException;
import org.ntkdynamics.data.Dataset;
import org.ntkdynamics.data.Datasets;
import org.ntkdynamics.network.Architecture;
import org.ntkdynamics.network.Networks;
import org.ntkdynamics.network.UnsupportedNetworkException;
import org.ntkdynamics.spec.Reduction;
import org.ntkdynamics.spec.TrainingUnit;
import org.ntkdynamics.store.DatasetFile;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.store.UnitDirectory;
import org.ntkdynamics.store.UnitStatus;
import org.ntkdynamics.study.MemoryNeed;
import org.ntkdynamics.study.Progress;
import org.ntkdynamics.study.Run;
import org.ntkdynamics.study.Unit;
import org.ntkdynamics.study.WholeUnit;
import org.ntkdynamics.training.TrainingOutcome;

/** Networks in training with what their kernels would have learnt; each unit is a network. */
final class RegressionRun implements Run {
  /** Θ_0, Θ_t, its factor, and what a kernel is copied from. */
  private static final int MATRICES = 4;

  private final RegressionSpec config;
  private final Dataset data;

  private RegressionRun(RegressionSpec config, Dataset data) {
    this.config = config;
    this.data = data;
  }

  /**
   * Loads the data.
   *
   * @throws DataException if the data cannot be used or does not fit the spec
   * @throws UnsupportedNetworkException if a network is too large, or its learning rate for its
   *     type
   */
  static RegressionRun prepare(RegressionSpec config) {
    Dataset data =
        Datasets.load(
            config.data(), config.seed().get(0), Networks.dataType(config.training().precision()));
    data.train().checkOutputs(config.network().outputs());
    for (TrainingUnit unit : config.units()) {
      check(
          config,
          data,
          unit,
          Architecture.of(data.train().inputs(), unit.hiddenWidths(), config.network().outputs()));
    }
    return new RegressionRun(config, data);
  }

  private static void check(
      RegressionSpec config, Dataset data, TrainingUnit unit, Architecture architecture) {
    architecture.checkSize();
    Networks.checkRates(
        Networks.weightScales(architecture, config.network().parametrization(), unit.sigmaW2()),
        config.training());
    int all = data.train().size() + data.test().size();
    double units = architecture.widths().stream().mapToDouble(n -> n).sum();
    double pass = units + 2.0 * architecture.outputs() * Collections.max(unit.hiddenWidths());
    MemoryNeed.check(
        "the kernels of unit " + unit.key(),
        MemoryNeed.training(architecture, config.training(), all)
            + MATRICES * MemoryNeed.kernel(Reduction.TRACE, data.train().size(), 1)
            + Double.BYTES * all * pass,
        "ask for a smaller data.trainSize or data.testSize, or a smaller network");
  }

  @Override
  public List<DatasetFile> datasetFiles() {
    return DatasetFile.of(data);
  }

  @Override
  public void writeShared(RunDirectory directory) {
    directory.writeData(data);
  }

  @Override
  public List<? extends Unit> units() {
    return config.units().stream().map(Network::new).toList();
  }

  /** One network of the sweep. */
  private final class Network implements WholeUnit {
    private final TrainingUnit unit;

    Network(TrainingUnit unit) {
      this.unit = unit;
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
    public UnitStatus work(UnitDirectory directory, Progress progress) {
      try (RegressionTrial trial = new RegressionTrial(config, unit, data, progress)) {
        TrainingOutcome outcome = trial.run();
        if (outcome.state() == TrainingOutcome.State.INTERRUPTED) {
          throw new CancellationException();
        }
        RegressionRow.TABLE.write(directory, trial.rows());
        return outcome.state() == TrainingOutcome.State.FINISHED
            ? UnitStatus.finished(outcome.step())
            : UnitStatus.diverged(outcome.step(), outcome.reason());
      }
    }
  }
}
