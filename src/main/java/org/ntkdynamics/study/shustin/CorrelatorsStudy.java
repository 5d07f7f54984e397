package org.ntkdynamics.study.shustin;

import org.ntkdynamics.ensemble.CurveListener;
import org.ntkdynamics.ensemble.Drawing;
import org.ntkdynamics.page.Report;
import org.ntkdynamics.spec.Header;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.store.UnitDirectory;
import org.ntkdynamics.study.CurveUnit;
import org.ntkdynamics.study.Run;
import org.ntkdynamics.study.Study;

/** Two-point correlators of ReLU activity (Shustin & Dogariu, Theorem 2.1 and its conjecture). */
public final class CorrelatorsStudy implements Study<CorrelatorsSpec> {
  @Override
  public String kind() {
    return CorrelatorsSpec.KIND;
  }

  /** The experiment on two-point correlators with every default. */
  @Override
  public CorrelatorsSpec defaults() {
    return new CorrelatorsSpec(
        Header.of(CorrelatorsSpec.KIND), SdNetworkSpec.defaults(), PairSampling.defaults());
  }

  @Override
  public Run prepare(CorrelatorsSpec spec) {
    spec.units().forEach(SdUnit::checkMemory);
    return CurveUnit.run(
        spec.units().stream()
            .map(
                unit ->
                    new CurveUnit<>(
                        unit.key(),
                        unit.deepest(),
                        unit,
                        CorrelatorCurve::sets,
                        CorrelatorsStudy::write))
            .toList());
  }

  @Override
  public Report report(CorrelatorsSpec spec, RunDirectory run) {
    return Report.of(new CorrelatorPageBuilder(run, spec).build());
  }

  private static void write(
      SdUnit unit, UnitDirectory directory, Drawing drawing, CurveListener listener) {
    InputRow.TABLE.write(directory, InputRow.of(unit));
    CorrelatorRow.TABLE.write(directory, CorrelatorCurve.of(unit, drawing, listener));
  }
}
