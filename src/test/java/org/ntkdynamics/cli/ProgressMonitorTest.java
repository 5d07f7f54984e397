package org.ntkdynamics.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.ntkdynamics.store.UnitStatus;

class ProgressMonitorTest {
  private static final long SECOND = 1_000_000_000L;

  private final StringWriter said = new StringWriter();
  private final AtomicLong now = new AtomicLong();

  private ProgressMonitor monitor(boolean isQuiet) {
    return new ProgressMonitor(new PrintWriter(said, true), isQuiet, () -> false, now::get);
  }

  private List<String> lines() {
    return said.toString().lines().toList();
  }

  @Test
  void aTrainingHasStepsAndALine10SecondsApart() {
    ProgressMonitor monitor = monitor(false);
    monitor.runStarted("step", 1);
    monitor.unitStarted("sw2=1.0_seed=0", 40, 120);
    monitor.stepReached("sw2=1.0_seed=0", 41, OptionalDouble.empty());
    now.addAndGet(11 * SECOND);
    monitor.stepReached("sw2=1.0_seed=0", 60, OptionalDouble.of(0.25));
    monitor.stepReached("sw2=1.0_seed=0", 61, OptionalDouble.of(0.25));
    monitor.unitEnded("sw2=1.0_seed=0", UnitStatus.diverged(61, "the loss is NaN"));
    assertEquals(
        List.of(
            "sw2=1.0_seed=0: step 40 of 120",
            "sw2=1.0_seed=0: step 60 of 120  training loss 0.2500",
            "sw2=1.0_seed=0: diverged at step 61: the loss is NaN"),
        lines());
  }

  @Test
  void aCurveHasDepthsAndAPlaceAmongTheOthers() {
    ProgressMonitor monitor = monitor(false);
    monitor.runStarted("depth", 3);
    monitor.unitEnded("M=100", UnitStatus.finished(250));
    monitor.unitStarted("M=200", 0, 250);
    now.addAndGet(11 * SECOND);
    monitor.stepReached("M=200", 40, OptionalDouble.empty());
    monitor.unitEnded("M=200", UnitStatus.running(0));
    assertEquals(
        List.of(
            "[1/3] M=100: finished at depth 250",
            "[2/3] M=200: depth 0 of 250",
            "[2/3] M=200: depth 40 of 250",
            "[2/3] M=200: stopped, goes on when resumed"),
        lines());
  }

  @Test
  void unitsAtWorkAtOnceKeepTheirNumbers() {
    ProgressMonitor monitor = monitor(false);
    monitor.runStarted("depth", 3);
    monitor.unitStarted("M=100", 0, 250);
    monitor.unitStarted("M=200", 0, 250);
    now.addAndGet(11 * SECOND);
    monitor.stepReached("M=200", 40, OptionalDouble.empty());
    monitor.stepReached("M=100", 70, OptionalDouble.empty());
    monitor.unitEnded("M=200", UnitStatus.finished(250));
    monitor.unitStarted("M=400", 0, 250);
    monitor.unitEnded("M=100", UnitStatus.finished(250));
    assertEquals(
        List.of(
            "[1/3] M=100: depth 0 of 250",
            "[2/3] M=200: depth 0 of 250",
            "[2/3] M=200: depth 40 of 250",
            "[1/3] M=100: depth 70 of 250",
            "[2/3] M=200: finished at depth 250",
            "[3/3] M=400: depth 0 of 250",
            "[1/3] M=100: finished at depth 250"),
        lines());
  }

  @Test
  void quietSaysWarningsAlone() {
    ProgressMonitor monitor = monitor(true);
    monitor.runStarted("depth", 3);
    monitor.unitStarted("M=200", 0, 250);
    now.addAndGet(11 * SECOND);
    monitor.stepReached("M=200", 40, OptionalDouble.empty());
    monitor.unitEnded("M=200", UnitStatus.finished(250));
    monitor.warned("something");
    assertEquals(List.of("ntk: warning: something"), lines());
  }
}
