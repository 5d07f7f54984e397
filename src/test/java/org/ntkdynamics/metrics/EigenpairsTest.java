package org.ntkdynamics.metrics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.bytedeco.openblas.global.openblas_full;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntkdynamics.matrix.SquareMatrix;
import org.ntkdynamics.random.RandomStreams;

/** LAPACK's eigenpairs against Hipparchus' and against spectra that are known. */
class EigenpairsTest {
  /** Relative to the norm of the matrix, on which the rounding of eigenvalues depends. */
  private static final double ROUNDING = 1e-13;

  private static double[] gaussians(int count, long seed) {
    UniformRandomProvider rng = RandomStreams.stream(seed, "test", "eigenpairs");
    return ZigguratSampler.NormalizedGaussian.of(rng).samples(count).toArray();
  }

  /** A symmetric matrix of Gaussian numbers: eigenvalues of both signs. */
  private static double[][] symmetric(int size, long seed) {
    double[] numbers = gaussians(size * size, seed);
    double[][] matrix = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        matrix[i][j] = numbers[i * size + j];
        matrix[j][i] = matrix[i][j];
      }
    }
    return matrix;
  }

  /** {@code AAᵀ} of a Gaussian matrix, of rank at most the number of its columns. */
  private static double[][] gram(int size, int columns, long seed) {
    double[] numbers = gaussians(size * columns, seed);
    RealMatrix factor = MatrixUtils.createRealMatrix(size, columns);
    for (int i = 0; i < numbers.length; i++) {
      factor.setEntry(i / columns, i % columns, numbers[i]);
    }
    return factor.multiplyTransposed(factor).getData();
  }

  /** Orthonormal, and {@code A v = λ v}: what makes any vectors eigenvectors. */
  private static void checkVectors(double[][] matrix, Eigenpairs pairs, int count) {
    RealMatrix a = MatrixUtils.createRealMatrix(matrix);
    double norm = a.getFrobeniusNorm();
    for (int i = 0; i < count; i++) {
      RealVector v = MatrixUtils.createRealVector(pairs.vector(i));
      double residual = a.operate(v).subtract(v.mapMultiply(pairs.value(i))).getNorm();
      assertEquals(0, residual, 10 * ROUNDING * norm);
      for (int j = 0; j <= i; j++) {
        double product = v.dotProduct(MatrixUtils.createRealVector(pairs.vector(j)));
        assertEquals(i == j ? 1 : 0, product, 10 * ROUNDING);
      }
    }
  }

  private static void checkAgainstOracle(double[][] matrix, int count) {
    SquareMatrix given = SquareMatrix.of(matrix);
    Eigenpairs pairs = Eigenpairs.top(given, count);
    assertEquals(SquareMatrix.of(matrix), given, "the matrix must be left alone");
    RealMatrix a = MatrixUtils.createRealMatrix(matrix);
    double[] expected = new EigenDecompositionSymmetric(a).getEigenvalues();
    double norm = a.getFrobeniusNorm();
    assertEquals(count, pairs.values().size());
    for (int i = 0; i < count; i++) {
      assertEquals(expected[i], pairs.value(i), ROUNDING * norm);
      assertEquals(pairs.value(i), pairs.values().get(i), 0);
    }
    assertEquals(pairs.value(0), Eigenpairs.largest(SquareMatrix.of(matrix)), ROUNDING * norm);
    checkVectors(matrix, pairs, count);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 1", "2, 2", "7, 3", "40, 40", "131, 10", "300, 10"})
  void symmetricMatricesAreThoseOfHipparchus(int size, int count) {
    checkAgainstOracle(symmetric(size, size), count);
  }

  @ParameterizedTest
  @CsvSource({"20, 3, 10", "60, 1, 5", "150, 200, 10", "64, 64, 64"})
  void kernelsOfAnyRankAreThoseOfHipparchus(int size, int columns, int count) {
    checkAgainstOracle(gram(size, columns, 7), count);
  }

  @Test
  void severalEigenvaluesInOne() {
    double[][] identity = MatrixUtils.createRealIdentityMatrix(30).getData();
    checkAgainstOracle(identity, 10);
    checkAgainstOracle(new double[12][12], 4);
    int samples = 6;
    double[][] blocks = new double[5 * samples][5 * samples];
    for (int i = 0; i < blocks.length; i++) {
      for (int j = 0; j < blocks.length; j++) {
        blocks[i][j] = i == j ? 7 : i / samples == j / samples ? 3 : 0;
      }
    }
    checkAgainstOracle(blocks, 5);
    // One too many: the sixth is one of 25 that are equal.
    checkAgainstOracle(blocks, 6);
    assertEquals(7 + 3 * (samples - 1), Eigenpairs.top(SquareMatrix.of(blocks), 5).value(4), 1e-12);
  }

  @Test
  void extremeScalesAreNoMatter() {
    for (double scale : new double[] {1e-200, 1e200}) {
      double[][] matrix = gram(15, 15, 3);
      double expected = Eigenpairs.largest(SquareMatrix.of(matrix));
      for (double[] row : matrix) {
        Arrays.setAll(row, j -> row[j] * scale);
      }
      assertEquals(
          expected * scale,
          Eigenpairs.largest(SquareMatrix.of(matrix)),
          ROUNDING * expected * scale);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void whatIsNotFiniteHasNoEigenvalues(double bad) {
    double[][] matrix = gram(4, 4, 1);
    matrix[1][2] = bad;
    Eigenpairs pairs = Eigenpairs.top(SquareMatrix.of(matrix), 2);
    assertEquals(List.of(Double.NaN, Double.NaN), pairs.values());
    assertArrayEquals(
        new double[] {Double.NaN, Double.NaN, Double.NaN, Double.NaN}, pairs.vector(1));
    assertTrue(Double.isNaN(Eigenpairs.largest(SquareMatrix.of(matrix))));
  }

  @Test
  void countsAreChecked() {
    SquareMatrix matrix = SquareMatrix.of(gram(3, 3, 1));
    assertThrows(IllegalArgumentException.class, () -> Eigenpairs.top(matrix, 0));
    assertThrows(IllegalArgumentException.class, () -> Eigenpairs.top(matrix, 4));
  }

  /** Whether eigenvectors are right with the kernels that are named, or any if "": by exit code. */
  static final class Probe {
    private Probe() {}

    public static void main(String[] arguments) {
      int wrong = 3;
      try {
        checkVectors(symmetric(200, 1), Eigenpairs.top(SquareMatrix.of(symmetric(200, 1)), 10), 10);
        String kernels = openblas_full.openblas_get_corename().getString();
        assertTrue(arguments[0].isEmpty() || arguments[0].equals(kernels), kernels);
      } catch (AssertionError e) {
        System.exit(wrong);
      }
    }
  }

  /** The last is what OpenBLAS picks by itself; 0.3.31 has SapphireRapids, but not by that name. */
  @ParameterizedTest
  @CsvSource({
    "Nehalem, sse4_2",
    "Sandybridge, avx",
    "Haswell, avx2",
    "Zen, avx2",
    "SkylakeX, avx512vl",
    "Cooperlake, avx512_bf16",
    "'', fpu"
  })
  void eigenvectorsAreRightWithEverySetOfKernels(String kernels, String needed)
      throws IOException, InterruptedException {
    Path cpu = Path.of("/proc/cpuinfo");
    assumeTrue(Files.isReadable(cpu));
    assumeTrue(Files.readString(cpu).contains(' ' + needed + ' '));
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Probe.class.getName(),
            kernels);
    builder.environment().remove("OPENBLAS_CORETYPE");
    if (!kernels.isEmpty()) {
      builder.environment().put("OPENBLAS_CORETYPE", kernels);
    }
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    assertEquals(0, builder.start().waitFor());
  }

  @Test
  void threadsDoNotDisturbEachOther() throws InterruptedException, ExecutionException {
    List<double[][]> matrices = IntStream.range(0, 24).mapToObj(i -> symmetric(90, i)).toList();
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      List<Future<Eigenpairs>> together = new ArrayList<>();
      for (double[][] matrix : matrices) {
        together.add(pool.submit(() -> Eigenpairs.top(SquareMatrix.of(matrix), 5)));
      }
      for (int i = 0; i < matrices.size(); i++) {
        double norm = MatrixUtils.createRealMatrix(matrices.get(i)).getFrobeniusNorm();
        Eigenpairs alone = Eigenpairs.top(SquareMatrix.of(matrices.get(i)), 5);
        for (int rank = 0; rank < 5; rank++) {
          assertEquals(alone.value(rank), together.get(i).get().value(rank), ROUNDING * norm);
        }
        checkVectors(matrices.get(i), together.get(i).get(), 5);
      }
    } finally {
      pool.shutdownNow();
    }
  }
}
