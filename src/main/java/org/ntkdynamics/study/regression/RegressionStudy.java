package org.ntkdynamics.study.regression;

import java.util.List;
import org.ntkdynamics.page.Report;
import org.ntkdynamics.spec.DataSpec;
import org.ntkdynamics.spec.DatasetRef;
import org.ntkdynamics.spec.Defaults;
import org.ntkdynamics.spec.Header;
import org.ntkdynamics.spec.Precision;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.study.Run;
import org.ntkdynamics.study.Study;

/** What the kernel of each step of a training would have learnt, had it been frozen. */
public final class RegressionStudy implements Study<RegressionSpec> {
  private static final int TRAIN_SIZE = 5000;

  private static final int TEST_SIZE = 2000;

  /** Far above rounding, 1e-13 of the mean diagonal here, and below what the labels' noise asks. */
  private static final double RIDGE = 1e-6;

  @Override
  public String kind() {
    return RegressionSpec.KIND;
  }

  /** The experiment with every default that depends on nothing else. */
  @Override
  public RegressionSpec defaults() {
    return new RegressionSpec(
        Header.of(RegressionSpec.KIND),
        new DataSpec(new DatasetRef.Named(Defaults.DATASET), TRAIN_SIZE, TEST_SIZE),
        Defaults.network(),
        Defaults.training(),
        new RegressionKernelSpec(List.of(), RIDGE, Precision.DOUBLE));
  }

  @Override
  public Run prepare(RegressionSpec spec) {
    return RegressionRun.prepare(spec);
  }

  @Override
  public Report report(RegressionSpec spec, RunDirectory run) {
    return Report.of(new RegressionPageBuilder(run, spec).build());
  }
}
