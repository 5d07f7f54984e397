package org.ntkdynamics.metrics;

import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The largest eigenvalues of a symmetric matrix whose entries need not be in memory, by {@link
 * KrylovSpace}: products with blocks of vectors are all that is asked of it.
 *
 * @param pairs values that descend, and their vectors
 * @param residuals {@code ‖Av - θv‖} of each; an eigenvalue lies that close to θ
 * @param products how often the matrix was gone through
 */
public record TopEigenpairs(Eigenpairs pairs, List<Double> residuals, int products) {
  public TopEigenpairs {
    residuals = List.copyOf(residuals);
  }

  /**
   * Computes them.
   *
   * @param start a random block, shape {@code [N, b]} with b of at least {@code count}, better some
   *     more; where eigenvalues coincide, as many of each are found as b has columns
   * @param count how many, from 1 to N
   * @param tolerance how large a residual may be, as a share of the largest eigenvalue
   * @param most how many dimensions the space may have; a residual may be larger if they are spent
   * @throws IllegalArgumentException if the block has fewer columns than there are to be pairs
   */
  public static TopEigenpairs of(
      SymmetricProduct matrix, INDArray start, int count, double tolerance, int most) {
    if (start.size(1) < count) {
      throw new IllegalArgumentException(
          "a block of " + start.size(1) + " columns is too narrow for " + count + " eigenvalues");
    }
    try (KrylovSpace space = new KrylovSpace(matrix, start)) {
      int products = 1;
      while (true) {
        KrylovSpace.Ritz ritz = space.ritz(Math.min(count, space.size()));
        double[] residuals = ritz.residuals();
        double largest = Arrays.stream(residuals).max().orElse(0);
        boolean isDone = space.isInvariant() || space.size() >= most;
        if (isDone || largest <= tolerance * Math.abs(ritz.value(0))) {
          return new TopEigenpairs(
              ritz.pairs(), Arrays.stream(residuals).boxed().toList(), products);
        }
        space.grow(space.size() + 1);
        products++;
      }
    }
  }
}
