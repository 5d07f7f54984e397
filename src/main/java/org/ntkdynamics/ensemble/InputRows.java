package org.ntkdynamics.ensemble;

import java.util.Arrays;

/**
 * Inputs of a network, one a row. Only their inner products matter to the law of the NTK, since a
 * Gaussian first layer is rotation invariant; there is no need to draw them anew for each network.
 * Immutable.
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
  void copyRow(int i, double[] into) {
    System.arraycopy(rows[i], 0, into, 0, dimension());
  }
}
