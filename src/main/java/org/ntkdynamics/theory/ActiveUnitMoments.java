package org.ntkdynamics.theory;

/**
 * Mixed moments {@code E[c^i d^j; k ≥ 1]} of one layer of n units, where {@code k ~ Binomial(n, ½)}
 * units are active and, given k, {@code c ~ χ²(k)} and {@code d ~ χ²(k-1)} are independent.
 *
 * <p>Given k the moments are {@code k(k+2)…(k+2i-2) · (k-1)(k+1)…(k+2j-3)}, a polynomial whose
 * expectation over k follows from {@code E[k(k-1)…(k-m+1)] = n(n-1)…(n-m+1)/2^m}. That sum includes
 * k = 0, where the polynomial is 0 if i ≥ 1, 1 if i = j = 0 and {@code -(2j-3)!!} otherwise; the
 * term is taken out again, so the dead layer is excluded exactly and not up to 2^-n.
 */
final class ActiveUnitMoments {
  /** The highest order i + j. */
  static final int MAX_ORDER = 6;

  /** {@code [i][j][m]}: the polynomial's coefficients in the basis k(k-1)…(k-m+1). */
  private static final double[][][] POLYNOMIALS = polynomials();

  private ActiveUnitMoments() {}

  /**
   * The moment {@code E[c^i d^j; k ≥ 1]} of a layer of so many units, i + j ≤ {@link #MAX_ORDER}.
   */
  static double moment(int units, int i, int j) {
    double sum = 0;
    double factorialMoment = 1;
    double[] polynomial = POLYNOMIALS[i][j];
    for (int m = 0; m < polynomial.length; m++) {
      sum += polynomial[m] * factorialMoment;
      factorialMoment *= (units - m) / 2.0;
    }
    return sum - Math.scalb(atZero(i, j), -units);
  }

  private static double atZero(int i, int j) {
    if (i > 0) {
      return 0;
    }
    double value = 1;
    for (int factor = 0; factor < j; factor++) {
      value *= 2 * factor - 1;
    }
    return value;
  }

  private static double[][][] polynomials() {
    double[][][] all = new double[MAX_ORDER + 1][MAX_ORDER + 1][];
    for (int i = 0; i <= MAX_ORDER; i++) {
      for (int j = 0; i + j <= MAX_ORDER; j++) {
        double[] polynomial = {1};
        for (int factor = 0; factor < i; factor++) {
          polynomial = timesShifted(polynomial, 2 * factor);
        }
        for (int factor = 0; factor < j; factor++) {
          polynomial = timesShifted(polynomial, 2 * factor - 1);
        }
        all[i][j] = polynomial;
      }
    }
    return all;
  }

  /** The polynomial times (k + shift): (k + s) · k(k-1)…(k-m+1) = k…(k-m) + (m + s) k…(k-m+1). */
  private static double[] timesShifted(double[] polynomial, int shift) {
    double[] product = new double[polynomial.length + 1];
    for (int m = 0; m < polynomial.length; m++) {
      product[m + 1] += polynomial[m];
      product[m] += (m + shift) * polynomial[m];
    }
    return product;
  }
}
