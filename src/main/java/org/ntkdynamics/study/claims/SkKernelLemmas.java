package org.ntkdynamics.study.claims;

import static org.ntkdynamics.theory.TheoremForm.AS_PRINTED;
import static org.ntkdynamics.theory.TheoremForm.CORRECTED;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.ntkdynamics.judge.Finding;
import org.ntkdynamics.judge.Measurement;
import org.ntkdynamics.judge.Rule;
import org.ntkdynamics.theory.DispersionLimit;
import org.ntkdynamics.theory.NtkMoments;

/** Lemmas A.5 to A.7 of Seleznova &amp; Kutyniok: the limits of the parts of the kernel. */
final class SkKernelLemmas {
  private static final double[] LAMBDAS = {0.25, 0.5, 1.0};
  private static final Rule SAME = new Rule.Within(1e-9);

  private SkKernelLemmas() {}

  static List<Claim> claims() {
    return List.of(weights(), bias(), mixed());
  }

  private static Claim weights() {
    return Claim.of(
        "sk-lemma-A.5",
        laboratory -> {
          List<Finding> findings = new ArrayList<>();
          findings.add(
              Finding.of(
                  "σw² = 1.8, M = 100, n_0 = 50, L = 30: E[ΘW]",
                  SAME,
                  Math.pow(0.9, 29) * (1 + 2 * 29),
                  Measurement.computed(
                      RandomNetworks.exact(1.8, 0.5, 100, 0.3).joint(1, 0).toDouble())));
          for (double sigmaW2 : new double[] {1.0, 2.0, 3.0}) {
            for (double lambda : LAMBDAS) {
              findings.add(
                  limit(sigmaW2, lambda, "dispersion of ΘW", NtkMoments::weightsDispersion)
                      .predicting(DispersionLimit.chaotic(AS_PRINTED, lambda))
                      .orCorrected(DispersionLimit.chaotic(CORRECTED, lambda)));
            }
          }
          return findings;
        });
  }

  private static Claim bias() {
    return Claim.of(
        "sk-lemma-A.6",
        laboratory -> {
          List<Finding> findings = new ArrayList<>();
          findings.add(
              Finding.of(
                  "σw² = 1.8, M = 100, L = 30: E[Θb]",
                  SAME,
                  (Math.pow(0.9, 30) - 1) / (0.9 - 1),
                  Measurement.computed(
                      RandomNetworks.exact(1.8, 0.5, 100, 0.3).joint(0, 1).toDouble())));
          findings.addAll(SkFiniteSize.narrow(laboratory, 1, 0, 1, 1, 3, 50));
          for (double lambda : LAMBDAS) {
            findings.add(biasLimit(1.0, lambda, 1));
            findings.add(biasLimit(2.0, lambda, DispersionLimit.bias(lambda)));
            findings.add(biasLimit(3.0, lambda, Math.exp(5 * lambda)));
          }
          return findings;
        });
  }

  private static Finding biasLimit(double sigmaW2, double lambda, double predicted) {
    return limit(sigmaW2, lambda, "dispersion of Θb", NtkMoments::biasDispersion)
        .predicting(predicted);
  }

  private static Claim mixed() {
    return Claim.of(
        "sk-lemma-A.7",
        laboratory -> {
          List<Finding> findings = new ArrayList<>();
          for (double lambda : LAMBDAS) {
            findings.add(
                limit(3, lambda, "E[ΘWΘb]/E²[ΘW]", m -> over(m, m.joint(1, 0).log()))
                    .predicting(0));
            findings.add(
                limit(1, lambda, "E[ΘWΘb]/E²[Θb]", m -> over(m, m.joint(0, 1).log()))
                    .predicting(0));
            // At a = 1 the mean of the bias part is L.
            findings.add(
                limit(2, lambda, "E[ΘWΘb]/L²", m -> over(m, m.joint(0, 1).log()))
                    .predicting(DispersionLimit.mixed(AS_PRINTED, lambda))
                    .orCorrected(DispersionLimit.mixed(CORRECTED, lambda)));
          }
          return findings;
        });
  }

  private static double over(NtkMoments moments, double logMean) {
    return Math.exp(moments.joint(1, 1).log() - 2 * logMean);
  }

  private static Waiting limit(
      double sigmaW2, double lambda, String what, ToDoubleFunction<NtkMoments> quantity) {
    return new Waiting(
        RandomNetworks.at(sigmaW2, lambda, 1) + ": " + what + ", exact at M ≤ 6400, M → ∞",
        Limit.of(width -> quantity.applyAsDouble(RandomNetworks.exact(sigmaW2, 1, width, lambda))));
  }

  /** A measurement that waits for its prediction. */
  private record Waiting(String setting, Measurement measured) {
    Finding predicting(double value) {
      return Finding.of(setting, SkLimits.LIMIT, value, measured);
    }
  }
}
