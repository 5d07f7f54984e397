package org.ntkdynamics.study;

import org.ntkdynamics.study.catapult.CatapultRun;
import org.ntkdynamics.study.claims.ClaimsRun;
import org.ntkdynamics.study.spectrum.SpectrumRun;
import org.ntkdynamics.study.training.TrainingRun;
import java.util.List;
import org.ntkdynamics.study.catapult.CatapultSpec;
import org.ntkdynamics.study.claims.ClaimsSpec;
import org.ntkdynamics.study.shustin.CorrelatorsSpec;
import org.ntkdynamics.study.curves.DispersionSpec;
import org.ntkdynamics.study.training.DriftSpec;
import org.ntkdynamics.study.shustin.ExpectedNtkSpec;
import org.ntkdynamics.spec.Spec;
import org.ntkdynamics.study.firststep.FirstStepSpec;
import org.ntkdynamics.study.curves.KernelRatioSpec;
import org.ntkdynamics.study.training.LabelAwarenessSpec;
import org.ntkdynamics.study.spectrum.SpectrumSpec;
import org.ntkdynamics.store.DatasetFile;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.store.UnitStatus;

/** An experiment that is ready to run: one class a kind. */
public interface Run {
  /**
   * Checks all that a spec asks for and loads what its units share.
   *
   * @throws org.ntkdynamics.data.DataException if the data cannot be used or does not fit the spec
   */
  static Run prepare(Spec config) {
    return config.choose(
        new Spec.Cases<>() {
          @Override
          public Run labelAwareness(LabelAwarenessSpec chosen) {
            return TrainingRun.prepare(chosen);
          }

          @Override
          public Run drift(DriftSpec chosen) {
            return TrainingRun.prepare(chosen);
          }

          @Override
          public Run dispersion(DispersionSpec chosen) {
            return EnsembleRun.of(chosen);
          }

          @Override
          public Run kernelRatio(KernelRatioSpec chosen) {
            return EnsembleRun.of(chosen);
          }

          @Override
          public Run claims(ClaimsSpec chosen) {
            return ClaimsRun.of(chosen);
          }

          @Override
          public Run correlators(CorrelatorsSpec chosen) {
            return EnsembleRun.of(chosen);
          }

          @Override
          public Run expectedNtk(ExpectedNtkSpec chosen) {
            return EnsembleRun.of(chosen);
          }

          @Override
          public Run spectrum(SpectrumSpec chosen) {
            return SpectrumRun.prepare(chosen);
          }

          @Override
          public Run catapult(CatapultSpec chosen) {
            return CatapultRun.prepare(chosen);
          }

          @Override
          public Run firstStep(FirstStepSpec chosen) {
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
