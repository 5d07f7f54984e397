package org.ntkdynamics.ensemble;

import java.util.Arrays;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;

/**
 * A Gaussian matrix {@code W [m, n]}, independent entries N(0, s²), of which no more is drawn than
 * its products with vectors reveal (principle of deferred decisions; the conditioning of Bolthausen
 * and of Bayati &amp; Montanari).
 *
 * <p>Kept are an orthonormal basis V of the right queries so far with the images WV, and U of the
 * left queries with WᵀU. A new right query {@code v = V c + ‖v⊥‖ e} is answered by
 *
 * <pre>
 *   W v = (WV) c + ‖v⊥‖ g,    g = (I - UUᵀ) s z + U (WᵀU)ᵀ e,    z ~ N(0, I_m)
 * </pre>
 *
 * whereupon e joins V and g joins WV; a left query is the mirror image. The joint law of all
 * answers is exactly that of a dense matrix, for queries that depend on earlier answers too. A
 * query costs O(r (m+n)) after r queries; a repeated one gets the same answer.
 *
 * <p>Not thread-safe.
 */
final class DeferredGaussianMatrix implements GaussianMatrix {
  /**
   * A query whose new part is shorter than this, relative to it, lies in the span of earlier ones.
   */
  private static final double IN_SPAN = 1e-13;

  /**
   * Where projecting leaves less than this of a vector, rounding has spoilt the rest: once more.
   */
  private static final double REORTHOGONALISE = 0.7;

  /** The queries of one side. */
  private static final class Side {
    private double[][] basis = new double[4][];
    private double[][] images = new double[4][];
    private int rank;
    private int marked;

    /** Makes room for one more direction and returns its index. */
    int append(int length, int imageLength) {
      if (rank == basis.length) {
        basis = Arrays.copyOf(basis, 2 * rank);
        images = Arrays.copyOf(images, 2 * rank);
      }
      if (basis[rank] == null) {
        basis[rank] = new double[length];
        images[rank] = new double[imageLength];
      }
      return rank++;
    }
  }

  private final int rows;
  private final int columns;
  private final double deviation;
  private final Side right = new Side();
  private final Side left = new Side();
  private final double[] rightRest;
  private final double[] leftRest;
  private ContinuousSampler normal = DeferredGaussianMatrix::unset;

  /**
   * A matrix yet to be {@linkplain #renew drawn}.
   *
   * @param rows m
   * @param columns n
   * @param deviation s
   */
  DeferredGaussianMatrix(int rows, int columns, double deviation) {
    this.rows = rows;
    this.columns = columns;
    this.deviation = deviation;
    this.rightRest = new double[columns];
    this.leftRest = new double[rows];
  }

  private static double unset() {
    throw new IllegalStateException("the matrix was not drawn: call renew first");
  }

  @Override
  public void renew(ContinuousSampler newNormal) {
    normal = newNormal;
    right.rank = 0;
    left.rank = 0;
    mark();
  }

  @Override
  public void mark() {
    right.marked = right.rank;
    left.marked = left.rank;
  }

  @Override
  public void rewind() {
    right.rank = right.marked;
    left.rank = left.marked;
  }

  @Override
  public void right(double[] v, double[] out) {
    requireLength("right", columns, v);
    query(right, left, v, rightRest, out);
  }

  @Override
  public void left(double[] u, double[] out) {
    requireLength("left", rows, u);
    query(left, right, u, leftRest, out);
  }

  /** The orthonormal basis V, {@code [rank, n]}, of the right queries. */
  double[][] rightBasis() {
    return Arrays.copyOf(right.basis, right.rank);
  }

  /** The orthonormal basis U, {@code [rank, m]}, of the left queries. */
  double[][] leftBasis() {
    return Arrays.copyOf(left.basis, left.rank);
  }

  private static void requireLength(String side, int length, double[] vector) {
    if (vector.length != length) {
      throw new IllegalArgumentException(
          "a " + side + " query must have length " + length + ", but has " + vector.length);
    }
  }

  private void query(Side here, Side there, double[] query, double[] rest, double[] out) {
    Arrays.fill(out, 0);
    double norm = Math.sqrt(Vectors.dot(query, query));
    if (norm == 0) {
      return;
    }
    System.arraycopy(query, 0, rest, 0, rest.length);
    double restNorm = project(here, rest, norm, out);
    if (here.rank == rest.length || restNorm <= IN_SPAN * norm) {
      return;
    }
    int index = here.append(rest.length, out.length);
    double[] direction = here.basis[index];
    double[] image = here.images[index];
    System.arraycopy(rest, 0, direction, 0, rest.length);
    Vectors.scale(1 / restNorm, direction);
    drawImage(there, direction, image);
    Vectors.add(restNorm, image, out);
  }

  /** Takes the part in the span out of a vector and adds its image to out; the norm of the rest. */
  private static double project(Side here, double[] rest, double norm, double[] out) {
    double before = norm;
    double after = norm;
    if (here.rank > 0) {
      do {
        before = after;
        for (int j = 0; j < here.rank; j++) {
          double c = Vectors.dot(here.basis[j], rest);
          Vectors.add(-c, here.basis[j], rest);
          Vectors.add(c, here.images[j], out);
        }
        after = Math.sqrt(Vectors.dot(rest, rest));
      } while (after < REORTHOGONALISE * before && after > IN_SPAN * norm);
    }
    return after;
  }

  /** {@code g = s z + Σ_j U_j (<WᵀU_j, e> - s <U_j, z>)}. */
  private void drawImage(Side there, double[] direction, double[] image) {
    for (int i = 0; i < image.length; i++) {
      image[i] = deviation * normal.sample();
    }
    for (int j = 0; j < there.rank; j++) {
      double known = Vectors.dot(there.images[j], direction);
      double drawn = Vectors.dot(there.basis[j], image);
      Vectors.add(known - drawn, there.basis[j], image);
    }
  }
}
