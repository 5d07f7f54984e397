package org.ntkdynamics.study.regression;

import static org.bytedeco.openblas.global.openblas.LAPACKE_dposv;
import static org.bytedeco.openblas.global.openblas.LAPACK_COL_MAJOR;

import org.bytedeco.javacpp.DoublePointer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ntkdynamics.matrix.NativeArrays;
import org.ntkdynamics.metrics.KrylovSpace;
import org.ntkdynamics.metrics.SymmetricProduct;

/** Solves {@code (A + μI) X = B} for a symmetric positive semidefinite A. */
final class LinearSolver {
  /** Up to how many rows a factor is computed, which costs a third of their cube and a copy. */
  static final int LARGEST_DIRECT = 10_000;

  /** How many dimensions the preconditioner is exact in. */
  private static final int PRECONDITIONED = 500;

  private static final double TOLERANCE = 1e-10;
  private static final int MOST_STEPS = 5000;

  private LinearSolver() {}

  /**
   * By LAPACK's {@code dposv}.
   *
   * @param a shape {@code [N, N]}, double; left alone
   * @param b shape {@code [N, K]}, double; left alone
   * @return shape {@code [N, K]}
   * @throws IllegalStateException if {@code A + μI} is not positive definite to rounding
   */
  static INDArray cholesky(INDArray a, double shift, INDArray b) {
    int n = (int) a.size(0);
    INDArray solution = b.dup('f');
    try (INDArray factor = a.dup('f')) {
      DoublePointer entries = new DoublePointer(factor.data().addressPointer());
      for (long i = 0; i < n; i++) {
        long place = i * n + i;
        entries.put(place, entries.get(place) + shift);
      }
      byte lower = 'L';
      int info =
          LAPACKE_dposv(
              LAPACK_COL_MAJOR,
              lower,
              n,
              (int) b.size(1),
              entries,
              n,
              new DoublePointer(solution.data().addressPointer()),
              n);
      if (info != 0) {
        throw new IllegalStateException(
            "the kernel of "
                + n
                + " images is not positive definite at pivot "
                + info
                + ": choose a larger kernel.ridge");
      }
    }
    return solution;
  }

  /**
   * By conjugate gradients, all right-hand sides at once, to a residual of 1e-10 of B; arguments as
   * of {@link #cholesky}. The preconditioner is {@code A + μI} where A is largest, in a Krylov
   * space of B, and a multiple of the identity elsewhere (Frangella, Tropp &amp; Udell 2021 with
   * Krylov's space for a random one).
   *
   * @throws IllegalStateException if it does not converge
   */
  static INDArray conjugateGradients(INDArray a, double shift, INDArray b) {
    SymmetricProduct product = SymmetricProduct.of(a);
    int dimensions = (int) Math.min(PRECONDITIONED, a.size(0));
    try (KrylovSpace space = new KrylovSpace(product, b)) {
      space.grow(dimensions);
      KrylovSpace.Ritz ritz = space.ritz(space.size());
      try (INDArray basis = ritz.vectors()) {
        return new Iteration(product, shift, basis, weights(ritz, space.size(), shift)).solve(b);
      }
    }
  }

  /** {@code (λ_r + μ)/(λ_i + μ) - 1} of each direction, λ_r being the least. */
  private static INDArray weights(KrylovSpace.Ritz ritz, int count, double shift) {
    double least = Math.max(0, ritz.value(count - 1)) + shift;
    double[] weights = new double[count];
    for (int i = 0; i < count; i++) {
      weights[i] = least / (Math.max(0, ritz.value(i)) + shift) - 1;
    }
    return Nd4j.create(weights, new long[] {count, 1}, 'f');
  }

  /** Conjugate gradients with a preconditioner {@code I + U diag(weights) Uᵀ}. */
  private record Iteration(
      SymmetricProduct product, double shift, INDArray basis, INDArray weights) {

    INDArray solve(INDArray b) {
      INDArray x = Nd4j.zerosLike(b.dup('f'));
      INDArray r = b.dup('f');
      INDArray z = preconditioned(r);
      INDArray p = z.dup('f');
      INDArray image = Nd4j.zerosLike(p);
      INDArray rz = dots(r, z);
      double target = TOLERANCE * b.norm2Number().doubleValue();
      int step = 0;
      while (r.norm2Number().doubleValue() > target) {
        if (++step > MOST_STEPS) {
          throw new IllegalStateException(
              "conjugate gradients have not converged in "
                  + MOST_STEPS
                  + " steps: choose a larger kernel.ridge");
        }
        product.multiply(p, image);
        image.addi(p.mul(shift));
        INDArray alpha = quotients(rz, dots(p, image));
        x.addi(p.mulRowVector(alpha));
        r.subi(image.mulRowVector(alpha));
        z = preconditioned(r);
        INDArray next = dots(r, z);
        p = z.add(p.mulRowVector(quotients(next, rz))).dup('f');
        rz = next;
      }
      for (INDArray buffer : new INDArray[] {r, z, p, image}) {
        NativeArrays.free(buffer);
      }
      return x;
    }

    private INDArray preconditioned(INDArray r) {
      INDArray inBasis = basis.transpose().mmul(r);
      return r.add(basis.mmul(inBasis.muliColumnVector(weights))).dup('f');
    }

    /** Column by column, shape {@code [1, K]}. */
    private static INDArray dots(INDArray one, INDArray other) {
      return one.mul(other).sum(true, 0);
    }

    /** 0 where a column has converged to the last bit. */
    private static INDArray quotients(INDArray above, INDArray below) {
      INDArray quotients = Nd4j.zerosLike(above);
      for (long i = 0; i < above.length(); i++) {
        double divisor = below.getDouble(i);
        quotients.putScalar(i, divisor == 0 ? 0 : above.getDouble(i) / divisor);
      }
      return quotients;
    }
  }
}
