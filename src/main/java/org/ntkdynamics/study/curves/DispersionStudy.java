package org.ntkdynamics.study.curves;

import org.ntkdynamics.ensemble.CurveListener;
import org.ntkdynamics.ensemble.Drawing;
import org.ntkdynamics.ensemble.EnsembleCurve;
import org.ntkdynamics.page.Report;
import org.ntkdynamics.spec.Defaults;
import org.ntkdynamics.spec.EnsembleSpec;
import org.ntkdynamics.spec.EnsembleUnit;
import org.ntkdynamics.spec.Header;
import org.ntkdynamics.spec.SamplerKind;
import org.ntkdynamics.spec.Sweep;
import org.ntkdynamics.spec.Theorem;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.store.Tables;
import org.ntkdynamics.store.UnitDirectory;
import org.ntkdynamics.study.CurveUnit;
import org.ntkdynamics.study.MemoryNeed;
import org.ntkdynamics.study.Run;
import org.ntkdynamics.study.Study;

/** The dispersion of Θ(x,x) at initialisation, against depth (Figures 1, 2, 5 to 10). */
public final class DispersionStudy implements Study<DispersionSpec> {
  @Override
  public String kind() {
    return DispersionSpec.KIND;
  }

  /** The dispersion experiment with every default: Figure 1. */
  @Override
  public DispersionSpec defaults() {
    return new DispersionSpec(
        Header.of(DispersionSpec.KIND),
        Defaults.ensembleNetwork(Defaults.DEPTH_STEP),
        new EnsembleSpec(Sweep.of(Defaults.DRAWS), SamplerKind.NORM_CHAIN, Sweep.of(1.0)),
        Theorem.LIMIT);
  }

  @Override
  public Run prepare(DispersionSpec spec) {
    spec.units().forEach(MemoryNeed::checkDraws);
    return CurveUnit.run(
        spec.units().stream()
            .map(
                unit ->
                    new CurveUnit<>(
                        unit.key(),
                        unit.deepest(),
                        unit,
                        DispersionCurve::sets,
                        DispersionStudy::write))
            .toList());
  }

  @Override
  public Report report(DispersionSpec spec, RunDirectory run) {
    return Report.of(new DispersionPageBuilder(run, spec).build());
  }

  private static void write(
      EnsembleUnit unit, UnitDirectory directory, Drawing drawing, CurveListener listener) {
    EnsembleCurve<DispersionRow> curve = DispersionCurve.of(unit, drawing, listener);
    if (!curve.draws().isEmpty()) {
      Tables.SAMPLES.write(directory, curve.draws());
    }
    DispersionRow.TABLE.write(directory, curve.points());
  }
}
