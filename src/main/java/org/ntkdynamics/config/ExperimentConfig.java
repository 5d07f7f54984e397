package org.ntkdynamics.config;

import java.util.List;

/** What an experiment is. Each kind of experiment is one record. */
public sealed interface ExperimentConfig
    permits TrainingExperiment,
        DispersionConfig,
        KernelRatioConfig,
        FirstStepConfig,
        CorrelatorsConfig,
        ExpectedNtkConfig,
        SpectrumConfig,
        CatapultConfig,
        ClaimsConfig {

  /** The version of the format: {@link Defaults#FORMAT_VERSION}. */
  int formatVersion();

  /** The kind's name, as the spec's {@code kind} has it. */
  String kind();

  /** The name of the experiment, which names its run directory too. */
  String name();

  /** The master seeds; more than one make a sweep. */
  List<Long> seed();

  /** Does what a kind of experiment asks for; a new kind cannot be forgotten. */
  <R> R choose(Cases<R> cases);

  /** What to do with each kind. */
  interface Cases<R> {
    R labelAwareness(LabelAwarenessConfig config);

    R drift(DriftConfig config);

    R dispersion(DispersionConfig config);

    R kernelRatio(KernelRatioConfig config);

    R firstStep(FirstStepConfig config);

    R correlators(CorrelatorsConfig config);

    R expectedNtk(ExpectedNtkConfig config);

    R spectrum(SpectrumConfig config);

    R catapult(CatapultConfig config);

    R claims(ClaimsConfig config);
  }

  /** This config with the defaults that depend on other values filled in. */
  ExperimentConfig resolved();
}
