package org.ntkdynamics.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.store.UnitStatus;

/** What a unit takes is found from its first seconds, on a clock that its steps move. */
class TrialTest {
  private static final double START = 2;
  private final AtomicLong nanos = new AtomicLong();

  private void pass(double seconds) {
    nanos.addAndGet(Math.round(seconds * 1e9));
  }

  /** A unit of so many steps; every tenth is three times as dear as the others. */
  private Unit unit(int steps, IntToDoubleFunction seconds) {
    return new Unit() {
      @Override
      public String key() {
        return "unit";
      }

      @Override
      public int steps() {
        return steps;
      }

      @Override
      public double cost(int step) {
        return step % 10 == 0 ? 3 : 1;
      }

      @Override
      public UnitWork begin(RunDirectory run, Progress progress) {
        return new UnitWork() {
          @Override
          public UnitStatus run() {
            pass(START);
            for (int step = 0; step <= steps; step++) {
              pass(step == 0 ? 0 : seconds.applyAsDouble(step));
              progress.stepReached(step, OptionalDouble.empty());
              if (progress.isStopRequested()) {
                return UnitStatus.running(step);
              }
            }
            return UnitStatus.finished(steps);
          }
        };
      }
    };
  }

  @SuppressWarnings("NullAway") // The unit writes no files.
  private Trial trial(Unit unit) {
    return new Trial(unit, 1, 8, nanos::get).run(null);
  }

  @Test
  void theRestIsAsItsCost() {
    Unit unit = unit(1000, step -> step % 10 == 0 ? 0.3 : 0.1);
    Trial trial = trial(unit);
    assertFalse(trial.hasEnded());
    assertEquals(START + 120, trial.seconds(), 1e-6);
  }

  @Test
  void slowStepsAtTheBeginningAreNotTakenForTheRule() {
    Unit unit = unit(1000, step -> (step < 5 ? 5 : 1) * (step % 10 == 0 ? 0.3 : 0.1));
    assertEquals(START + 120, trial(unit).seconds(), 6);
  }

  @Test
  void whatComesBeforeTheFirstStepIsNotTakenForTheRuleEither() {
    Unit unit = unit(1000, step -> step == 1 ? 30 : step % 10 == 0 ? 0.3 : 0.1);
    Trial trial = trial(unit);
    assertEquals(START, trial.startSeconds(), 1e-6);
    assertEquals(0.1, trial.rate(), 1e-6);
  }

  @Test
  void anEndThatIsNearIsWaitedFor() {
    Trial trial = trial(unit(120, step -> step % 10 == 0 ? 0.3 : 0.1));
    assertTrue(trial.hasEnded());
    assertEquals(START + 14.4, trial.seconds(), 1e-6);
  }

  @Test
  void aUnitThatEndsIsMeasuredWhole() {
    Trial trial = trial(unit(10, step -> 0.1));
    assertTrue(trial.hasEnded());
    assertEquals(START + 1, trial.seconds(), 1e-6);
  }

  @Test
  void longStepsAreWaitedFor() {
    Trial trial = trial(unit(20, step -> step % 10 == 0 ? 60 : 20));
    assertEquals(START + 24 * 20, trial.seconds(), 1e-6);
  }
}
