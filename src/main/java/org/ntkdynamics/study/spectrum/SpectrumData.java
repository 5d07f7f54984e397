package org.ntkdynamics.study.spectrum;

import java.util.List;
import java.util.Optional;
import org.ntkdynamics.metrics.Concentration;
import org.ntkdynamics.metrics.KernelPart;
import org.ntkdynamics.metrics.TailBound;
import org.ntkdynamics.page.RunUnit;
import org.ntkdynamics.spec.TrainingUnit;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.store.UnitDirectory;
import org.ntkdynamics.store.UnitStatus;

/**
 * What the run directory holds of one part of the kernel of one setting of a spectrum experiment.
 *
 * @param unit the setting
 * @param directory its files
 * @param status how far it is; empty if it was never begun
 * @param point its numbers
 * @param eigenvalues the distribution of each eigenvalue, largest first
 * @param lambdaMax the largest eigenvalue, draw by draw
 */
record SpectrumData(
    TrainingUnit unit,
    UnitDirectory directory,
    Optional<UnitStatus> status,
    Optional<SpectrumPoint> point,
    List<Concentration> eigenvalues,
    List<Double> lambdaMax)
    implements RunUnit {

  @Override
  public String key() {
    return unit.key();
  }

  /** Every setting, begun or not, in the order of the spec. */
  static List<SpectrumData> read(RunDirectory run, SpectrumSpec config, KernelPart part) {
    return config.units().stream().map(unit -> read(run.unit(unit.key()), unit, part)).toList();
  }

  private static SpectrumData read(UnitDirectory directory, TrainingUnit unit, KernelPart part) {
    return new SpectrumData(
        unit,
        directory,
        directory.status(),
        SpectrumPoint.TABLE.read(directory).stream()
            .filter(point -> point.part() == part)
            .findFirst(),
        RankedEigenvalue.TABLE.read(directory).stream()
            .filter(row -> row.part() == part)
            .map(RankedEigenvalue::eigenvalue)
            .toList(),
        SpectrumDraw.TABLE.read(directory).stream()
            .filter(draw -> draw.part() == part)
            .map(SpectrumDraw::lambdaMax)
            .toList());
  }

  TailBound tail(double multiple) {
    return TailBound.heldOut(lambdaMax.stream().mapToDouble(v -> v).toArray(), multiple);
  }

  boolean isDone() {
    return point.isPresent();
  }
}
