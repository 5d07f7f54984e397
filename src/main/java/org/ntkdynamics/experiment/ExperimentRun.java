package org.ntkdynamics.experiment;

import java.util.List;
import org.ntkdynamics.config.CatapultConfig;
import org.ntkdynamics.config.ClaimsConfig;
import org.ntkdynamics.config.CorrelatorsConfig;
import org.ntkdynamics.config.DispersionConfig;
import org.ntkdynamics.config.DriftConfig;
import org.ntkdynamics.config.ExpectedNtkConfig;
import org.ntkdynamics.config.ExperimentConfig;
import org.ntkdynamics.config.FirstStepConfig;
import org.ntkdynamics.config.KernelRatioConfig;
import org.ntkdynamics.config.LabelAwarenessConfig;
import org.ntkdynamics.config.SpectrumConfig;
import org.ntkdynamics.store.DatasetFile;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.store.UnitStatus;

/** An experiment that is ready to run: one class a kind. */
sealed interface ExperimentRun
    permits TrainingRun, EnsembleRun, SpectrumRun, CatapultRun, ClaimsRun {
  /**
   * Checks all that a spec asks for and loads what its units share.
   *
   * @throws org.ntkdynamics.data.DataException if the data cannot be used or does not fit the spec
   */
  static ExperimentRun prepare(ExperimentConfig config) {
    return config.choose(
        new ExperimentConfig.Cases<>() {
          @Override
          public ExperimentRun labelAwareness(LabelAwarenessConfig chosen) {
            return TrainingRun.prepare(chosen);
          }

          @Override
          public ExperimentRun drift(DriftConfig chosen) {
            return TrainingRun.prepare(chosen);
          }

          @Override
          public ExperimentRun dispersion(DispersionConfig chosen) {
            return EnsembleRun.of(chosen);
          }

          @Override
          public ExperimentRun kernelRatio(KernelRatioConfig chosen) {
            return EnsembleRun.of(chosen);
          }

          @Override
          public ExperimentRun claims(ClaimsConfig chosen) {
            return ClaimsRun.of(chosen);
          }

          @Override
          public ExperimentRun correlators(CorrelatorsConfig chosen) {
            return EnsembleRun.of(chosen);
          }

          @Override
          public ExperimentRun expectedNtk(ExpectedNtkConfig chosen) {
            return EnsembleRun.of(chosen);
          }

          @Override
          public ExperimentRun spectrum(SpectrumConfig chosen) {
            return SpectrumRun.prepare(chosen);
          }

          @Override
          public ExperimentRun catapult(CatapultConfig chosen) {
            return CatapultRun.prepare(chosen);
          }

          @Override
          public ExperimentRun firstStep(FirstStepConfig chosen) {
            return EnsembleRun.of(chosen);
          }
        });
  }

  /** What the steps of a unit are called, in the singular. */
  default String stepName() {
    return "step";
  }

  /** The data files that were read. */
  List<DatasetFile> datasetFiles();

  /** Writes the files of a new run that belong to no unit. */
  void writeShared(RunDirectory directory);

  /** The units, in the order in which they are worked on. */
  List<Unit> units();

  /** One unit of an experiment. */
  interface Unit {
    /** The name of its directory. */
    String key();

    /**
     * Works on the unit until it ends or the monitor asks to stop, and writes its files.
     *
     * @return its status, as written
     */
    UnitStatus run(RunDirectory directory, RunMonitor monitor);
  }
}
