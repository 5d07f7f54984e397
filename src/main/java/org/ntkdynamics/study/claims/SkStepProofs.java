package org.ntkdynamics.study.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ntkdynamics.judge.Differences;
import org.ntkdynamics.judge.Finding;
import org.ntkdynamics.judge.Measurement;
import org.ntkdynamics.judge.Rule;
import org.ntkdynamics.judge.Threshold;
import org.ntkdynamics.theory.ExactMoments;
import org.ntkdynamics.theory.Widths;

/** What Theorem A.10's proof and Appendix B.3 state of the first step beside their results. */
final class SkStepProofs {
  private static final int[] WIDTHS = {100, 400};

  private SkStepProofs() {}

  static List<Claim> claims() {
    return List.of(lowerBound(), upperBound(), edgeOfChaos());
  }

  private static Claim lowerBound() {
    return Claim.of(
        "sk-theorem-A.10-lower",
        laboratory -> {
          List<Finding> findings = new ArrayList<>();
          for (double sigmaW2 : new double[] {2.0, 2.2, 2.5}) {
            for (int width : WIDTHS) {
              findings.add(
                  Finding.of(
                      at(sigmaW2, width) + ": ln of E|dΘ/dη| over the bound",
                      new Rule.Bound(true, 0),
                      0,
                      Differences.shifted(
                          change(laboratory, sigmaW2, width), -Math.log(bound(sigmaW2, width)))));
            }
          }
          return findings;
        });
  }

  private static double bound(double sigmaW2, int width) {
    int depth = widths(width).depth();
    double sum = 0;
    for (int l = 1; l < depth; l++) {
      sum += Math.pow(1 + 1.0 / width, depth - 1.0 - l) * Math.pow(1 + 5.0 / width, l - 1.0);
    }
    return 4.0 / width * Math.pow(sigmaW2 / 2, 2.0 * depth - 1) * sum;
  }

  private static Claim upperBound() {
    return Claim.of(
        "sk-theorem-A.10-upper",
        laboratory -> {
          List<Finding> findings = new ArrayList<>();
          for (double sigmaW2 : new double[] {1.0, 1.5}) {
            Measurement growth =
                Differences.of(
                    scaled(laboratory, sigmaW2, WIDTHS[1]), scaled(laboratory, sigmaW2, WIDTHS[0]));
            findings.add(
                Finding.against(
                    Threshold.of(0.25, "0, but for what a finite size leaves of it"),
                    String.format(
                        Locale.ROOT,
                        "σw² = %s, λ = %s, M = 100 to 400: exponent of E|dΘ/dη| a^(−2L)/L² in M",
                        sigmaW2,
                        SkRates.LAMBDA),
                    new Rule.Bound(false, 0),
                    Differences.scaled(growth, 1 / Math.log(4))));
          }
          return findings;
        });
  }

  private static Measurement scaled(Laboratory laboratory, double sigmaW2, int width) {
    int depth = widths(width).depth();
    return Differences.shifted(
        change(laboratory, sigmaW2, width),
        -2 * depth * Math.log(sigmaW2 / 2) - 2 * Math.log(depth));
  }

  private static Claim edgeOfChaos() {
    return Claim.of(
        "sk-B.3-edge",
        laboratory ->
            List.of(
                Finding.of(
                    "σw² = 2.0, λ = "
                        + SkRates.LAMBDA
                        + ": ln of E|dΘ/dη|/(α² E[Θ]) at M = 100 less that at 400",
                    new Rule.Above(),
                    0,
                    Differences.of(
                        SkRates.slope(laboratory, 2, WIDTHS[0]),
                        SkRates.slope(laboratory, 2, WIDTHS[1])))));
  }

  /** ln of E|dΘ/dη|. */
  private static Measurement change(Laboratory laboratory, double sigmaW2, int width) {
    double mean = ExactMoments.of(widths(width), sigmaW2).mean().log();
    return Differences.shifted(
        SkRates.slope(laboratory, sigmaW2, width),
        widths(width).depth() * Math.log(sigmaW2 / 2) + mean);
  }

  private static Widths widths(int width) {
    return RandomNetworks.constant(1, width, SkRates.LAMBDA);
  }

  private static String at(double sigmaW2, int width) {
    return "σw² = " + sigmaW2 + ", M = n_0 = " + width + ", L = " + widths(width).depth();
  }
}
