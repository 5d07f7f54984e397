package org.ntkdynamics.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ntkdynamics.spec.Spec;
import org.ntkdynamics.store.DrawBlock;
import org.ntkdynamics.store.Session;
import org.ntkdynamics.store.StoreException;
import org.ntkdynamics.store.UnitStatus;
import org.ntkdynamics.store.Worker;

/** Units whose draws are divided, with the way there and back in bytes. */
class OrderedDrawsTest {
  /** More than travel at once, and a last block that is short. */
  private static final int DRAWS = 1100;

  @TempDir private Path directory;

  /** Draws the blocks of a set last first, and does something to the bytes that come back. */
  private static final class Place implements DrawingPlace {
    private final UnaryOperator<byte[]> wayBack;
    private final List<Integer> pieces = Collections.synchronizedList(new ArrayList<>());

    Place(UnaryOperator<byte[]> wayBack) {
      this.wayBack = wayBack;
    }

    @Override
    public Future<List<DrawBlock>> draw(List<DrawOrder> orders) {
      pieces.add(orders.size());
      Map<DrawOrder, DrawBlock> blocks = new HashMap<>();
      for (int i = orders.size() - 1; i >= 0; i--) {
        DrawOrder order = Journey.there(orders.get(i));
        blocks.put(orders.get(i), Journey.of(order.work(1 + i % 2, () -> false), wayBack));
      }
      return CompletableFuture.completedFuture(orders.stream().map(blocks::get).toList());
    }

    @Override
    public RuntimeException lost(ExecutionException e) {
      return new EngineException("lost: " + e.getCause().getMessage());
    }
  }

  private static Execution drawnBy(DrawingPlace place, boolean allowMixed) {
    UnitEngine engine =
        open -> open.forEach(2, unit -> open.drawElsewhere(unit, place, allowMixed));
    return new Execution("test", engine, Part.WHOLE);
  }

  private static Spec config(SmallRun kind) {
    return kind.config("ensemble.draws=" + DRAWS);
  }

  private Path local(SmallRun kind) {
    Path root = directory.resolve("local");
    Execution here = new Execution("test", UnitEngines.local(OptionalInt.of(3)), Part.WHOLE);
    Experiments.run(config(kind), root, here, RunMonitor.SILENT);
    return root;
  }

  @ParameterizedTest
  @EnumSource(names = {"DISPERSION", "KERNEL_RATIO", "FIRST_STEP", "CORRELATORS", "EXPECTED_NTK"})
  void theSameBytesComeBack(SmallRun kind) throws IOException {
    Place place = new Place(bytes -> bytes);
    Path divided = directory.resolve("divided");
    RunResult result =
        Experiments.run(config(kind), divided, drawnBy(place, false), RunMonitor.SILENT);
    assertFalse(result.isInterrupted());
    assertFalse(result.hasFailures());
    assertEquals(SmallRun.contents(local(kind)), SmallRun.contents(divided));
    assertTrue(place.pieces.stream().allMatch(pieces -> pieces == 3), place.pieces.toString());
    List<Session> sessions = result.directory().provenance().orElseThrow().sessions();
    List<Worker> workers = sessions.get(0).workers();
    assertNotNull(workers);
    assertEquals(1, workers.size());
    assertEquals(result.units().size(), workers.get(0).units().size());
  }

  @Test
  void aDamagedBlockIsAUnitThatFailsAndIsDrawnAgain() throws IOException {
    AtomicInteger blocks = new AtomicInteger();
    UnaryOperator<byte[]> fourth =
        bytes -> {
          if (blocks.incrementAndGet() == 4) {
            bytes[bytes.length / 2] ^= 1; // Most of the bytes are numbers.
          }
          return bytes;
        };
    Path root = directory.resolve("run");
    RunResult result =
        Experiments.run(
            config(SmallRun.CORRELATORS),
            root,
            drawnBy(new Place(fourth), false),
            RunMonitor.SILENT);
    List<String> reasons = new ArrayList<>();
    result.units().forEach(unit -> reasons.add(String.valueOf(unit.reason())));
    assertEquals(1, reasons.stream().filter(reason -> reason.contains("is damaged")).count());
    assertEquals(1, failures(result));
    RunResult again =
        Experiments.resume(root, drawnBy(new Place(bytes -> bytes), false), RunMonitor.SILENT);
    assertEquals(0, failures(again));
    assertEquals(SmallRun.contents(local(SmallRun.CORRELATORS)), SmallRun.contents(root));
  }

  private static long failures(RunResult result) {
    return result.units().stream().filter(unit -> unit.state() == UnitStatus.State.FAILED).count();
  }

  @Test
  void drawsOfAnotherProcessorAreRefusedUnlessAllowed() {
    UnaryOperator<byte[]> otherKernels = Journey.with("kernels ", "Kernels ");
    Path root = directory.resolve("run");
    Execution refused = drawnBy(new Place(otherKernels), false);
    StoreException refusal =
        assertThrows(
            StoreException.class,
            () -> Experiments.run(config(SmallRun.CORRELATORS), root, refused, RunMonitor.SILENT));
    assertTrue(
        String.valueOf(refusal.getMessage()).contains("rounded otherwise"), refusal.getMessage());
    RunResult result =
        Experiments.resume(root, drawnBy(new Place(otherKernels), true), RunMonitor.SILENT);
    assertFalse(result.hasFailures());
    int units = result.units().size();
    List<Session> sessions = result.directory().provenance().orElseThrow().sessions();
    List<Worker> workers = sessions.get(1).workers();
    assertNotNull(workers);
    assertEquals(2, workers.size(), "who has estimated, and who has drawn");
    assertTrue(workers.stream().allMatch(worker -> worker.units().size() == units));
  }

  @Test
  void drawsThatAreLostAreAUnitThatFailedAndTheOthersGoOn() {
    AtomicInteger sets = new AtomicInteger();
    Place whole = new Place(bytes -> bytes);
    DrawingPlace place =
        new DrawingPlace() {
          @Override
          public Future<List<DrawBlock>> draw(List<DrawOrder> orders) {
            return sets.incrementAndGet() == 1
                ? CompletableFuture.failedFuture(new IllegalStateException("executor 3"))
                : whole.draw(orders);
          }

          @Override
          public RuntimeException lost(ExecutionException e) {
            return whole.lost(e);
          }
        };
    RunResult result =
        Experiments.run(
            config(SmallRun.CORRELATORS),
            directory.resolve("run"),
            drawnBy(place, false),
            RunMonitor.SILENT);
    List<UnitStatus> failed =
        result.units().stream().filter(unit -> unit.state() == UnitStatus.State.FAILED).toList();
    assertEquals(List.of(UnitStatus.failed(0, "lost: executor 3")), failed);
    assertFalse(result.isInterrupted());
  }

  /**
   * Sets are ordered ahead as far as there is memory; one that exceeds it is drawn all the same.
   */
  @Test
  void setsAreOrderedAheadWithinTheMemory() {
    Unit unit = Studies.prepare(config(SmallRun.KERNEL_RATIO)).units().get(0);
    assertEquals(1, orderedAtFirst(unit, new OrderedDraws.Memory(1)));
    assertEquals(unit.drawSets().size(), orderedAtFirst(unit, new OrderedDraws.Memory(1L << 40)));
  }

  private static int orderedAtFirst(Unit unit, OrderedDraws.Memory memory) {
    AtomicInteger ordered = new AtomicInteger();
    DrawingPlace place =
        new DrawingPlace() {
          @Override
          public Future<List<DrawBlock>> draw(List<DrawOrder> orders) {
            ordered.incrementAndGet();
            return CompletableFuture.failedFuture(new IllegalStateException("never"));
          }

          @Override
          public RuntimeException lost(ExecutionException e) {
            return new EngineException("lost");
          }
        };
    try (OrderedDraws draws = new OrderedDraws(unit, "", place, worker -> {}, memory)) {
      assertThrows(EngineException.class, () -> draws.draw(0));
    }
    return ordered.get();
  }
}
