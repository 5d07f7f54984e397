package org.ntkdynamics.spec;

import org.ntkdynamics.study.catapult.CatapultSpec;
import org.ntkdynamics.study.claims.ClaimsSpec;
import org.ntkdynamics.study.shustin.CorrelatorsSpec;
import org.ntkdynamics.study.curves.DispersionSpec;
import org.ntkdynamics.study.training.DriftSpec;
import org.ntkdynamics.study.shustin.ExpectedNtkSpec;
import org.ntkdynamics.study.firststep.FirstStepSpec;
import org.ntkdynamics.study.curves.KernelRatioSpec;
import org.ntkdynamics.study.training.LabelAwarenessSpec;
import org.ntkdynamics.study.spectrum.SpectrumSpec;
import java.util.List;

/** What an experiment is. Each kind of experiment is one record. */
public interface Spec {

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
    R labelAwareness(LabelAwarenessSpec config);

    R drift(DriftSpec config);

    R dispersion(DispersionSpec config);

    R kernelRatio(KernelRatioSpec config);

    R firstStep(FirstStepSpec config);

    R correlators(CorrelatorsSpec config);

    R expectedNtk(ExpectedNtkSpec config);

    R spectrum(SpectrumSpec config);

    R catapult(CatapultSpec config);

    R claims(ClaimsSpec config);
  }

  /** This config with the defaults that depend on other values filled in. */
  Spec resolved();
}
