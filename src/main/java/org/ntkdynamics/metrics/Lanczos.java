package org.ntkdynamics.metrics;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.ntkdynamics.matrix.NativeArrays;
import org.ntkdynamics.matrix.SquareMatrix;

/**
 * The largest eigenvalues of a symmetric operator that is known by its products with vectors, by
 * Lanczos' method with full reorthogonalisation (Golub & Van Loan, Matrix Computations, 10.3).
 *
 * <p>Its memory is a vector a product. An eigenvalue is found once however often it occurs.
 *
 * @param values the eigenvalues found, largest first; NaN where the vectors reached from the start
 *     had fewer
 * @param residual the largest of their residuals {@code ‖Av - λv‖}: each is that close to an
 *     eigenvalue
 * @param products how many products were taken
 */
public record Lanczos(List<Double> values, double residual, int products) {
  /** Every how many products the eigenvalues are looked at. */
  private static final int LOOK_EVERY = 5;

  public Lanczos {
    values = List.copyOf(values);
  }

  /** A symmetric matrix. */
  @FunctionalInterface
  public interface Operator {
    /**
     * The product with a vector.
     *
     * @param v shape {@code [P]}; left alone
     * @return shape {@code [P]}, newly made
     */
    INDArray times(INDArray v);
  }

  /**
   * How exact the eigenvalues should be.
   *
   * @param count how many of the largest, at least 1
   * @param tolerance the residual that will do, relative to the largest
   * @param products how many products may be taken at most, at least {@code count}
   */
  public record Aim(int count, double tolerance, int products) {}

  /**
   * Finds them.
   *
   * @param start shape {@code [P]}, a random vector, so that no eigenvector is orthogonal to it
   */
  public static Lanczos of(Operator operator, INDArray start, Aim aim) {
    int most = (int) Math.min(aim.products(), start.length());
    try (INDArray basis =
        Nd4j.createUninitialized(start.dataType(), new long[] {start.length(), most}, 'f')) {
      return run(operator, start.div(start.norm2Number()), basis, aim);
    }
  }

  private static Lanczos run(Operator operator, INDArray first, INDArray basis, Aim aim) {
    Tridiagonal t = new Tridiagonal();
    INDArray q = first;
    while (true) {
      basis.getColumn(t.size()).assign(q);
      INDArray w = operator.times(q);
      double alpha = Nd4j.getBlasWrapper().dot(q, w);
      NativeArrays.free(q);
      orthogonalise(w, basis.get(NDArrayIndex.all(), NDArrayIndex.interval(0, t.size() + 1)));
      double beta = w.norm2Number().doubleValue();
      t.add(alpha, beta);
      boolean isExhausted = t.size() == basis.size(1) || !(beta > t.rounding());
      if (isExhausted || t.size() % LOOK_EVERY == 0) {
        Lanczos found = t.top(aim.count());
        if (isExhausted || found.residual() <= aim.tolerance() * Math.abs(found.values().get(0))) {
          return found;
        }
      }
      q = w.divi(beta);
    }
  }

  /** Takes the part along the basis away, twice: once leaves what rounding of large parts is. */
  private static void orthogonalise(INDArray w, INDArray basis) {
    INDArray column = w.reshape('f', w.length(), 1);
    try (INDArray along =
        Nd4j.createUninitialized(w.dataType(), new long[] {basis.size(1), 1}, 'f')) {
      for (int pass = 0; pass < 2; pass++) {
        Nd4j.gemm(basis, column, along, true, false, 1.0, 0.0);
        Nd4j.gemm(basis, along, column, false, false, -1.0, 1.0);
      }
    }
  }

  /** The operator in the basis, and the norm of what leads out of it. */
  private static final class Tridiagonal {
    private static final double ROUNDING = 1e-12;

    private final List<Double> diagonal = new ArrayList<>();
    private final List<Double> below = new ArrayList<>();

    int size() {
      return diagonal.size();
    }

    void add(double alpha, double beta) {
      diagonal.add(alpha);
      below.add(beta);
    }

    /** What is no more than rounding. */
    double rounding() {
      double largest = 0;
      for (int i = 0; i < size(); i++) {
        largest = Math.max(largest, Math.abs(diagonal.get(i)) + below.get(Math.max(0, i - 1)));
      }
      return ROUNDING * largest;
    }

    Lanczos top(int count) {
      int found = Math.min(count, size());
      Eigenpairs pairs = Eigenpairs.top(matrix(), found);
      List<Double> values = new ArrayList<>();
      double residual = found < count ? Double.NaN : 0;
      for (int rank = 0; rank < count; rank++) {
        values.add(rank < found ? pairs.value(rank) : Double.NaN);
        if (rank < found) {
          double out = below.get(size() - 1) * pairs.vector(rank)[size() - 1];
          residual = Math.max(residual, Math.abs(out));
        }
      }
      return new Lanczos(values, residual, size());
    }

    private SquareMatrix matrix() {
      int n = size();
      double[] entries = new double[n * n];
      for (int i = 0; i < n; i++) {
        entries[i * n + i] = diagonal.get(i);
        if (i + 1 < n) {
          entries[i * n + i + 1] = below.get(i);
          entries[(i + 1) * n + i] = below.get(i);
        }
      }
      return SquareMatrix.takeOver(n, entries);
    }
  }
}
