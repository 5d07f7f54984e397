package org.ntkdynamics.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntkdynamics.Tolerance;
import org.ntkdynamics.matrix.SquareMatrix;
import org.ntkdynamics.random.RandomStreams;

/** Spectrum and alignment against all eigenpairs and explicit label matrices. */
class SpectrumTest {
  /** {@code H A H} written out. */
  private static RealMatrix centred(RealMatrix a) {
    int n = a.getRowDimension();
    RealMatrix ones = MatrixUtils.createRealMatrix(n, n).scalarAdd(1.0 / n);
    RealMatrix h = MatrixUtils.createRealIdentityMatrix(n).subtract(ones);
    return h.multiply(a).multiply(h);
  }

  private static RealMatrix ofLabels(List<Integer> labels) {
    RealMatrix kernel = MatrixUtils.createRealMatrix(labels.size(), labels.size());
    for (int i = 0; i < labels.size(); i++) {
      for (int j = 0; j < labels.size(); j++) {
        kernel.setEntry(i, j, labels.get(i).equals(labels.get(j)) ? 1 : 0);
      }
    }
    return kernel;
  }

  /** The definition, from every eigenpair and the N × N label matrix. */
  private static Spectrum oracle(double[][] kernel, List<Integer> labels) {
    EigenDecompositionSymmetric all =
        new EigenDecompositionSymmetric(MatrixUtils.createRealMatrix(kernel));
    double[] eigenvalues = all.getEigenvalues();
    double sum = Arrays.stream(eigenvalues).sum();
    double squares = Arrays.stream(eigenvalues).map(lambda -> lambda * lambda).sum();
    RealMatrix centred = centred(ofLabels(labels));
    double captured = 0;
    for (int top = 0; top < labels.stream().distinct().count(); top++) {
      RealVector vector = all.getEigenvector(top);
      captured += vector.dotProduct(centred.operate(vector));
    }
    return new Spectrum(
        eigenvalues[0],
        sum * sum / squares,
        captured / centred.getTrace(),
        2 * kernel.length / eigenvalues[0]);
  }

  /** A positive definite kernel with a signal along classes of unequal size, samples shuffled. */
  private static double[][] kernel(List<Integer> labels, long seed) {
    int n = labels.size();
    UniformRandomProvider rng = RandomStreams.stream(seed, "test", "spectrum");
    double[] noise = ZigguratSampler.NormalizedGaussian.of(rng).samples((long) n * n).toArray();
    RealMatrix factor = MatrixUtils.createRealMatrix(n, n);
    for (int i = 0; i < noise.length; i++) {
      factor.setEntry(i / n, i % n, noise[i] / Math.sqrt(n));
    }
    return factor.multiplyTransposed(factor).add(ofLabels(labels).scalarMultiply(0.3)).getData();
  }

  private static List<Integer> labels(int samples, int classes) {
    return IntStream.range(0, samples)
        .map(
            i -> 3 * (int) Math.floor(classes * Math.pow((i * 37 % samples) / (double) samples, 2)))
        .boxed()
        .toList();
  }

  @ParameterizedTest
  @CsvSource({"5, 2", "30, 3", "101, 10", "200, 4"})
  void theTopOfTheSpectrumSaysWhatAllOfItSays(int samples, int classes) {
    List<Integer> labels = labels(samples, classes);
    double[][] kernel = kernel(labels, samples);
    Spectrum expected = oracle(kernel, labels);
    Spectrum found = Spectrum.of(SquareMatrix.of(kernel), labels);
    assertClose(expected.lambdaMax(), found.lambdaMax());
    assertClose(expected.effectiveRank(), found.effectiveRank());
    assertClose(expected.labelEnergy(), found.labelEnergy());
    assertClose(expected.stepSizeBound(), found.stepSizeBound());
    assertTrue(found.labelEnergy() > 0.01 && found.labelEnergy() < 1);
  }

  @ParameterizedTest
  @CsvSource({"5, 2", "30, 3", "101, 10"})
  void alignmentIsThatOfTheMatricesWrittenOut(int samples, int classes) {
    List<Integer> labels = labels(samples, classes);
    double[][] kernel = kernel(labels, samples);
    RealMatrix k = MatrixUtils.createRealMatrix(kernel);
    RealMatrix l = ofLabels(labels);
    assertClose(cosine(k, l), KernelAlignment.of(SquareMatrix.of(kernel), labels));
    assertClose(
        cosine(centred(k), centred(l)), KernelAlignment.centred(SquareMatrix.of(kernel), labels));
  }

  private static double cosine(RealMatrix a, RealMatrix b) {
    return a.transposeMultiply(b).getTrace() / a.getFrobeniusNorm() / b.getFrobeniusNorm();
  }

  private static void assertClose(double expected, double found) {
    assertEquals(expected, found, Tolerance.F64 * Math.abs(expected));
  }

  @Test
  void aKernelOfRankOneAlongTheLabels() {
    List<Integer> labels = List.of(1, 0, 1, 1, 0, 0);
    double[][] kernel = new double[6][6];
    for (int i = 0; i < 6; i++) {
      for (int j = 0; j < 6; j++) {
        kernel[i][j] = labels.get(i).equals(labels.get(j)) ? 2 : -2;
      }
    }
    Spectrum spectrum = Spectrum.of(SquareMatrix.of(kernel), labels);
    assertClose(12, spectrum.lambdaMax());
    assertClose(1, spectrum.effectiveRank());
    assertClose(1, spectrum.labelEnergy());
    assertClose(1, spectrum.stepSizeBound());
  }

  @Test
  void oneClassHasNoLabelEnergyAndOneSampleHasOneClass() {
    // 49 times 1/49 is not 1 in floating point.
    List<Integer> labels = IntStream.range(0, 49).map(i -> 4).boxed().toList();
    assertTrue(Double.isNaN(Spectrum.of(SquareMatrix.of(kernel(labels, 2)), labels).labelEnergy()));
    assertEquals(
        new Spectrum(5, 1, Double.NaN, 0.4),
        Spectrum.of(SquareMatrix.of(new double[][] {{5}}), List.of(7)));
    assertThrows(
        IllegalArgumentException.class,
        () -> Spectrum.of(SquareMatrix.of(new double[0][0]), List.<Integer>of()));
    assertThrows(
        IllegalArgumentException.class,
        () -> Spectrum.of(SquareMatrix.of(new double[][] {{5}}), List.of(1, 2)));
  }

  @Test
  void aKernelThatIsNotFiniteHasNoSpectrum() {
    List<Integer> labels = labels(20, 2);
    double[][] kernel = kernel(labels, 5);
    kernel[3][2] = Double.POSITIVE_INFINITY;
    assertEquals(
        new Spectrum(Double.NaN, Double.NaN, Double.NaN, Double.NaN),
        Spectrum.of(SquareMatrix.of(kernel), labels));
  }

  /** Of three classes: the third eigenvector is any of many, and says nothing. */
  @Test
  void eigenvectorsOfTheEigenvalueZeroHoldNoLabelEnergy() {
    List<Integer> labels = List.of(0, 0, 1, 1, 2, 2);
    double[][] kernel = new double[6][6];
    kernel[0][0] = 4;
    kernel[1][1] = 1;
    double ofOne = (4 + 1 + 1) / 9.0; // Σ_c (Σ_i (v_i - 1/6))² for a unit vector of the basis.
    Spectrum spectrum = Spectrum.of(SquareMatrix.of(kernel), labels);
    assertEquals(2 * ofOne / 4, spectrum.labelEnergy(), 1e-12);
    assertEquals(0, Spectrum.of(SquareMatrix.of(new double[6][6]), labels).labelEnergy());
  }
}
