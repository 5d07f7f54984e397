package org.ntkdynamics.study.firststep;

import java.util.List;
import org.ntkdynamics.ensemble.CurveListener;
import org.ntkdynamics.ensemble.Drawing;
import org.ntkdynamics.page.Report;
import org.ntkdynamics.spec.Defaults;
import org.ntkdynamics.spec.EnsembleSpec;
import org.ntkdynamics.spec.Header;
import org.ntkdynamics.spec.SamplerKind;
import org.ntkdynamics.spec.Sweep;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.store.UnitDirectory;
import org.ntkdynamics.study.CurveUnit;
import org.ntkdynamics.study.MemoryNeed;
import org.ntkdynamics.study.Run;
import org.ntkdynamics.study.Study;

/** What the first step of gradient descent does to Θ(x,x) (Theorem 4.1). */
public final class FirstStepStudy implements Study<FirstStepSpec> {
  /** As for ratios, and every depth costs several passes. */
  private static final int DEPTH_POINTS = 6;

  /** Four decades. */
  private static final Sweep<Double> RATES = Sweep.of(1e-4, 1e-3, 1e-2, 1e-1, 1.0);

  /** The values of {@code η a^L} that go with them. */
  private static final List<Double> SCALED_RATES = List.of(1e-3, 1e-2, 1e-1);

  /** The label of SK's proof, and those of a classification. */
  private static final Sweep<Double> LABELS = Sweep.of(0.0, 1.0, -1.0);

  @Override
  public String kind() {
    return FirstStepSpec.KIND;
  }

  /** The first-step experiment with every default: Theorem 4.1. */
  @Override
  public FirstStepSpec defaults() {
    return new FirstStepSpec(
        Header.of(FirstStepSpec.KIND),
        Defaults.ensembleNetwork(Defaults.DEPTH_STEP, DEPTH_POINTS),
        new EnsembleSpec(Sweep.of(Defaults.DRAWS), SamplerKind.DEFERRED, Sweep.of(1.0)),
        new StepSpec(RATES, SCALED_RATES, LABELS, Sweep.of(Defaults.OUTPUT_SCALE)));
  }

  @Override
  public Run prepare(FirstStepSpec spec) {
    spec.units().forEach(unit -> MemoryNeed.checkDraws(unit.networks()));
    return CurveUnit.run(
        spec.units().stream()
            .map(
                unit ->
                    new CurveUnit<>(
                        unit.networks().key(),
                        unit.networks().deepest(),
                        unit,
                        FirstStepCurve::sets,
                        FirstStepStudy::write))
            .toList());
  }

  @Override
  public Report report(FirstStepSpec spec, RunDirectory run) {
    return Report.of(new FirstStepPageBuilder(run, spec).build());
  }

  private static void write(
      FirstStepUnit unit, UnitDirectory directory, Drawing drawing, CurveListener listener) {
    FirstStepRow.TABLE.write(directory, FirstStepCurve.of(unit, drawing, listener));
  }
}
