package org.ntkdynamics.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ntkdynamics.store.Provenance;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.store.Session;
import org.ntkdynamics.store.StoreException;
import org.ntkdynamics.store.UnitBlock;
import org.ntkdynamics.store.UnitStatus;
import org.ntkdynamics.store.Worker;

/** Units that are ordered from elsewhere, with the way there and back in bytes. */
class UnitOrderTest {
  @TempDir private Path directory;

  /** Orders every unit, two at once, and does something to the bytes that come back. */
  private record Elsewhere(boolean allowMixed, UnaryOperator<byte[]> wayBack)
      implements UnitEngine {
    Elsewhere() {
      this(false, bytes -> bytes);
    }

    @Override
    public void work(OpenUnits open) {
      open.forEach(
          2,
          unit -> {
            UnitOrder order = Journey.there(open.order(unit));
            open.accept(unit, Journey.of(order.work(1, () -> false), wayBack), allowMixed);
          });
    }

    Execution execution() {
      return new Execution("test", this, Part.WHOLE);
    }
  }

  private Path local(SmallRun kind) {
    Path root = directory.resolve("local");
    Experiments.run(kind.config(), root, Execution.here("test"), RunMonitor.SILENT);
    return root;
  }

  @ParameterizedTest
  @EnumSource(names = {"LABEL_AWARENESS", "MODEL", "FIRST_STEP", "CLAIMS"})
  void theSameBytesComeBack(SmallRun kind) throws IOException {
    Path ordered = directory.resolve("ordered");
    RunResult result =
        Experiments.run(kind.config(), ordered, new Elsewhere().execution(), RunMonitor.SILENT);
    assertFalse(result.isInterrupted());
    assertEquals(SmallRun.contents(local(kind)), SmallRun.contents(ordered));
    List<Session> sessions = result.directory().provenance().orElseThrow().sessions();
    List<Worker> workers = sessions.get(0).workers();
    assertNotNull(workers);
    assertEquals(1, workers.size());
    assertEquals(result.units().size(), workers.get(0).units().size());
  }

  /** Stops after some steps. */
  private record StopsAfter(int steps, AtomicInteger reached) implements RunMonitor {
    @Override
    public void unitStarted(String key, int fromStep, int last) {}

    @Override
    public void stepReached(String key, int step, OptionalDouble trainLoss) {
      reached.incrementAndGet();
    }

    @Override
    public void unitEnded(String key, UnitStatus status) {}

    @Override
    public boolean isStopRequested() {
      return reached.get() >= steps;
    }
  }

  @Test
  void aTrainingGoesOnElsewhereFromItsCheckpoint() throws IOException {
    Path moved = directory.resolve("moved");
    RunResult stopped =
        Experiments.run(
            SmallRun.LABEL_AWARENESS.config(),
            moved,
            new Execution("test", UnitEngines.local(OptionalInt.of(1)), Part.WHOLE),
            new StopsAfter(5, new AtomicInteger()));
    assertTrue(stopped.isInterrupted());
    RunResult result = Experiments.resume(moved, new Elsewhere().execution(), RunMonitor.SILENT);
    assertFalse(result.isInterrupted());
    assertEquals(SmallRun.contents(local(SmallRun.LABEL_AWARENESS)), SmallRun.contents(moved));
  }

  @Test
  void aDamagedBlockIsAUnitThatFailed() {
    Path root = directory.resolve("run");
    UnitEngine engine = new Elsewhere(false, Journey.with("step,", "stop,"));
    RunResult result =
        Experiments.run(
            SmallRun.LABEL_AWARENESS.config(),
            root,
            new Execution("test", engine, Part.WHOLE),
            RunMonitor.SILENT);
    assertTrue(result.hasFailures());
    for (UnitStatus status : result.units()) {
      assertEquals(UnitStatus.State.FAILED, status.state());
      assertTrue(String.valueOf(status.reason()).contains("loss.csv is damaged"));
    }
  }

  private RunDirectory halfWay(SmallRun kind) {
    Path root = directory.resolve("half");
    Execution half = new Execution("test", new Elsewhere(), new Part(1, 2));
    return Experiments.run(kind.config(), root, half, RunMonitor.SILENT).directory();
  }

  @Test
  void unitsOfAnotherProcessorAreRefusedUnlessAllowed() {
    RunDirectory run = halfWay(SmallRun.LABEL_AWARENESS);
    UnaryOperator<byte[]> otherKernels = Journey.with("kernels ", "Kernels ");
    Execution refused = new Elsewhere(false, otherKernels).execution();
    StoreException refusal =
        assertThrows(
            StoreException.class, () -> Experiments.resume(run.root(), refused, RunMonitor.SILENT));
    assertTrue(
        String.valueOf(refusal.getMessage()).contains("rounded otherwise"), refusal.getMessage());
    assertEquals(1, run.units().stream().flatMap(unit -> unit.status().stream()).count());
    RunResult result =
        Experiments.resume(
            run.root(), new Elsewhere(true, otherKernels).execution(), RunMonitor.SILENT);
    assertFalse(result.hasFailures());
    Provenance provenance = run.provenance().orElseThrow();
    List<Worker> workers = provenance.sessions().get(2).workers();
    assertNotNull(workers);
    assertTrue(workers.get(0).software().blas().contains("Kernels "));
  }

  @Test
  void otherDataAreRefused() {
    RunDirectory run = halfWay(SmallRun.LABEL_AWARENESS);
    Run prepared = Studies.prepare(run.config());
    OpenUnits open = new OpenUnits(prepared, run, prepared.units(), RunMonitor.SILENT);
    String digest = prepared.datasetFiles().get(0).sha256();
    UnitOrder order =
        Journey.of(
            open.order(prepared.units().get(1)), Journey.with(digest, "0".repeat(digest.length())));
    assertThrows(org.ntkdynamics.data.DataException.class, () -> order.work(1, () -> false));
  }

  @Test
  void twoDriversOnOneRunAreRefused() {
    RunDirectory run = halfWay(SmallRun.FIRST_STEP);
    run.unit(run.units().get(0).key()).writeStatus(UnitStatus.running(0));
    UnitEngine second =
        open ->
            assertThrows(
                StoreException.class,
                () ->
                    Experiments.resume(run.root(), new Elsewhere().execution(), RunMonitor.SILENT));
    Experiments.resume(run.root(), new Execution("test", second, Part.WHOLE), RunMonitor.SILENT);
  }

  @Test
  void anUnknownBlockIsNone() {
    UnitBlock nothing = UnitBlock.of(halfWay(SmallRun.FIRST_STEP).unit("never"));
    assertTrue(nothing.status().isEmpty());
    assertTrue(nothing.damage().isEmpty());
  }

  @Test
  void enginesThatAreNotThereAreNamed() {
    EngineRequest request = new EngineRequest(OptionalInt.empty(), null, false);
    String unknown =
        assertThrows(EngineException.class, () -> UnitEngines.named("sparc", request)).getMessage();
    assertEquals("there is no engine sparc; there are local and spark", unknown);
  }
}
