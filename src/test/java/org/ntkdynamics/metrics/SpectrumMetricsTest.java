package org.ntkdynamics.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ntkdynamics.matrix.NativeArrays;
import org.ntkdynamics.matrix.SquareMatrix;
import org.ntkdynamics.random.RandomStreams;

/** Eigenvalues, bounds on them, and how they concentrate, where the answers are known. */
class SpectrumMetricsTest {
  private static final double ROUNDING = 1e-10;
  private static final int CLASSES = 4;
  private static final int SAMPLES = 5;
  private static final List<Integer> LABELS =
      IntStream.range(0, CLASSES * SAMPLES).map(i -> i / SAMPLES).boxed().toList();

  private static SquareMatrix blocks(double d, double c, double n) {
    double[][] kernel = new double[LABELS.size()][LABELS.size()];
    for (int i = 0; i < kernel.length; i++) {
      for (int j = 0; j < kernel.length; j++) {
        kernel[i][j] = i == j ? d : LABELS.get(i).equals(LABELS.get(j)) ? c : n;
      }
    }
    return SquareMatrix.of(kernel);
  }

  /** {@code AAᵀ} of a Gaussian matrix. */
  private static INDArray gram(int size, int columns, long seed) {
    UniformRandomProvider rng = RandomStreams.stream(seed, "test", "gram");
    double[] values =
        ZigguratSampler.NormalizedGaussian.of(rng).samples((long) size * columns).toArray();
    INDArray matrix = Nd4j.createFromArray(values).reshape('c', size, columns);
    return matrix.mmul(matrix.transpose());
  }

  @Test
  void everyEigenvalueOfAKernelWithBlocks() {
    EigenSpectrum spectrum = EigenSpectrum.of(blocks(7, 3, 1), LABELS);
    double small = 4;
    double middle = small + SAMPLES * 2;
    double large = middle + SAMPLES * CLASSES;
    assertEquals(large, spectrum.eigenvalues().get(0), ROUNDING);
    for (int i = 1; i < LABELS.size(); i++) {
      assertEquals(i < CLASSES ? middle : small, spectrum.eigenvalues().get(i), ROUNDING);
    }
    Spectrum alone = Spectrum.of(blocks(7, 3, 1), LABELS);
    assertEquals(alone.lambdaMax(), spectrum.summary().lambdaMax(), ROUNDING);
    assertEquals(alone.effectiveRank(), spectrum.summary().effectiveRank(), ROUNDING);
    assertEquals(alone.labelEnergy(), spectrum.summary().labelEnergy(), ROUNDING);
    assertEquals(alone.stepSizeBound(), spectrum.summary().stepSizeBound(), ROUNDING);
  }

  @Test
  void normsOfAKernelWithBlocks() {
    NormBounds norms = NormBounds.of(blocks(7, 3, 1));
    Spectrum spectrum = Spectrum.of(blocks(7, 3, 1), LABELS);
    // The constant vector is the top eigenvector, so the row sum is attained.
    assertEquals(spectrum.lambdaMax(), norms.maxRowSum(), ROUNDING);
    assertEquals(7 * LABELS.size(), norms.trace(), ROUNDING);
    assertEquals(spectrum.effectiveRank(), norms.effectiveRank(), ROUNDING);
    assertEquals(
        4, NormBounds.of(SquareMatrix.of(new double[][] {{1, -3}, {-3, 1}})).maxRowSum(), 0);
  }

  @Test
  void theLargestEigenvalueIsThatOfPowerIteration() {
    for (int columns : new int[] {3, 20, 60}) {
      INDArray matrix = gram(20, columns, columns);
      SquareMatrix values = NativeArrays.matrix(matrix);
      double largest = Eigenpairs.largest(values);
      INDArray vector = Nd4j.ones(DataType.DOUBLE, 20, 1);
      for (int i = 0; i < 3000; i++) {
        vector = matrix.mmul(vector);
        vector.divi(vector.norm2Number());
      }
      assertEquals(matrix.mmul(vector).norm2Number().doubleValue(), largest, 1e-9 * largest);
      NormBounds norms = NormBounds.of(values);
      assertTrue(largest <= norms.maxRowSum() && largest <= norms.frobenius());
      assertTrue(norms.frobenius() <= norms.trace());
    }
  }

  @Test
  void quantilesAndMomentsOfASample() {
    double[] values = IntStream.rangeClosed(0, 100).mapToDouble(i -> (i * 37) % 101).toArray();
    Concentration sample = Concentration.of(values);
    assertEquals(50, sample.mean(), ROUNDING);
    assertEquals(5, sample.low(), ROUNDING);
    assertEquals(50, sample.median(), ROUNDING);
    assertEquals(95, sample.high(), ROUNDING);
    // Σ(i - 50)² = 2 Σ_{1..50} i² = 85850, over N - 1 = 100.
    assertEquals(Math.sqrt(858.5), sample.std(), ROUNDING);
    assertEquals(Math.sqrt(858.5) / 50, sample.relativeStd(), ROUNDING);
    assertThrows(IllegalArgumentException.class, Concentration::of);
  }

  @Test
  void tailsAreCountedAmongNetworksNotSeen() {
    // Even draws 0, 2, 0, 2 …: mean 1, deviation √(200/199). Of the odd ones 3, 1, 3, 1 … every
    // other one lies 2 from that mean.
    double[] values = new double[400];
    for (int i = 0; i < values.length; i++) {
      values[i] = i % 2 == 0 ? i % 4 == 0 ? 0 : 2 : i % 4 == 1 ? 3 : 1;
    }
    TailBound bound = TailBound.heldOut(values, 1.5);
    assertEquals(200, bound.networks());
    assertEquals(100, bound.exceeding());
    assertEquals(0.5, bound.exceedance(), 0);
    assertEquals(1 / 2.25, bound.chebyshev(), ROUNDING);
    // ⌊(201/200)(199/q² + 1)⌋/201 with q² = 2.25/(201/200).
    double q2 = 2.25 / (201.0 / 200);
    assertEquals(Math.floor(201.0 / 200 * (199 / q2 + 1)) / 201, bound.finiteSample(), ROUNDING);
    assertTrue(bound.exceedance() > bound.finiteSample(), "a shifted law must be found out");
  }

  @Test
  void gaussianDrawsKeepTheBound() {
    UniformRandomProvider rng = RandomStreams.stream(3, "test", "tails");
    double[] values = ZigguratSampler.NormalizedGaussian.of(rng).samples(20_000).toArray();
    TailBound bound = TailBound.heldOut(values, 2);
    double share = 0.0455;
    double error = Math.sqrt(share * (1 - share) / bound.networks());
    assertEquals(share, bound.exceedance(), 4 * error);
    assertTrue(bound.finiteSample() >= bound.chebyshev() - 1e-3);
    assertEquals(1, TailBound.heldOut(values, 0.5).chebyshev(), 0);
    assertThrows(
        IllegalArgumentException.class, () -> TailBound.heldOut(new double[] {1, 2, 3}, 1));
    assertThrows(IllegalArgumentException.class, () -> TailBound.heldOut(values, 0));
  }
}
