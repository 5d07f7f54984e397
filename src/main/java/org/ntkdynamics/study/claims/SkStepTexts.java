package org.ntkdynamics.study.claims;

import static org.ntkdynamics.study.claims.Claim.sk;

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
final class SkStepTexts {
  private static final int[] WIDTHS = {100, 400};

  private SkStepTexts() {}

  static List<Claim> claims() {
    return List.of(lowerBound(), upperBound(), edgeOfChaos());
  }

  private static Claim lowerBound() {
    return sk(
            "sk-theorem-A.10-lower",
            "Theorem A.10, proof, the chaotic phase",
            "E|ΔΘ| ≥ 4η (‖x‖⁴/n_0) a^(2L−1) Σ_l Π_(j=l+1…L−1)(1 + 1/n_j) Π_(i=1…l−1)(1 + 5/n_i) (here:"
                + " to first order in η, with y = 0).",
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
                              change(laboratory, sigmaW2, width),
                              -Math.log(bound(sigmaW2, width)))));
                }
              }
              return findings;
            })
        .measuredBy("first-step.yaml");
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
    return sk(
            "sk-theorem-A.10-upper",
            "Theorem A.10, proof, the ordered phase",
            "The upper bound of E|ΔΘ| is proportional to a^(2L) L² (here: to first order in η, with y"
                + " = 0, E|dΘ/dη| a^(−2L)/L² does not grow with M, L/M fixed).",
            laboratory -> {
              List<Finding> findings = new ArrayList<>();
              for (double sigmaW2 : new double[] {1.0, 1.5}) {
                Measurement growth =
                    Differences.of(
                        scaled(laboratory, sigmaW2, WIDTHS[1]),
                        scaled(laboratory, sigmaW2, WIDTHS[0]));
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
            })
        .measuredBy("first-step.yaml")
        .correctedTo(
            "It is of the order a^L/n_0: E[f²] times what the last layers contribute, whose activations"
                + " may be small but whose biases' gradients are not. The parts A and B of the proof"
                + " have mean 0, but not their magnitudes. The limit (22) for y = 0 stands.");
  }

  private static Measurement scaled(Laboratory laboratory, double sigmaW2, int width) {
    int depth = widths(width).depth();
    return Differences.shifted(
        change(laboratory, sigmaW2, width),
        -2 * depth * Math.log(sigmaW2 / 2) - 2 * Math.log(depth));
  }

  private static Claim edgeOfChaos() {
    return sk(
            "sk-B.3-edge",
            "Appendix B.3, the edge of chaos",
            "With α ∝ (σw/√2)^L the relative change of the kernel tends to zero at the edge of chaos"
                + " too (here, granting the paper's 1/α², to first order and with y = 0: it falls from"
                + " M = 100 to 400, L/M fixed).",
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
                            SkRates.slope(laboratory, 2, WIDTHS[1])))))
        .measuredBy("lazy-step.yaml")
        .correctedTo(
            "At the edge (σw/√2)^L is 1 at every depth, and no constant α changes a limit, as the"
                + " paper says itself a sentence before; the change grows with M.");
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
