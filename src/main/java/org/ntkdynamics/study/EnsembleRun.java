package org.ntkdynamics.study;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import org.ntkdynamics.study.shustin.CorrelatorsSpec;
import org.ntkdynamics.study.curves.DispersionSpec;
import org.ntkdynamics.spec.EnsembleUnit;
import org.ntkdynamics.study.shustin.ExpectedNtkSpec;
import org.ntkdynamics.study.firststep.FirstStepSpec;
import org.ntkdynamics.study.firststep.FirstStepUnit;
import org.ntkdynamics.study.curves.KernelRatioSpec;
import org.ntkdynamics.study.shustin.SdUnit;
import org.ntkdynamics.study.shustin.CorrelatorCurve;
import org.ntkdynamics.ensemble.CurveListener;
import org.ntkdynamics.study.curves.DispersionCurve;
import org.ntkdynamics.study.curves.DispersionRow;
import org.ntkdynamics.ensemble.EnsembleCurve;
import org.ntkdynamics.study.shustin.ExpectedNtkCurve;
import org.ntkdynamics.study.firststep.FirstStepCurve;
import org.ntkdynamics.study.curves.KernelRatioCurve;
import org.ntkdynamics.study.curves.KernelRatioRow;
import org.ntkdynamics.ensemble.RawDraw;
import org.ntkdynamics.store.DatasetFile;
import org.ntkdynamics.study.shustin.InputRow;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.store.StoreException;
import org.ntkdynamics.store.Tables;
import org.ntkdynamics.store.UnitDirectory;
import org.ntkdynamics.store.UnitStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An experiment on networks at initialisation: each unit is a curve along depth, whose points go to
 * moments.csv, and the first {@link EnsembleCurve#RAW_DRAWS} networks of its greatest depth to
 * samples.csv. A unit is worked on as a whole, by all processors: what was interrupted within one
 * is drawn again.
 */
final class EnsembleRun implements Run {
  private static final Logger LOG = LoggerFactory.getLogger(EnsembleRun.class);

  private final List<Run.Unit> units;

  /** How the units of a kind are computed and written. */
  private interface Work<U> {
    void accept(U unit, UnitDirectory directory, CurveListener listener);
  }

  private EnsembleRun(List<? extends Run.Unit> units) {
    this.units = List.copyOf(units);
  }

  static EnsembleRun of(DispersionSpec config) {
    return ofCurves(config.units(), EnsembleRun::dispersion);
  }

  static EnsembleRun of(KernelRatioSpec config) {
    return ofCurves(config.units(), EnsembleRun::kernelRatio);
  }

  static EnsembleRun of(FirstStepSpec config) {
    return new EnsembleRun(
        config.units().stream()
            .map(
                unit ->
                    new CurveUnit<>(
                        unit.networks().key(),
                        deepest(unit.networks()),
                        unit,
                        EnsembleRun::firstStep))
            .toList());
  }

  static EnsembleRun of(CorrelatorsSpec config) {
    return ofSd(config.units(), EnsembleRun::correlators);
  }

  static EnsembleRun of(ExpectedNtkSpec config) {
    return ofSd(config.units(), EnsembleRun::expectedNtk);
  }

  private static EnsembleRun ofCurves(List<EnsembleUnit> units, Work<EnsembleUnit> work) {
    return new EnsembleRun(
        units.stream()
            .map(unit -> new CurveUnit<>(unit.key(), deepest(unit), unit, work))
            .toList());
  }

  private static EnsembleRun ofSd(List<SdUnit> units, Work<SdUnit> work) {
    return new EnsembleRun(
        units.stream()
            .map(unit -> new CurveUnit<>(unit.key(), unit.deepest(), unit, work))
            .toList());
  }

  private static int deepest(EnsembleUnit unit) {
    return unit.depths().get(unit.depths().size() - 1);
  }

  @Override
  public String stepName() {
    return "depth";
  }

  @Override
  public List<DatasetFile> datasetFiles() {
    return List.of();
  }

  @Override
  public void writeShared(RunDirectory directory) {}

  @Override
  public List<Run.Unit> units() {
    return units;
  }

  private static void dispersion(
      EnsembleUnit unit, UnitDirectory directory, CurveListener listener) {
    EnsembleCurve<DispersionRow> curve = DispersionCurve.of(unit, threads(), listener);
    writeSamples(directory, curve.draws());
    Tables.DISPERSION.write(directory, curve.points());
  }

  private static void kernelRatio(
      EnsembleUnit unit, UnitDirectory directory, CurveListener listener) {
    EnsembleCurve<KernelRatioRow> curve = KernelRatioCurve.of(unit, threads(), listener);
    writeSamples(directory, curve.draws());
    Tables.KERNEL_RATIO.write(directory, curve.points());
  }

  private static void correlators(SdUnit unit, UnitDirectory directory, CurveListener listener) {
    Tables.INPUTS.write(directory, InputRow.of(unit));
    Tables.CORRELATORS.write(directory, CorrelatorCurve.of(unit, threads(), listener));
  }

  private static void expectedNtk(SdUnit unit, UnitDirectory directory, CurveListener listener) {
    Tables.INPUTS.write(directory, InputRow.of(unit));
    Tables.EXPECTED_NTK.write(directory, ExpectedNtkCurve.of(unit, threads(), listener));
  }

  private static void firstStep(
      FirstStepUnit unit, UnitDirectory directory, CurveListener listener) {
    Tables.FIRST_STEP.write(directory, FirstStepCurve.of(unit, threads(), listener));
  }

  private static void writeSamples(UnitDirectory directory, List<RawDraw> draws) {
    if (!draws.isEmpty()) {
      Tables.SAMPLES.write(directory, draws);
    }
  }

  private static int threads() {
    return Runtime.getRuntime().availableProcessors();
  }

  /**
   * One curve. Its steps are depths.
   *
   * @param deepest the last of them
   */
  private record CurveUnit<U>(String key, int deepest, U unit, Work<U> work)
      implements Run.Unit {
    @Override
    public UnitStatus run(RunDirectory run, RunMonitor monitor) {
      UnitDirectory directory = run.unit(key());
      monitor.unitStarted(key(), 0, deepest);
      directory.writeStatus(UnitStatus.running(0));
      UnitStatus status = compute(directory, new Watch(monitor));
      directory.writeStatus(status);
      return status;
    }

    private UnitStatus compute(UnitDirectory directory, CurveListener listener) {
      try {
        work.accept(unit, directory, listener);
        return UnitStatus.finished(deepest);
      } catch (UncheckedIOException | StoreException e) {
        throw e; // Files cannot be written: no unit can go on.
      } catch (CancellationException e) {
        return UnitStatus.running(0);
      } catch (RuntimeException e) {
        LOG.error("unit {} failed", key(), e);
        return UnitStatus.failed(0, e.getClass().getSimpleName() + ": " + e.getMessage());
      }
    }
  }

  /** Passes on what a curve says, and the question whether to stop. */
  private record Watch(RunMonitor monitor) implements CurveListener {
    @Override
    public void onDepth(int depth) {
      monitor.stepReached(depth, OptionalDouble.empty());
    }

    @Override
    public boolean isStopRequested() {
      return monitor.isStopRequested();
    }
  }
}
