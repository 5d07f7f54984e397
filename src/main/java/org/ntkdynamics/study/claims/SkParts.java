package org.ntkdynamics.study.claims;

import static org.ntkdynamics.theory.TheoremForm.AS_PRINTED;
import static org.ntkdynamics.theory.TheoremForm.CORRECTED;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.ntkdynamics.judge.Finding;
import org.ntkdynamics.judge.Measurement;
import org.ntkdynamics.judge.Rule;
import org.ntkdynamics.theory.DispersionLimit;
import org.ntkdynamics.theory.ExactMoments;
import org.ntkdynamics.theory.KernelScaling;
import org.ntkdynamics.theory.NtkMoments;
import org.ntkdynamics.theory.Widths;

/** What the text of Seleznova &amp; Kutyniok states of one input beside its numbered results. */
final class SkParts {
  private static final double[] LAMBDAS = {0.25, 0.5, 1.0};

  private SkParts() {}

  static List<Claim> claims() {
    return List.of(parametrization(), remainder(), partsOfTheKernel(), closedForm());
  }

  private static Claim parametrization() {
    return Claim.of(
        "sk-section-2.1",
        laboratory -> {
          List<Finding> findings = new ArrayList<>();
          for (double sigmaW2 : new double[] {1.0, 2.0, 2.5}) {
            findings.add(
                Finding.of(
                        String.format(
                            Locale.ROOT,
                            "σw² = %s, L = 20, n_0 = M: exponent in M of the norm of the weights'"
                                + " gradient, against the standard parametrisation",
                            sigmaW2),
                        new Rule.Within(0.01),
                        1,
                        Limit.exponent(width -> Math.sqrt(parts(sigmaW2, width))))
                    .orCorrected(0.5));
          }
          return findings;
        });
  }

  /** E[ΘW] in the NTK parametrisation over that in the standard one. */
  private static double parts(double sigmaW2, int width) {
    Widths widths = Widths.constant(width, width, 20);
    NtkMoments ntk = ExactMoments.of(widths, sigmaW2, 1, KernelScaling.NTK, 2);
    return ntk.joint(1, 0).dividedBy(ExactMoments.of(widths, sigmaW2).joint(1, 0)).toDouble();
  }

  private static Claim remainder() {
    return Claim.of(
        "sk-section-3.1",
        laboratory -> {
          List<Finding> findings = new ArrayList<>();
          for (double sigmaW2 : new double[] {1.0, 2.0, 3.0}) {
            findings.add(
                Finding.of(
                        RandomNetworks.at(sigmaW2, 0.5, 1)
                            + ": exponent of the error of the dispersion in M, 400 to 3200",
                        new Rule.Decay(0.1),
                        0.5,
                        Limit.exponent(width -> error(sigmaW2, width, true)))
                    .orCorrected(Limit.exponent(width -> error(sigmaW2, width, false))));
          }
          return findings;
        });
  }

  private static double error(double sigmaW2, int width, boolean printed) {
    return RandomNetworks.exact(sigmaW2, 1, width, 0.5).dispersion()
        - DispersionLimit.of(printed ? AS_PRINTED : CORRECTED, sigmaW2, 0.5, 1);
  }

  private static Claim partsOfTheKernel() {
    return Claim.of(
        "sk-theorem-A.8-parts",
        laboratory -> {
          List<Finding> findings = new ArrayList<>();
          for (double lambda : LAMBDAS) {
            findings.add(part(3, lambda, "E[Θb]/E[ΘW]", 0, m -> over(m, 0, 1)));
            findings.add(part(1, lambda, "E[ΘW]/E[Θb]", 0, m -> over(m, 1, 0)));
            findings.add(part(2, lambda, "E[ΘW]/E[Θb]", 2, m -> over(m, 1, 0)));
          }
          return findings;
        });
  }

  private static double over(NtkMoments moments, int weights, int bias) {
    return moments.joint(weights, bias).dividedBy(moments.joint(bias, weights)).toDouble();
  }

  private static Finding part(
      double sigmaW2,
      double lambda,
      String what,
      double predicted,
      ToDoubleFunction<NtkMoments> quantity) {
    return Finding.of(
        RandomNetworks.at(sigmaW2, lambda, 0.5) + ": " + what + ", exact at M ≤ 6400, M → ∞",
        SkLimits.LIMIT,
        predicted,
        Limit.of(
            width -> quantity.applyAsDouble(RandomNetworks.exact(sigmaW2, 0.5, width, lambda))));
  }

  /** A width at which layers die. */
  private static final int NARROW = 3;

  private static Claim closedForm() {
    return Claim.of(
        "sk-lemma-A.6-closed",
        laboratory -> {
          List<Finding> findings =
              new ArrayList<>(SkFiniteSize.narrow(laboratory, 1, 0, 2, NARROW));
          for (double sigmaW2 : new double[] {1.0, 1.8, 2.0, 2.5}) {
            for (double lambda : new double[] {0.1, 0.5}) {
              findings.add(
                  Finding.of(
                      RandomNetworks.at(sigmaW2, lambda, 1) + ", M = 100: E[Θb²], exact",
                      new Rule.Within(1e-9),
                      printed(sigmaW2 / 2, 100, (int) Math.round(100 * lambda)),
                      Measurement.computed(
                          RandomNetworks.exact(sigmaW2, 1, 100, lambda).joint(0, 2).toDouble())));
            }
          }
          return findings;
        });
  }

  private static double printed(double a, int width, int depth) {
    double x = 1 + 5.0 / width;
    double power = Math.pow(x, depth);
    if (a == 1) {
      return (power - 1) / (x - 1) + 2 / (x - 1) * ((power - x) / (x - 1) - depth + 1);
    }
    double squares = (Math.pow(a, 2.0 * depth) * power - 1) / (a * a * x - 1);
    double means = (Math.pow(a, depth) - 1) / (a - 1);
    return squares * (a * x + 1) / (a * x - 1) - 2 / (a * x - 1) * means;
  }
}
