package org.ntkdynamics.ensemble;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.hipparchus.stat.inference.KolmogorovSmirnovTest;

/** Whether two samples come from one distribution. */
final class TwoSample {
  /** The least p-value that passes; with fixed seeds a test that passes once passes always. */
  private static final double LEAST_P = 1e-3;

  /** The upper 0.1 % point of the standardised two-sample Anderson–Darling statistic. */
  private static final double GREATEST_AD = 6.546;

  private TwoSample() {}

  static void assertSameLaw(String what, double[] first, double[] second) {
    double p =
        new KolmogorovSmirnovTest().approximateP(ks(first, second), first.length, second.length);
    assertTrue(p > LEAST_P, what + ": Kolmogorov–Smirnov p = " + p);
    double ad = andersonDarling(first, second);
    assertTrue(ad < GREATEST_AD, what + ": standardised Anderson–Darling = " + ad);
  }

  static double ks(double[] first, double[] second) {
    return new KolmogorovSmirnovTest().kolmogorovSmirnovStatistic(first, second);
  }

  /** Scholz &amp; Stephens 1987, k = 2, midrank form (7), standardised by its mean and variance. */
  static double andersonDarling(double[] first, double[] second) {
    double[] a = first.clone();
    double[] b = second.clone();
    Arrays.sort(a);
    Arrays.sort(b);
    int m = a.length;
    int n = b.length;
    double total = m + n;
    double[] all = Arrays.copyOf(a, m + n);
    System.arraycopy(b, 0, all, m, n);
    Arrays.sort(all);
    double sumA = 0;
    double sumB = 0;
    int below = 0;
    int belowA = 0;
    int belowB = 0;
    while (below < all.length) {
      double z = all[below];
      int tiesA = count(a, belowA, z);
      int tiesB = count(b, belowB, z);
      double ties = tiesA + tiesB;
      double midrank = below + ties / 2;
      double weight = midrank * (total - midrank) - total * ties / 4;
      if (weight > 0) {
        double deviationA = total * (belowA + tiesA / 2.0) - m * midrank;
        double deviationB = total * (belowB + tiesB / 2.0) - n * midrank;
        sumA += ties / total * deviationA * deviationA / weight;
        sumB += ties / total * deviationB * deviationB / weight;
      }
      below += (int) ties;
      belowA += tiesA;
      belowB += tiesB;
    }
    double statistic = (total - 1) / total * (sumA / m + sumB / n);
    return (statistic - 1) / Math.sqrt(variance(m, n));
  }

  private static int count(double[] sorted, int from, double value) {
    int end = from;
    while (end < sorted.length && sorted[end] == value) {
      end++;
    }
    return end - from;
  }

  private static double variance(int m, int n) {
    int total = m + n;
    double inverse = 1.0 / m + 1.0 / n;
    double h = 0;
    for (int i = 1; i < total; i++) {
      h += 1.0 / i;
    }
    double g = 0;
    double inner = 0;
    for (int i = total - 2; i >= 1; i--) {
      inner += 1.0 / (i + 1);
      g += inner / (total - i);
    }
    double a = (4 * g - 6) + (10 - 6 * g) * inverse;
    double b = (2 * g - 4) * 4 + 8 * h * 2 + (2 * g - 14 * h - 4) * inverse - 8 * h + 4 * g - 6;
    double c = (6 * h + 2 * g - 2) * 4 + (4 * h - 4 * g + 6) * 2 + (2 * h - 6) * inverse + 4 * h;
    double d = (2 * h + 6) * 4 - 4 * h * 2;
    double cube = Math.pow(total, 3);
    return (a * cube + b * total * total + c * total + d)
        / ((total - 1.0) * (total - 2.0) * (total - 3.0));
  }
}
