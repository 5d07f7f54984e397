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
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.store.Tables;
import org.ntkdynamics.store.UnitDirectory;
import org.ntkdynamics.study.CurveUnit;
import org.ntkdynamics.study.MemoryNeed;
import org.ntkdynamics.study.Run;
import org.ntkdynamics.study.Study;

/** The ratio of Θ(x,x̃) to Θ(x,x) at initialisation, against depth (Figures 3 and 11). */
public final class KernelRatioStudy implements Study<KernelRatioSpec> {
  /** A curve of ratios is smooth, and costs a network at each depth. */
  private static final int DEPTH_STEP = 10;

  /** The cosines of Figure 3. */
  private static final Sweep<Double> INPUTS = Sweep.of(0.1, 0.3, 0.5, 0.7, 0.9);

  @Override
  public String kind() {
    return KernelRatioSpec.KIND;
  }

  /** The kernel-ratio experiment with every default: Figure 3. */
  @Override
  public KernelRatioSpec defaults() {
    return new KernelRatioSpec(
        Header.of(KernelRatioSpec.KIND),
        Defaults.ensembleNetwork(DEPTH_STEP),
        new EnsembleSpec(Sweep.of(Defaults.DRAWS), SamplerKind.DEFERRED, INPUTS));
  }

  @Override
  public Run prepare(KernelRatioSpec spec) {
    spec.units().forEach(MemoryNeed::checkDraws);
    return CurveUnit.run(
        spec.units().stream()
            .map(
                unit ->
                    new CurveUnit<>(
                        unit.key(),
                        unit.deepest(),
                        unit,
                        KernelRatioCurve::sets,
                        KernelRatioStudy::write))
            .toList());
  }

  @Override
  public Report report(KernelRatioSpec spec, RunDirectory run) {
    return Report.of(new RatioPageBuilder(run, spec).build());
  }

  private static void write(
      EnsembleUnit unit, UnitDirectory directory, Drawing drawing, CurveListener listener) {
    EnsembleCurve<KernelRatioRow> curve = KernelRatioCurve.of(unit, drawing, listener);
    if (!curve.draws().isEmpty()) {
      Tables.SAMPLES.write(directory, curve.draws());
    }
    KernelRatioRow.TABLE.write(directory, curve.points());
  }
}
