package org.ntkdynamics.theory;

import java.util.ArrayList;
import java.util.List;

/**
 * The linear map that carries all moments of one order of the state {@code s = (T, B, v, q)}
 * through a layer.
 *
 * <p>The state of layer l follows from that of layer l+1 by
 *
 * <pre>
 *   q' = r_{l-1} c q      v' = q + r_l d v      T' = v' + t c T      B' = v' + B
 * </pre>
 *
 * with {@code r_l = σw²/n_l} and t = r_{l-1} (standard) or r_l (NTK parametrisation, where T is
 * counted in units of r_{l-1}). A monomial {@code T'^a B'^b v'^e q'^g} therefore expands into
 * monomials of the old state with the coefficients {@code C(a,x) C(b,y) C(p,j) · t^x r_{l-1}^g
 * r_l^j · E[c^{x+g} d^j]}, {@code p = a-x + b-y + e}. All are non-negative: nothing cancels.
 * Immutable.
 */
final class MomentTransfer {
  private record Monomial(int total, int bias, int v, int q) {}

  /** One coefficient: {@code weight · factors[t][q][d]} from the monomial {@code column}. */
  private record Term(int column, double weight, int t, int q, int d) {}

  private final int order;
  private final List<Monomial> monomials = new ArrayList<>();
  private final Term[][] rows;

  MomentTransfer(int order) {
    this.order = order;
    for (int total = 0; total <= order; total++) {
      for (int bias = 0; total + bias <= order; bias++) {
        for (int v = 0; total + bias + v <= order; v++) {
          monomials.add(new Monomial(total, bias, v, order - total - bias - v));
        }
      }
    }
    rows = new Term[monomials.size()][];
    for (int row = 0; row < rows.length; row++) {
      rows[row] = expand(monomials.get(row)).toArray(new Term[0]);
    }
  }

  int size() {
    return rows.length;
  }

  /** Where the moment {@code E[T^i B^(order-i)]} stands. */
  int index(int i) {
    return monomials.indexOf(new Monomial(i, order - i, 0, 0));
  }

  /** The moments at the output layer: T = B = v = 1, {@code q = r Z²}, Z ~ N(0, 1). */
  ScaledNumber[] start(double r) {
    ScaledNumber[] moments = new ScaledNumber[size()];
    for (int row = 0; row < moments.length; row++) {
      double moment = 1;
      for (int power = 0; power < monomials.get(row).q(); power++) {
        moment *= (2 * power + 1) * r;
      }
      moments[row] = ScaledNumber.of(moment);
    }
    return moments;
  }

  /**
   * The moments one layer further down.
   *
   * @param factors {@code [t][q][d]}: the layer's {@code t^t r_{l-1}^q r_l^d E[c^{t+q} d^d; k ≥ 1]}
   */
  ScaledNumber[] apply(double[][][] factors, ScaledNumber[] moments) {
    ScaledNumber[] next = new ScaledNumber[rows.length];
    for (int row = 0; row < rows.length; row++) {
      next[row] = apply(rows[row], factors, moments);
    }
    return next;
  }

  private static ScaledNumber apply(Term[] terms, double[][][] factors, ScaledNumber[] moments) {
    long reference = Long.MIN_VALUE;
    for (Term term : terms) {
      ScaledNumber moment = moments[term.column];
      reference = moment.mantissa() == 0 ? reference : Math.max(reference, moment.exponent());
    }
    double sum = 0;
    for (Term term : terms) {
      ScaledNumber moment = moments[term.column];
      long shift = Math.max(moment.exponent() - reference, -4000);
      double factor = term.weight * factors[term.t][term.q][term.d];
      sum += moment.mantissa() == 0 ? 0 : factor * Math.scalb(moment.mantissa(), (int) shift);
    }
    return ScaledNumber.of(sum, reference);
  }

  private List<Term> expand(Monomial row) {
    List<Term> terms = new ArrayList<>();
    for (int x = 0; x <= row.total; x++) {
      for (int y = 0; y <= row.bias; y++) {
        int p = row.total - x + row.bias - y + row.v;
        for (int j = 0; j <= p; j++) {
          int column = monomials.indexOf(new Monomial(x, y, j, row.q + p - j));
          double weight = binomial(row.total, x) * binomial(row.bias, y) * binomial(p, j);
          terms.add(new Term(column, weight, x, row.q, j));
        }
      }
    }
    return terms;
  }

  static double binomial(int n, int k) {
    double value = 1;
    for (int i = 1; i <= k; i++) {
      value = value * (n - k + i) / i;
    }
    return value;
  }
}
