package org.ntkdynamics.study.catapult;

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

/** Gradient descent at multiples of the largest stable step of the linearised network. */
public final class CatapultStudy implements Study<CatapultSpec> {
  private static final int TRAIN_SIZE = 100;

  private static final int HIDDEN_LAYERS = 2;

  private static final int WIDTH = 500;

  private static final int STEPS = 100;

  /** Around 1, where the linearised model turns unstable, and up to where ReLU networks fail. */
  private static final Sweep<Double> MULTIPLES =
      Sweep.of(0.5, 0.9, 0.99, 1.01, 1.1, 1.25, 1.5, 2.0, 2.5, 3.0, 4.0, 6.0);

  @Override
  public String kind() {
    return CatapultSpec.KIND;
  }

  /** The catapult experiment with every default. */
  @Override
  public CatapultSpec defaults() {
    return new CatapultSpec(
        Header.of(CatapultSpec.KIND),
        new DataSpec(new DatasetRef.Named(Defaults.DATASET), TRAIN_SIZE, 0),
        Defaults.oneOutput(Sweep.of(HIDDEN_LAYERS), Sweep.of(WIDTH)),
        new DescentSpec(MULTIPLES, STEPS, Precision.DOUBLE));
  }

  @Override
  public Run prepare(CatapultSpec spec) {
    return CatapultRun.prepare(spec);
  }

  @Override
  public Report report(CatapultSpec spec, RunDirectory run) {
    return Report.of(new CatapultPageBuilder(run, spec).build());
  }
}
