package org.ntkdynamics.ensemble;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;
import org.ntkdynamics.random.RandomStreams;

class DeferredGaussianMatrixTest {
  private static final double F64 = 1e-12;

  private final ContinuousSampler normal =
      ZigguratSampler.NormalizedGaussian.of(RandomStreams.stream(7, "matrix"));

  private double[] vector(int length) {
    double[] vector = new double[length];
    Arrays.setAll(vector, i -> normal.sample());
    return vector;
  }

  private static double[] right(GaussianMatrix matrix, int rows, double... v) {
    double[] out = new double[rows];
    matrix.right(v, out);
    return out;
  }

  private static double[] left(GaussianMatrix matrix, int columns, double... u) {
    double[] out = new double[columns];
    matrix.left(u, out);
    return out;
  }

  @Test
  void answersAreThoseOfOneMatrix() {
    int rows = 30;
    int columns = 40;
    DeferredGaussianMatrix matrix = new DeferredGaussianMatrix(rows, columns, 0.3);
    matrix.renew(normal);
    double[][] v = new double[8][];
    double[][] u = new double[8][];
    double[][] wv = new double[8][];
    double[][] wu = new double[8][];
    for (int i = 0; i < 8; i++) {
      v[i] = vector(columns);
      wv[i] = right(matrix, rows, v[i]);
      u[i] = i % 2 == 0 ? vector(rows) : wv[i].clone();
      wu[i] = left(matrix, columns, u[i]);
    }
    for (int i = 0; i < 8; i++) {
      assertArrayEquals(wv[i], right(matrix, rows, v[i]), F64);
      assertArrayEquals(wu[i], left(matrix, columns, u[i]), F64);
      for (int j = 0; j < 8; j++) {
        assertEquals(Vectors.dot(u[j], wv[i]), Vectors.dot(wu[j], v[i]), 50 * F64);
      }
    }
    double[] sum = new double[columns];
    double[] image = new double[rows];
    for (int i = 0; i < 8; i++) {
      Vectors.add(i - 3.5, v[i], sum);
      Vectors.add(i - 3.5, wv[i], image);
    }
    assertArrayEquals(image, right(matrix, rows, sum), 50 * F64);
    assertArrayEquals(new double[rows], right(matrix, rows, new double[columns]), 0);
  }

  @Test
  void basesStayOrthonormalAfterFiveHundredQueries() {
    DeferredGaussianMatrix matrix = new DeferredGaussianMatrix(400, 420, 1);
    matrix.renew(normal);
    double[] previous = vector(420);
    for (int i = 0; i < 250; i++) {
      // Nearly parallel to the query before: the hard case for orthogonalisation.
      Vectors.add(1e-3, vector(420), previous);
      double[] answer = right(matrix, 400, previous);
      matrix.left(i % 2 == 0 ? answer : vector(400), new double[420]);
    }
    assertEquals(250, matrix.rightBasis().length);
    assertEquals(250, matrix.leftBasis().length);
    assertTrue(distanceFromOrthonormal(matrix.rightBasis()) < F64);
    assertTrue(distanceFromOrthonormal(matrix.leftBasis()) < F64);
  }

  private static double distanceFromOrthonormal(double[][] basis) {
    double worst = 0;
    for (int i = 0; i < basis.length; i++) {
      for (int j = 0; j <= i; j++) {
        double expected = i == j ? 1 : 0;
        worst = Math.max(worst, Math.abs(Vectors.dot(basis[i], basis[j]) - expected));
      }
    }
    return worst;
  }

  @Test
  void interleavedAnswersHaveTheCovarianceOfADenseMatrix() {
    double s = 0.7;
    double[][] v = {{1, 2, 0}, {0.5, -1, 1}};
    double[][] u = {{1, 1, -1, 0}, {0, 2, 1, 1}};
    // Every answer is <u, W v>: a component of W v has u = e_i, one of Wᵀu has v = e_j.
    int answers = 2 * 4 + 2 * 3;
    double[][] uOf = new double[answers][];
    double[][] vOf = new double[answers][];
    for (int query = 0; query < 2; query++) {
      for (int i = 0; i < 4; i++) {
        uOf[7 * query + i] = unit(4, i);
        vOf[7 * query + i] = v[query];
      }
      for (int j = 0; j < 3; j++) {
        uOf[7 * query + 4 + j] = u[query];
        vOf[7 * query + 4 + j] = unit(3, j);
      }
    }
    int draws = 100_000;
    double[][] sum = new double[answers][answers];
    DeferredGaussianMatrix matrix = new DeferredGaussianMatrix(4, 3, s);
    for (int draw = 0; draw < draws; draw++) {
      matrix.renew(normal);
      double[] all = new double[answers];
      for (int query = 0; query < 2; query++) {
        System.arraycopy(right(matrix, 4, v[query]), 0, all, 7 * query, 4);
        System.arraycopy(left(matrix, 3, u[query]), 0, all, 7 * query + 4, 3);
      }
      for (int i = 0; i < answers; i++) {
        Vectors.add(all[i], all, sum[i]);
      }
    }
    for (int i = 0; i < answers; i++) {
      for (int j = 0; j <= i; j++) {
        double expected = covariance(s, uOf, vOf, i, j);
        double product = covariance(s, uOf, vOf, i, i) * covariance(s, uOf, vOf, j, j);
        double error = Math.sqrt((product + expected * expected) / draws);
        assertEquals(expected, sum[i][j] / draws, 4.5 * error, "answers " + i + " and " + j);
      }
    }
  }

  private static double covariance(double s, double[][] u, double[][] v, int i, int j) {
    return s * s * Vectors.dot(u[i], u[j]) * Vectors.dot(v[i], v[j]);
  }

  private static double[] unit(int length, int index) {
    double[] unit = new double[length];
    unit[index] = 1;
    return unit;
  }

  @Test
  void adaptiveQueriesHaveTheLawOfADenseMatrix() {
    double[] deferred = adaptive(new DeferredGaussianMatrix(5, 6, 0.4));
    double[] dense = adaptive(new DenseGaussianMatrix(5, 6, 0.4));
    TwoSample.assertSameLaw("after adaptive queries", deferred, dense);
  }

  private double[] adaptive(GaussianMatrix matrix) {
    double[] results = new double[5000];
    for (int draw = 0; draw < results.length; draw++) {
      matrix.renew(normal);
      double[] v = {1, 0, 1, 0, 0.5, -1};
      for (int round = 0; round < 3; round++) {
        double[] h = right(matrix, 5, v);
        Arrays.setAll(h, i -> Math.max(h[i], 0));
        double[] back = left(matrix, 6, h);
        Arrays.setAll(v, i -> Math.abs(back[i]) + 0.1 * i);
      }
      results[draw] = Vectors.dot(v, v);
    }
    return results;
  }

  @Test
  void oneSideExhaustedDeterminesTheOther() {
    DeferredGaussianMatrix matrix = new DeferredGaussianMatrix(3, 2, 1);
    matrix.renew(normal);
    double[] first = right(matrix, 3, 1, 0);
    double[] second = right(matrix, 3, 1, 1);
    double[] u = {1, -2, 3};
    double[] expected = {Vectors.dot(u, first), Vectors.dot(u, second) - Vectors.dot(u, first)};
    assertArrayEquals(expected, left(matrix, 2, u), F64);
    assertEquals(2, matrix.rightBasis().length);
  }

  @Test
  void refusesWrongUse() {
    DeferredGaussianMatrix matrix = new DeferredGaussianMatrix(3, 2, 1);
    assertThrows(IllegalStateException.class, () -> right(matrix, 3, 1, 0));
    assertThrows(IllegalArgumentException.class, () -> right(matrix, 3, 1, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> left(matrix, 2, 1, 0));
  }
}
