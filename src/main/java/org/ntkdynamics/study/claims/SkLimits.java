package org.ntkdynamics.study.claims;

import static org.ntkdynamics.theory.TheoremForm.AS_PRINTED;
import static org.ntkdynamics.theory.TheoremForm.CORRECTED;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.ntkdynamics.ensemble.Estimate;
import org.ntkdynamics.ensemble.KernelDraws;
import org.ntkdynamics.ensemble.NetworkSetting;
import org.ntkdynamics.judge.Differences;
import org.ntkdynamics.judge.Finding;
import org.ntkdynamics.judge.Interval;
import org.ntkdynamics.judge.Measurement;
import org.ntkdynamics.judge.Rule;
import org.ntkdynamics.judge.Ruling;
import org.ntkdynamics.theory.DispersionLimit;

/** Theorem 3.1 of Seleznova &amp; Kutyniok (A.8 in the appendix), equations (8) to (10). */
final class SkLimits {
  /** What the extrapolation from exact values at M ≤ 6400 is good for. */
  static final Rule LIMIT = new Rule.Within(1e-4);

  private static final Rule SAMPLED = new Rule.Equality(0.05);

  /** The smaller of the two widths that are drawn. */
  private static final int FIRST = 100;

  private static final double[] LAMBDAS = {0.25, 0.5, 1.0};
  private static final double CHAOTIC = 3;
  private static final double EDGE = 2;

  private SkLimits() {}

  static List<Claim> claims() {
    return List.of(chaotic(), edgeOfChaos(), ordered(), theorem());
  }

  private static Claim chaotic() {
    return Claim.of(
        "sk-eq-8",
        laboratory -> {
          List<Finding> findings = new ArrayList<>();
          for (double lambda : LAMBDAS) {
            findings.add(limit(CHAOTIC, lambda, 1));
          }
          findings.add(sampled(laboratory, CHAOTIC, 1));
          return findings;
        });
  }

  private static Claim edgeOfChaos() {
    return Claim.of(
        "sk-eq-9",
        laboratory -> {
          List<Finding> findings = new ArrayList<>();
          for (double alpha0 : new double[] {0.1, 1, 2}) {
            for (double lambda : LAMBDAS) {
              findings.add(limit(EDGE, lambda, alpha0));
            }
          }
          findings.add(sampled(laboratory, EDGE, 1));
          return findings;
        });
  }

  private static Claim ordered() {
    return Claim.of(
        "sk-eq-10",
        laboratory -> {
          List<Finding> findings = new ArrayList<>();
          for (double sigmaW2 : new double[] {0.5, 1.0, 1.5}) {
            findings.add(limit(sigmaW2, 0.5, 1));
          }
          findings.add(sampled(laboratory, 1.0, 1));
          return findings;
        });
  }

  private static Claim theorem() {
    return Claim.of(
        "sk-theorem-3.1",
        laboratory -> {
          List<Finding> findings = new ArrayList<>();
          for (double sigmaW2 : new double[] {1.0, EDGE, CHAOTIC}) {
            findings.add(limit(sigmaW2, 0.25, 1));
          }
          findings.add(growth("chaotic phase, σw² = 3.0", CHAOTIC));
          findings.add(growth("edge of chaos", EDGE));
          findings.add(rate());
          findings.add(slowerAtTheEdge());
          findings.add(sameAsA8());
          findings.add(sampled(laboratory, 2.5, 1));
          return findings;
        });
  }

  private static Finding limit(double sigmaW2, double lambda, double alpha0) {
    return Finding.of(
            RandomNetworks.at(sigmaW2, lambda, alpha0) + ": dispersion, exact at M ≤ 6400, M → ∞",
            LIMIT,
            DispersionLimit.of(AS_PRINTED, sigmaW2, lambda, alpha0),
            Limit.of(width -> RandomNetworks.exact(sigmaW2, alpha0, width, lambda).dispersion()))
        .orCorrected(DispersionLimit.of(CORRECTED, sigmaW2, lambda, alpha0));
  }

  /**
   * Two widths are drawn, and the part of the dispersion that goes like 1/M is taken out. What that
   * leaves of the limit is known from exact moments, and the interval reaches farther by it.
   */
  private static Finding sampled(Laboratory laboratory, double sigmaW2, double alpha0) {
    double lambda = laboratory.choose(0.1, 0.25, 0.25);
    int draws = laboratory.choose(60_000, 1_500_000, 10_000_000);
    Estimate narrow = sample(laboratory, sigmaW2, alpha0, FIRST, lambda, draws);
    Estimate wide = sample(laboratory, sigmaW2, alpha0, 2 * FIRST, lambda, draws);
    double error = Math.hypot(2 * wide.standardError(), narrow.standardError());
    Measurement both =
        Measurement.normal(
            2 * wide.value() - narrow.value(),
            error,
            narrow.bounded() && wide.bounded(),
            2L * draws);
    return Finding.of(
            RandomNetworks.at(sigmaW2, lambda, alpha0) + ": dispersion, sampled at M = 100 and 200",
            SAMPLED,
            DispersionLimit.of(AS_PRINTED, sigmaW2, lambda, alpha0),
            Differences.widened(both, remainder(sigmaW2, alpha0, lambda)))
        .orCorrected(DispersionLimit.of(CORRECTED, sigmaW2, lambda, alpha0));
  }

  /** How far two widths are from the limit when the part in 1/M is taken out, by exact moments. */
  private static double remainder(double sigmaW2, double alpha0, double lambda) {
    IntToDoubleFunction exact =
        width -> RandomNetworks.exact(sigmaW2, alpha0, width, lambda).dispersion();
    double two = 2 * exact.applyAsDouble(2 * FIRST) - exact.applyAsDouble(FIRST);
    Interval limit = Limit.of(exact).at(Ruling.LEVEL);
    return Math.max(Math.abs(two - limit.low()), Math.abs(two - limit.high()));
  }

  private static Estimate sample(
      Laboratory laboratory, double sigmaW2, double alpha0, int width, double lambda, int draws) {
    String key = "limit/sw2=" + sigmaW2 + "/M=" + width;
    NetworkSetting setting =
        NetworkSetting.standard(RandomNetworks.constant(alpha0, width, lambda), sigmaW2);
    KernelDraws networks = RandomNetworks.chain(laboratory, key, setting, draws);
    return laboratory.dispersionEstimate(key, networks.total(0, 0));
  }

  private static Finding growth(String where, double sigmaW2) {
    double early = Math.log(RandomNetworks.exact(sigmaW2, 1, 1000, 0.5).dispersion());
    double late = Math.log(RandomNetworks.exact(sigmaW2, 1, 1000, 1).dispersion());
    return Finding.of(
        where + ": growth of log dispersion from λ = 0.5 to 1, exact at M = 1000",
        new Rule.Above(),
        0,
        Measurement.computed(late - early));
  }

  /**
   * The printed limit over e^(5λ)/(2λ) tends to 1; so would the right one if the rate were right.
   */
  private static Finding rate() {
    double lambda = 32;
    double growth = Math.exp(5 * lambda) / (2 * lambda);
    return Finding.of(
            "λ = 32: limit of the chaotic phase over e^(5λ)/(2λ)",
            new Rule.Within(0.05),
            1,
            Measurement.computed(DispersionLimit.chaotic(CORRECTED, lambda) / growth))
        .orCorrected(
            Measurement.computed(
                DispersionLimit.chaotic(CORRECTED, lambda) / (Math.exp(5 * lambda) / 3)));
  }

  private static Finding slowerAtTheEdge() {
    double chaotic = RandomNetworks.exact(CHAOTIC, 1, 1000, 0.5).dispersion();
    double edge = RandomNetworks.exact(EDGE, 1, 1000, 0.5).dispersion();
    return Finding.of(
        "λ = 0.5: dispersion in the chaotic phase less that at the edge of chaos, M = 1000",
        new Rule.Above(),
        0,
        Measurement.computed(chaotic - edge));
  }

  private static Finding sameAsA8() {
    double l = 0.5;
    double a = 0.7;
    double bracket =
        Math.exp(5 * l) * (0.5 + (16 * a * a + 36 * a - 25) / (200 * l))
            + Math.exp(l) * (1 - 4 * a) / (8 * l)
            + 2 * a * (4 - a) / (25 * l)
            - 2 * a * (1 + a) / 5;
    return Finding.of(
        "λ = 0.5, α0 = 0.7: (41) against (9), both as printed",
        new Rule.Within(1e-12),
        DispersionLimit.edgeOfChaos(AS_PRINTED, l, a),
        Measurement.computed(bracket / ((1 + a) * (1 + a) * l)));
  }
}
