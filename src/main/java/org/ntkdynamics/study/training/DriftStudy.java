package org.ntkdynamics.study.training;

import java.util.List;
import org.ntkdynamics.page.Report;
import org.ntkdynamics.probe.Probes;
import org.ntkdynamics.spec.Defaults;
import org.ntkdynamics.spec.EvaluationSpec;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.study.Run;
import org.ntkdynamics.study.Study;

/** How far the NTK moves in training, against depth and phase. */
public final class DriftStudy implements Study<DriftSpec> {
  @Override
  public String kind() {
    return DriftSpec.KIND;
  }

  /** The drift experiment with every default that depends on nothing else. */
  @Override
  public DriftSpec defaults() {
    return new DriftSpec(
        Defaults.FORMAT_VERSION,
        DriftSpec.KIND,
        DriftSpec.KIND,
        List.of(Defaults.SEED),
        Defaults.data(),
        Defaults.network(),
        Defaults.training(),
        new EvaluationSpec(Defaults.EVALUATION_EVERY),
        Defaults.kernel(),
        Probes.DEFAULTS,
        Defaults.checkpoint(),
        new ComparisonSpec(List.of()));
  }

  @Override
  public Run prepare(DriftSpec spec) {
    return TrainingRun.prepare(spec);
  }

  @Override
  public Report report(DriftSpec spec, RunDirectory run) {
    return Report.of(new DriftPageBuilder(run, spec).build());
  }
}
