package org.ntkdynamics.study.catapult;

import java.util.List;
import java.util.Optional;
import org.ntkdynamics.judge.DescentVerdict;
import org.ntkdynamics.page.RunUnit;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.store.UnitDirectory;
import org.ntkdynamics.store.UnitStatus;

/**
 * What the run directory holds of one training of a catapult experiment.
 *
 * @param unit what it is
 * @param directory its files
 * @param status how far it is; empty if it was never begun
 * @param steps its steps; none before it has ended
 * @param samples the number N of training samples
 */
record CatapultData(
    CatapultUnit unit,
    UnitDirectory directory,
    Optional<UnitStatus> status,
    List<DescentStep> steps,
    int samples)
    implements RunUnit {

  @Override
  public String key() {
    return unit.key();
  }

  /** Every training, begun or not, in the order of the spec. */
  static List<CatapultData> read(RunDirectory run, CatapultSpec config) {
    return config.units().stream()
        .map(
            unit -> {
              UnitDirectory directory = run.unit(unit.key());
              return new CatapultData(
                  unit,
                  directory,
                  directory.status(),
                  DescentStep.TABLE.read(directory),
                  config.data().trainSize());
            })
        .toList();
  }

  boolean isDone() {
    return !steps.isEmpty();
  }

  DescentVerdict verdict() {
    boolean diverged = status.filter(s -> s.state() == UnitStatus.State.DIVERGED).isPresent();
    return DescentVerdict.of(steps, diverged);
  }

  DescentStep first() {
    return steps.get(0);
  }

  DescentStep last() {
    return steps.get(steps.size() - 1);
  }

  /** The step size η. */
  double rate() {
    return unit.multiple() * 2 * samples / first().lambdaMax();
  }

  double peakLoss() {
    return steps.stream().mapToDouble(DescentStep::loss).max().orElseThrow();
  }
}
