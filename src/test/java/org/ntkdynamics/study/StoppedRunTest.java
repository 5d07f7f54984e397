package org.ntkdynamics.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.store.UnitStatus;

/**
 * A run of any kind that is stopped again and again, within its units and between them, ends with
 * the same bytes as one that is left alone.
 */
class StoppedRunTest {
  private static final Execution HERE = Execution.here("test");

  @TempDir private Path directory;

  /** Asks to stop at the n-th question. */
  private record StoppingAt(int question, AtomicInteger asked) implements RunMonitor {
    @Override
    public void unitStarted(String key, int fromStep, int steps) {}

    @Override
    public void stepReached(String key, int step, OptionalDouble trainLoss) {}

    @Override
    public void unitEnded(String key, UnitStatus status) {}

    @Override
    public boolean isStopRequested() {
      return asked.incrementAndGet() >= question;
    }
  }

  @Test
  void everyKindIsThere() {
    Set<String> kinds =
        Stream.of(SmallRun.values()).map(SmallRun::kind).collect(Collectors.toSet());
    kinds.add("listener"); // Programs of users stop and go on by themselves.
    Set<String> others = new TreeSet<>(Studies.byKind().keySet());
    others.removeAll(kinds);
    assertEquals(Set.of(), others);
  }

  @ParameterizedTest
  @EnumSource(SmallRun.class)
  void endsWithTheSameBytes(SmallRun kind) throws IOException {
    Path whole = directory.resolve("whole");
    Experiments.run(kind.config(), whole, HERE, RunMonitor.SILENT);
    Path stopped = directory.resolve("stopped");
    RunResult result = Experiments.run(kind.config(), stopped, HERE, stoppingAt(3));
    boolean withinUnit = false;
    int question = 3;
    int stops = 0;
    while (result.isInterrupted()) {
      withinUnit |= isWithinUnit(result.directory());
      question *= 2; // For a unit that is no training begins again.
      stops++;
      result = Experiments.resume(stopped, HERE, stoppingAt(question));
    }
    assertTrue(withinUnit, "never stopped within a unit");
    assertTrue(stops > 1, "stopped " + stops + " times");
    assertEquals(SmallRun.contents(whole), SmallRun.contents(stopped));
  }

  private static RunMonitor stoppingAt(int question) {
    return new StoppingAt(question, new AtomicInteger());
  }

  private static boolean isWithinUnit(RunDirectory run) {
    return run.units().stream()
        .flatMap(unit -> unit.status().stream())
        .anyMatch(status -> status.state() == UnitStatus.State.RUNNING);
  }
}
