package org.ntkdynamics.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ntkdynamics.matrix.SquareMatrix;

/** Alignment, spectrum and drift, on kernels whose values are known. */
class KernelMetricsTest {
  private static final double ROUNDING = 1e-10;
  private static final int CLASSES = 4;
  private static final int SAMPLES = 5;

  private static final List<Integer> LABELS =
      IntStream.range(0, CLASSES * SAMPLES).map(i -> i / SAMPLES).boxed().toList();

  /** A kernel with d on the diagonal, c within classes and n between them. */
  private static SquareMatrix blocks(double d, double c, double n) {
    double[][] kernel = new double[LABELS.size()][LABELS.size()];
    for (int i = 0; i < kernel.length; i++) {
      for (int j = 0; j < kernel.length; j++) {
        kernel[i][j] = i == j ? d : LABELS.get(i).equals(LABELS.get(j)) ? c : n;
      }
    }
    return SquareMatrix.of(kernel);
  }

  @Test
  void spectrumOfAKernelWithBlocks() {
    // d-c (C(m-1) times), d-c+m(c-n) (C-1 times), d-c+m(c-n)+mCn (once).
    double d = 7;
    double c = 3;
    double n = 1;
    double small = d - c;
    double middle = small + SAMPLES * (c - n);
    double large = middle + SAMPLES * CLASSES * n;
    double sum = CLASSES * (SAMPLES - 1) * small + (CLASSES - 1) * middle + large;
    double squares =
        CLASSES * (SAMPLES - 1) * small * small + (CLASSES - 1) * middle * middle + large * large;
    Spectrum spectrum = Spectrum.of(blocks(d, c, n), LABELS);
    assertEquals(large, spectrum.lambdaMax(), ROUNDING);
    assertEquals(sum * sum / squares, spectrum.effectiveRank(), ROUNDING);
    assertEquals(1, spectrum.labelEnergy(), ROUNDING);
    assertEquals(2 * LABELS.size() / large, spectrum.stepSizeBound(), ROUNDING);
  }

  @Test
  void theKernelOfTheLabelsIsAligned() {
    assertEquals(1, KernelAlignment.of(blocks(3, 3, 0), LABELS), ROUNDING);
    assertEquals(1, KernelAlignment.centred(blocks(3, 3, 0), LABELS), ROUNDING);
    assertEquals(1, KernelAlignment.centred(blocks(5, 5, 2), LABELS), ROUNDING);
    assertEquals(1 / Math.sqrt(SAMPLES), KernelAlignment.of(blocks(1, 0, 0), LABELS), ROUNDING);
    assertEquals(Math.sqrt(1.0 / CLASSES), KernelAlignment.of(blocks(1, 1, 1), LABELS), ROUNDING);
  }

  @Test
  void aMultipleOfAKernelIsAtNoDistance() {
    assertEquals(0, KernelDrift.distance(blocks(5, 3, 1), blocks(10, 6, 2)), ROUNDING);
    assertTrue(KernelDrift.distance(blocks(5, 3, 1), blocks(5, 1, 1)) > 0.01);
    assertEquals(1, KernelDrift.relativeChange(blocks(10, 6, 2), blocks(5, 3, 1)), ROUNDING);
    assertEquals(0.2, KernelDrift.diagonalChange(blocks(6, 0, 0), blocks(5, 3, 1)), ROUNDING);
  }

  @Test
  void aTrackerRemembersTheFirstAndThePreviousKernel() {
    KernelTracker tracker = new KernelTracker(LABELS);
    KernelDrift start = tracker.track(0, blocks(5, 3, 1)).drift();
    assertEquals(0, start.relativeChange());
    assertTrue(Double.isNaN(start.distance()) && Double.isNaN(start.velocity()));
    tracker.track(1, blocks(5, 1, 1));
    KernelDrift later = tracker.track(11, blocks(10, 6, 2)).drift();
    double distance = KernelDrift.distance(blocks(10, 6, 2), blocks(5, 1, 1));
    assertEquals(distance, later.distance(), ROUNDING);
    assertEquals(distance / 10, later.velocity(), ROUNDING);
    assertEquals(1, later.relativeChange(), ROUNDING);
  }

  @Test
  void aTrackerThatNeverSawTheStartDoesNotKnowTheChange() {
    KernelDrift drift = new KernelTracker(LABELS).track(10, blocks(5, 3, 1)).drift();
    assertTrue(Double.isNaN(drift.relativeChange()) && Double.isNaN(drift.diagonalChange()));
  }

  @Test
  void aTrackerGoesOnFromWhatItObserved() {
    KernelTracker whole = new KernelTracker(LABELS);
    whole.track(0, blocks(5, 3, 1));
    whole.track(2, blocks(5, 4, 1));
    whole.track(3, blocks(5, 2, 1));
    KernelTracker resumed = new KernelTracker(LABELS);
    Map<Integer, SquareMatrix> read = Map.of(0, blocks(5, 3, 1), 3, blocks(5, 2, 1));
    resumed.resume(List.of(0, 2, 3), step -> Objects.requireNonNull(read.get(step)));
    assertEquals(whole.track(9, blocks(4, 3, 1)), resumed.track(9, blocks(4, 3, 1)));
  }
}
