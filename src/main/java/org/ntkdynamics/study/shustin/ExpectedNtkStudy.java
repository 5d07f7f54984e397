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

/** The mean of the NTK of two inputs (Shustin & Dogariu, Theorems 1.1 and 2.2). */
public final class ExpectedNtkStudy implements Study<ExpectedNtkSpec> {
  @Override
  public String kind() {
    return ExpectedNtkSpec.KIND;
  }

  /** The experiment on the mean of the NTK with every default. */
  @Override
  public ExpectedNtkSpec defaults() {
    return new ExpectedNtkSpec(
        Header.of(ExpectedNtkSpec.KIND), SdNetworkSpec.defaults(), PairSampling.defaults());
  }

  @Override
  public Run prepare(ExpectedNtkSpec spec) {
    spec.units().forEach(SdUnit::checkMemory);
    return CurveUnit.run(
        spec.units().stream()
            .map(
                unit ->
                    new CurveUnit<>(
                        unit.key(),
                        unit.deepest(),
                        unit,
                        ExpectedNtkCurve::sets,
                        ExpectedNtkStudy::write))
            .toList());
  }

  @Override
  public Report report(ExpectedNtkSpec spec, RunDirectory run) {
    return Report.of(new ExpectedNtkPageBuilder(run, spec).build());
  }

  private static void write(
      SdUnit unit, UnitDirectory directory, Drawing drawing, CurveListener listener) {
    InputRow.TABLE.write(directory, InputRow.of(unit));
    ExpectedNtkRow.TABLE.write(directory, ExpectedNtkCurve.of(unit, drawing, listener));
  }
}
