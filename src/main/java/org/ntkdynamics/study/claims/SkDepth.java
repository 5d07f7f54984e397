package org.ntkdynamics.study.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ntkdynamics.ensemble.KernelDraws;
import org.ntkdynamics.ensemble.NetworkSetting;
import org.ntkdynamics.judge.Differences;
import org.ntkdynamics.judge.Finding;
import org.ntkdynamics.judge.Measurement;
import org.ntkdynamics.judge.Rule;
import org.ntkdynamics.theory.ExactMoments;
import org.ntkdynamics.theory.Widths;

/** What the text of section 3.2 of Seleznova &amp; Kutyniok reads off Theorem 3.2. */
final class SkDepth {
  private static final int WIDTH = 200;

  /** The depths of Figure 2. */
  private static final int DEEPEST = 100;

  private SkDepth() {}

  static Claim claim() {
    return Claim.of(
        "sk-section-3.2",
        laboratory -> {
          List<Finding> findings = new ArrayList<>();
          findings.addAll(towardsTheEdge());
          for (double alpha0 : new double[] {0.5, 0.1}) {
            for (double sigmaW2 : new double[] {1.5, 1.7, 1.8}) {
              findings.add(falls(alpha0, sigmaW2));
            }
          }
          findings.add(sampled(laboratory));
          return findings;
        });
  }

  private static List<Finding> towardsTheEdge() {
    double[] grid = {0.5, 1.0, 1.5, 1.8, 1.9};
    List<Finding> findings = new ArrayList<>();
    for (int i = 1; i < grid.length; i++) {
      findings.add(
          Finding.of(
              String.format(
                  Locale.ROOT,
                  "M = 200, λ = 0.25, α0 = 1: dispersion at σw² = %s less that at %s, exact",
                  grid[i],
                  grid[i - 1]),
              new Rule.Above(),
              0,
              Measurement.computed(
                  RandomNetworks.exact(grid[i], 1, WIDTH, 0.25).dispersion()
                      - RandomNetworks.exact(grid[i - 1], 1, WIDTH, 0.25).dispersion())));
    }
    for (double sigmaW2 : new double[] {1.0, 1.5}) {
      findings.add(
          Finding.of(
              "σw² = " + sigmaW2 + ", λ = 0.25, α0 = 1: exponent of dispersion − 1 in M",
              new Rule.Decay(0.1),
              1,
              Limit.exponent(
                  width -> RandomNetworks.exact(sigmaW2, 1, width, 0.25).dispersion() - 1)));
    }
    return findings;
  }

  private static double dispersion(double alpha0, double sigmaW2, int depth) {
    Widths widths = Widths.constant((int) Math.round(alpha0 * WIDTH), WIDTH, depth);
    return ExactMoments.of(widths, sigmaW2).dispersion();
  }

  /** 0 where the dispersion is the largest in the deepest networks. */
  private static Finding falls(double alpha0, double sigmaW2) {
    int peak = 2;
    for (int depth = 3; depth <= DEEPEST; depth++) {
      if (dispersion(alpha0, sigmaW2, depth) > dispersion(alpha0, sigmaW2, peak)) {
        peak = depth;
      }
    }
    return Finding.of(
        String.format(
            Locale.ROOT,
            "σw² = %s, α0 = %s, M = 200: dispersion at its peak, L = %d, less that at L = %d, exact",
            sigmaW2,
            alpha0,
            peak,
            DEEPEST),
        new Rule.Above(),
        0,
        Measurement.computed(
            dispersion(alpha0, sigmaW2, peak) - dispersion(alpha0, sigmaW2, DEEPEST)));
  }

  /** Drawn, lest the claim rest on theory alone. */
  private static Finding sampled(Laboratory laboratory) {
    return Finding.of(
        "σw² = 1.7, α0 = 0.1, M = 200: dispersion at L = 15 less that at L = 100, sampled",
        new Rule.Above(),
        0,
        Differences.of(sample(laboratory, 15), sample(laboratory, DEEPEST)));
  }

  private static Measurement sample(Laboratory laboratory, int depth) {
    String key = "section-3.2/L=" + depth;
    NetworkSetting setting = NetworkSetting.standard(Widths.constant(20, WIDTH, depth), 1.7);
    KernelDraws networks =
        RandomNetworks.chain(
            laboratory, key, setting, laboratory.choose(20_000, 200_000, 1_000_000));
    return laboratory.dispersion(key, networks.total(0, 0));
  }
}
