package org.ntkdynamics.ensemble;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.ntkdynamics.theory.Widths;

class EnsembleTest {
  private static final NetworkSetting SETTING =
      NetworkSetting.standard(Widths.of(6, 9, 700, 12, 1), 2.2);

  private static Supplier<RowSampler> sampler(int kind) {
    InputRows inputs = InputRows.atCosines(6, 0.5);
    return () ->
        switch (kind) {
          case 0 -> new NormChainSampler(SETTING, 1);
          case 1 -> new DeferredSampler(SETTING, inputs);
          default -> new DenseSampler(SETTING, inputs);
        };
  }

  @Test
  void threadsChangeNothing() {
    for (int kind = 0; kind < 3; kind++) {
      double[][] one = new Ensemble(1, "unit", 1).draw(sampler(kind), 300);
      for (int threads : new int[] {2, 5}) {
        double[][] many = new Ensemble(1, "unit", threads).draw(sampler(kind), 300);
        assertArrayEquals(one, many);
      }
    }
  }

  @Test
  void fewerDrawsAreAPrefixOfMore() {
    double[][] more = new Ensemble(1, "unit", 1).draw(sampler(1), 200);
    double[][] fewer = new Ensemble(1, "unit", 1).draw(sampler(1), 70);
    for (int column = 0; column < more.length; column++) {
      assertArrayEquals(Arrays.copyOf(more[column], 70), fewer[column]);
    }
  }

  @Test
  void seedsAndUnitsNameDifferentDraws() {
    double first = new Ensemble(1, "unit", 1).draw(sampler(0), 1)[0][0];
    assertEquals(first, new Ensemble(1, "unit", 1).draw(sampler(0), 1)[0][0], 0);
    assertThrows(
        AssertionError.class,
        () -> assertEquals(first, new Ensemble(2, "unit", 1).draw(sampler(0), 1)[0][0], 0));
    assertThrows(
        AssertionError.class,
        () -> assertEquals(first, new Ensemble(1, "other", 1).draw(sampler(0), 1)[0][0], 0));
  }

  @Test
  void refusesNothingToDoAndPassesFailuresOn() {
    assertThrows(IllegalArgumentException.class, () -> new Ensemble(1, "unit", 0));
    Ensemble ensemble = new Ensemble(1, "unit", 2);
    assertThrows(IllegalArgumentException.class, () -> ensemble.draw(sampler(0), 0));
    InputRows wrong = InputRows.unit(5);
    assertThrows(
        IllegalArgumentException.class,
        () -> ensemble.draw(() -> new DenseSampler(SETTING, wrong), 10));
  }

  @Test
  void anInterruptLeavesNoHalfFilledSample() {
    for (int threads : new int[] {1, 2}) {
      Ensemble ensemble = new Ensemble(1, "unit", threads);
      Thread.currentThread().interrupt();
      assertThrows(CancellationException.class, () -> ensemble.draw(sampler(0), 1000));
      assertEquals(true, Thread.interrupted());
    }
  }

  @Test
  void aRequestToStopLeavesNoHalfFilledSample() {
    for (int threads : new int[] {1, 2}) {
      AtomicInteger asked = new AtomicInteger();
      Ensemble ensemble =
          new Ensemble(1, "unit", threads).stoppedWhen(() -> asked.incrementAndGet() > 3);
      assertThrows(CancellationException.class, () -> ensemble.draw(sampler(0), 64 * 1000));
      assertTrue(asked.get() < 10, "goes on after it was asked to stop");
    }
    double[][] whole = new Ensemble(1, "unit", 2).draw(sampler(0), 300);
    assertArrayEquals(
        whole, new Ensemble(1, "unit", 2).stoppedWhen(() -> false).draw(sampler(0), 300));
  }

  @Test
  void pairsAreAddressedInEitherOrder() {
    InputRows inputs = InputRows.atCosines(6, 0.5, 0.1);
    KernelDraws draws =
        KernelDraws.draw(new Ensemble(1, "unit", 1), () -> new DeferredSampler(SETTING, inputs), 5);
    assertArrayEquals(draws.total(2, 1), draws.total(1, 2));
    assertArrayEquals(new double[] {1, 1, 1, 1, 1}, ratio(draws.total(2, 2), draws.total(2, 2)));
    assertThrows(IllegalArgumentException.class, () -> draws.total(0, 3));
  }

  private static double[] ratio(double[] a, double[] b) {
    double[] ratio = new double[a.length];
    Arrays.setAll(ratio, i -> a[i] / b[i]);
    return ratio;
  }
}
