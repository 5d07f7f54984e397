package org.ntkdynamics.study.spectrum;

import org.ntkdynamics.page.Report;
import org.ntkdynamics.spec.DataSpec;
import org.ntkdynamics.spec.DatasetRef;
import org.ntkdynamics.spec.Defaults;
import org.ntkdynamics.spec.Header;
import org.ntkdynamics.spec.Precision;
import org.ntkdynamics.spec.Sweep;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.study.Run;
import org.ntkdynamics.study.Study;

/** The spectrum of the NTK at initialisation over random networks on images. */
public final class SpectrumStudy implements Study<SpectrumSpec> {
  /** From a thin network to a deep one, at widths where L/M matters and where it does not. */
  private static final Sweep<Integer> HIDDEN_LAYERS = Sweep.of(1, 4, 12, 25);

  private static final Sweep<Integer> WIDTHS = Sweep.of(50, 200);

  /** The number of random networks at each point of a spectrum experiment. */
  private static final int DRAWS = 100;

  @Override
  public String kind() {
    return SpectrumSpec.KIND;
  }

  /** The spectrum experiment with every default: one output and no biases in the kernel's way. */
  @Override
  public SpectrumSpec defaults() {
    return new SpectrumSpec(
        Header.of(SpectrumSpec.KIND),
        new DataSpec(new DatasetRef.Named(Defaults.DATASET), Defaults.TRAIN_SIZE, 0),
        Defaults.oneOutput(HIDDEN_LAYERS, WIDTHS),
        new SpectrumKernelSpec(Defaults.SAMPLES_PER_CLASS, DRAWS, Precision.DOUBLE));
  }

  @Override
  public Run prepare(SpectrumSpec spec) {
    return SpectrumRun.prepare(spec);
  }

  @Override
  public Report report(SpectrumSpec spec, RunDirectory run) {
    return Report.of(new SpectrumPageBuilder(run, spec).build());
  }
}
