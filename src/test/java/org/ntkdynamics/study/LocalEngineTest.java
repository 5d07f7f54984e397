package org.ntkdynamics.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.store.UnitDirectory;
import org.ntkdynamics.store.UnitStatus;

/** Units worked on at once: the same bytes, and what happens to one happens to no other. */
class LocalEngineTest {
  @TempDir private Path directory;

  private static Execution jobs(int number) {
    return new Execution("test", UnitEngines.local(OptionalInt.of(number)), Part.WHOLE);
  }

  @ParameterizedTest
  @EnumSource(SmallRun.class)
  void theNumberOfJobsChangesNoByte(SmallRun kind) throws IOException {
    Path single = directory.resolve("single");
    Path many = directory.resolve("many");
    Experiments.run(kind.config(), single, jobs(1), RunMonitor.SILENT);
    Experiments.run(kind.config(), many, jobs(7), RunMonitor.SILENT);
    assertEquals(SmallRun.contents(single), SmallRun.contents(many));
  }

  private RunDirectory directory() {
    return Studies.create(directory.resolve("run"), SmallRun.FIRST_STEP.config());
  }

  private static Unit unit(String key, BiConsumer<UnitDirectory, Progress> work) {
    return WholeUnit.of(key, 1, work);
  }

  private static Map<String, UnitStatus.State> states(RunDirectory run) {
    Map<String, UnitStatus.State> states = new TreeMap<>();
    run.units().forEach(unit -> states.put(unit.key(), unit.status().orElseThrow().state()));
    return states;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void unitsAreAtWorkAtOnce() {
    CountDownLatch both = new CountDownLatch(2);
    BiConsumer<UnitDirectory, Progress> meet =
        (files, progress) -> {
          both.countDown();
          await(both);
        };
    Run run = () -> List.of(unit("a", meet), unit("b", meet));
    RunResult result = new Runner(run, directory(), jobs(2), RunMonitor.SILENT).begin();
    assertFalse(result.isInterrupted());
    assertFalse(result.hasFailures());
  }

  @Test
  void aUnitThatFailsIsRecordedAndTheOthersGoOn() {
    Run run =
        () ->
            List.of(
                unit(
                    "a",
                    (files, progress) -> {
                      throw new IllegalStateException("no luck");
                    }),
                unit(
                    "b",
                    (files, progress) -> {
                      throw new OutOfMemoryError("Java heap space");
                    }),
                unit("c", (files, progress) -> {}));
    RunDirectory files = directory();
    RunResult result = new Runner(run, files, jobs(2), RunMonitor.SILENT).begin();
    assertTrue(result.hasFailures());
    assertFalse(result.isInterrupted());
    assertEquals("IllegalStateException: no luck", files.unit("a").status().orElseThrow().reason());
    UnitStatus exhausted = files.unit("b").status().orElseThrow();
    assertEquals(UnitStatus.State.FAILED, exhausted.state());
    assertTrue(String.valueOf(exhausted.reason()).startsWith("out of memory: Java heap space;"));
    assertEquals(UnitStatus.finished(1), files.unit("c").status().orElseThrow());
  }

  @Test
  void whereFilesCannotBeWrittenAllStopAndWhatHasFinishedIsKept() {
    CountDownLatch finished = new CountDownLatch(1);
    UncheckedIOException full = new UncheckedIOException(new IOException("No space left"));
    Run run =
        () ->
            List.of(
                unit("a", (files, progress) -> {}),
                unit(
                    "b",
                    (files, progress) -> {
                      finished.countDown();
                      while (!progress.isStopRequested()) {
                        Thread.onSpinWait();
                      }
                      throw new CancellationException("stopped");
                    }),
                unit(
                    "c",
                    (files, progress) -> {
                      await(finished);
                      throw full;
                    }),
                unit("d", (files, progress) -> {}));
    RunDirectory files = directory();
    Runner sweep = new Runner(run, files, jobs(2), RunMonitor.SILENT);
    assertSame(full, assertThrows(UncheckedIOException.class, () -> sweep.begin()));
    assertEquals(
        Map.of(
            "a", UnitStatus.State.FINISHED,
            "b", UnitStatus.State.RUNNING,
            "c", UnitStatus.State.RUNNING),
        states(files));
    Run again =
        () ->
            List.of(
                unit(
                    "a",
                    (unit, progress) -> {
                      throw new AssertionError("it has finished");
                    }),
                unit("b", (unit, progress) -> {}),
                unit("c", (unit, progress) -> {}),
                unit("d", (unit, progress) -> {}));
    RunResult result = new Runner(again, files, jobs(2), RunMonitor.SILENT).resume();
    assertFalse(result.isInterrupted());
    assertEquals(4, result.units().stream().filter(UnitStatus::hasEnded).count());
  }

  @Test
  void allAtWorkHearTheRequestToStop() {
    AtomicInteger atWork = new AtomicInteger();
    BiConsumer<UnitDirectory, Progress> endless =
        (files, progress) -> {
          atWork.incrementAndGet();
          while (!progress.isStopRequested()) {
            Thread.onSpinWait();
          }
          throw new CancellationException("stopped");
        };
    Run run = () -> List.of(unit("a", endless), unit("b", endless), unit("c", endless));
    RunDirectory files = directory();
    RunMonitor untilTwo = new Stopping(atWork);
    RunResult result = new Runner(run, files, jobs(2), untilTwo).begin();
    assertTrue(result.isInterrupted());
    assertEquals(
        Map.of("a", UnitStatus.State.RUNNING, "b", UnitStatus.State.RUNNING), states(files));
  }

  /** Asks to stop once two are at work. */
  private record Stopping(AtomicInteger atWork) implements RunMonitor {
    @Override
    public void unitStarted(String key, int fromStep, int steps) {}

    @Override
    public void stepReached(String key, int step, OptionalDouble trainLoss) {}

    @Override
    public void unitEnded(String key, UnitStatus status) {}

    @Override
    public boolean isStopRequested() {
      return atWork.get() >= 2;
    }
  }

  /** A sum over units that is written after each: the last one must see all. */
  @Test
  void whatSumsUpAllUnitsIsWrittenOneAtATime() {
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Run run =
        new Run() {
          @Override
          public List<Unit> units() {
            return List.of(
                unit("a", (files, progress) -> {}),
                unit("b", (files, progress) -> {}),
                unit("c", (files, progress) -> {}),
                unit("d", (files, progress) -> {}));
          }

          @Override
          public void unitWorked(RunDirectory files) {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            LockSupport.parkNanos(1_000_000);
            inside.decrementAndGet();
          }
        };
    new Runner(run, directory(), jobs(4), RunMonitor.SILENT).begin();
    assertEquals(1, most.get());
  }
}
