package org.ntkdynamics.metrics;

import java.util.stream.IntStream;

/**
 * Chebyshev's inequality {@code P(|λ - Eλ| ≥ kσ) ≤ 1/k²}, held against networks that it has not
 * seen: mean and standard deviation are those of the even draws, exceedances are counted among the
 * odd ones. (Against its own mean and variance no sample can violate it.)
 *
 * <p>As mean and deviation are themselves estimated from n draws, what holds with certainty for
 * exchangeable draws of any law is the inequality of Saw, Yang and Mo (The American Statistician
 * 38, 1984): with {@code q = k/√((n+1)/n)} of at least 1, {@code P ≤ ⌊((n+1)/n)((n-1)/q² +
 * 1)⌋/(n+1)}.
 *
 * @param multiple k, how many standard deviations
 * @param exceeding how many of the odd draws lie at least so far from the mean
 * @param networks the number of odd draws
 * @param chebyshev {@code min(1, 1/k²)}
 * @param finiteSample the bound of Saw, Yang and Mo
 */
public record TailBound(
    double multiple, int exceeding, int networks, double chebyshev, double finiteSample) {
  /**
   * Counts.
   *
   * @param values at least 4, draw by draw
   * @param multiple k, above 0
   */
  public static TailBound heldOut(double[] values, double multiple) {
    if (values.length < 4 || !(multiple > 0)) {
      throw new IllegalArgumentException(
          "needs at least 4 values and k above 0, not " + values.length + " and " + multiple);
    }
    Concentration seen = Concentration.of(every(values, 0));
    double[] unseen = every(values, 1);
    int exceeding =
        (int)
            IntStream.range(0, unseen.length)
                .filter(i -> Math.abs(unseen[i] - seen.mean()) >= multiple * seen.std())
                .count();
    return new TailBound(
        multiple,
        exceeding,
        unseen.length,
        Math.min(1, 1 / (multiple * multiple)),
        finiteSample(values.length - unseen.length, multiple));
  }

  /** The share of the odd draws that lie so far out. */
  public double exceedance() {
    return (double) exceeding / networks;
  }

  private static double finiteSample(int n, double multiple) {
    double widened = (n + 1.0) / n;
    double q2 = multiple * multiple / widened;
    return q2 < 1 ? 1 : Math.min(1, Math.floor(widened * ((n - 1) / q2 + 1)) / (n + 1));
  }

  private static double[] every(double[] values, int parity) {
    return IntStream.range(0, values.length)
        .filter(i -> i % 2 == parity)
        .mapToDouble(i -> values[i])
        .toArray();
  }
}
