package org.ntkdynamics.ensemble;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.UnitSphereSampler;

/**
 * Inputs of a network, one a row. Only their inner products matter to the law of the NTK if the
 * first layer is Gaussian, and so rotation invariant; there is no need to draw them anew for each
 * network. Under other laws their direction matters: a unit vector of the axes sees one weight
 * alone. {@link #inGeneralPosition} spreads them over all components. Immutable.
 */
public final class InputRows {
  private final double[][] rows;

  private InputRows(double[][] rows) {
    this.rows = rows;
  }

  /**
   * Inputs with given components.
   *
   * @param rows {@code [N, n_0]}, copied
   * @throws IllegalArgumentException if there is no row, rows differ in length, or a component is
   *     not finite
   */
  public static InputRows of(double[][] rows) {
    if (rows.length == 0 || rows[0].length == 0) {
      throw new IllegalArgumentException(
          "there must be at least one input of at least one component");
    }
    for (double[] row : rows) {
      if (row.length != rows[0].length) {
        throw new IllegalArgumentException(
            "inputs must be of one length, but are of " + rows[0].length + " and " + row.length);
      }
      if (!Arrays.stream(row).allMatch(Double::isFinite)) {
        throw new IllegalArgumentException(
            "inputs must be finite, but one is " + Arrays.toString(row));
      }
    }
    return new InputRows(Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new));
  }

  /** One input of norm 1. */
  public static InputRows unit(int dimension) {
    return atCosines(dimension);
  }

  /**
   * An input x of norm 1 and, for each cosine, an input x̃ of norm 1 with {@code <x,x̃>} equal to
   * it.
   *
   * @param dimension n_0
   * @param cosines {@code [N - 1]}
   * @return N inputs, x first
   * @throws IllegalArgumentException if a cosine is not in [-1, 1], or n_0 is too small for it
   */
  public static InputRows atCosines(int dimension, double... cosines) {
    if (dimension < 1) {
      throw new IllegalArgumentException("inputs must have a component, but have " + dimension);
    }
    double[][] rows = new double[cosines.length + 1][dimension];
    rows[0][0] = 1;
    for (int i = 0; i < cosines.length; i++) {
      double cosine = cosines[i];
      if (!(cosine >= -1 && cosine <= 1)) {
        throw new IllegalArgumentException("a cosine must lie in [-1, 1], but is " + cosine);
      }
      rows[i + 1][0] = cosine;
      double rest = Math.sqrt((1 - cosine) * (1 + cosine));
      if (rest > 0 && dimension < 2) {
        throw new IllegalArgumentException(
            "inputs of one component cannot be at the cosine " + cosine);
      }
      if (rest > 0) {
        rows[i + 1][1] = rest;
      }
    }
    return new InputRows(rows);
  }

  /**
   * Inputs at the same cosines as those of {@link #atCosines}, in a plane of uniformly random
   * direction: {@code x̃ = c x + √(1-c²) e} with x and e ⊥ x spread over all components.
   *
   * @param random the stream that decides the plane, and nothing else
   * @throws IllegalArgumentException as {@link #atCosines} does
   */
  public static InputRows inGeneralPosition(
      UniformRandomProvider random, int dimension, double... cosines) {
    double[][] plane = plane(random, dimension);
    double[][] rows = atCosines(dimension, cosines).rows;
    for (int i = 0; i < rows.length; i++) {
      double along = rows[i][0];
      double across = dimension > 1 ? rows[i][1] : 0;
      rows[i] = new double[dimension];
      Vectors.add(along, plane[0], rows[i]);
      Vectors.add(across, plane[1], rows[i]);
    }
    return new InputRows(rows);
  }

  /** Two orthonormal vectors {@code [2, dimension]}; the second is 0 if there is but one. */
  private static double[][] plane(UniformRandomProvider random, int dimension) {
    UnitSphereSampler sphere = UnitSphereSampler.of(random, dimension);
    double[] first = sphere.sample();
    double[] second = sphere.sample();
    // Twice: what rounding leaves of the first after one projection is taken out by another.
    Vectors.add(-Vectors.dot(first, second), first, second);
    double norm = Math.sqrt(Vectors.dot(second, second));
    Vectors.scale(dimension > 1 ? 1 / norm : 0, second);
    Vectors.add(-Vectors.dot(first, second), first, second);
    return new double[][] {first, second};
  }

  /** The number N of inputs. */
  public int count() {
    return rows.length;
  }

  /** The number n_0 of components. */
  public int dimension() {
    return rows[0].length;
  }

  /** The component j of input i. */
  public double get(int i, int j) {
    return rows[i][j];
  }

  /** Copies input i into an array {@code [n_0]}. */
  public void copyRow(int i, double[] into) {
    System.arraycopy(rows[i], 0, into, 0, dimension());
  }
}
