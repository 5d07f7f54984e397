package org.ntkdynamics.study;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ntkdynamics.matrix.SquareMatrix;
import org.ntkdynamics.metrics.Eigenpairs;
import org.ntkdynamics.page.KernelExplorer;

/**
 * The eigenpairs of a network's kernels for the explorer of a page, step after step.
 *
 * <p>An eigenvector has either sign: at the first step it is the one with the larger sum, and from
 * then on the one that is nearer to the vector of the same rank a step before, so that a picture
 * does not turn over while it is played.
 */
public final class StepSpectra {
  /** How many eigenvectors are shown. */
  static final int VECTORS = 3;

  /** A bound on {@code Σ N³}: drawing a page takes some seconds, not minutes. */
  private static final double MOST_WORK = 1.5e10;

  /** How many bytes the eigenpairs of a page may take before they are packed. */
  private static final long MOST_BYTES = 700_000;

  private final boolean areShown;
  private final List<double[]> before = new ArrayList<>();

  /**
   * Those of one network.
   *
   * @param size N
   * @param kernels how many kernels the page has, of all its networks
   */
  public StepSpectra(int size, int kernels) {
    double work = kernels * Math.pow(size, 3);
    long bytes = kernels * KernelExplorer.Spectrum.bytes(size, Math.min(VECTORS, size));
    this.areShown = work <= MOST_WORK && bytes <= MOST_BYTES;
  }

  /** Of the kernel at the next step; null if the page has too many or too large ones. */
  public KernelExplorer.@Nullable Spectrum next(SquareMatrix kernel) {
    if (!areShown) {
      return null;
    }
    Eigenpairs pairs = Eigenpairs.top(kernel, kernel.size());
    List<double[]> vectors = new ArrayList<>();
    for (int rank = 0; rank < Math.min(VECTORS, kernel.size()); rank++) {
      double[] vector = pairs.vector(rank);
      vectors.add(isTurned(vector, rank) ? negated(vector) : vector);
    }
    before.clear();
    before.addAll(vectors);
    return new KernelExplorer.Spectrum(pairs.values(), vectors);
  }

  private boolean isTurned(double[] vector, int rank) {
    double product = 0;
    for (int i = 0; i < vector.length; i++) {
      product += vector[i] * (before.isEmpty() ? 1 : before.get(rank)[i]);
    }
    return product < 0;
  }

  private static double[] negated(double[] vector) {
    double[] negated = new double[vector.length];
    for (int i = 0; i < vector.length; i++) {
      negated[i] = -vector[i];
    }
    return negated;
  }
}
