package org.ntkdynamics.study.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ntkdynamics.ensemble.Estimate;
import org.ntkdynamics.ensemble.KernelDraws;
import org.ntkdynamics.ensemble.NetworkSetting;
import org.ntkdynamics.judge.Differences;
import org.ntkdynamics.judge.Finding;
import org.ntkdynamics.judge.Measurement;
import org.ntkdynamics.judge.PairStatements;
import org.ntkdynamics.study.Estimates;
import org.ntkdynamics.theory.OffDiagonal;
import org.ntkdynamics.theory.Widths;

/** Theorem 3.3 of Seleznova &amp; Kutyniok (A.9 in the appendix), equations (16) to (18). */
final class SkPairs {
  private static final double[] COSINES = {-0.5, 0.1, 0.5, 0.9};

  private SkPairs() {}

  static List<Claim> claims() {
    return List.of(ratio(), dispersion(), bound(), theorem());
  }

  private static Claim ratio() {
    return Claim.of(
        "sk-eq-16",
        laboratory -> {
          List<Finding> findings = new ArrayList<>();
          for (double sigmaW2 : new double[] {1.0, 2.0, 3.0}) {
            findings.addAll(ratios(laboratory, sigmaW2, COSINES));
          }
          findings.add(infinitelyWide());
          return findings;
        });
  }

  private static List<Finding> ratios(Laboratory laboratory, double sigmaW2, double... cosines) {
    Sample sample =
        Sample.draw(laboratory, "ratio", sigmaW2, laboratory.choose(0.2, 0.3, 0.5), cosines);
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < cosines.length; i++) {
      Measurement ratio = sample.ratio(laboratory, i);
      String setting = sample.at(cosines[i]) + ": E[Θ(x,x̃)]/E[Θ(x,x)]";
      findings.addAll(PairStatements.ratio(setting, ratio));
    }
    return findings;
  }

  /** λ → 0 is the extreme: there the ratio of the chaotic phase comes down to ¼. */
  private static Finding infinitelyWide() {
    int depth = 20_000;
    Widths widths = Widths.constant(100, 100, depth);
    return PairStatements.atLeastAQuarter(
        "σw² = 2.5, λ → 0 (infinite width), L = " + depth + ", ⟨x,x̃⟩ = 0.1: E[Θ(x,x̃)]/E[Θ(x,x)]",
        Measurement.computed(OffDiagonal.leadingOrderRatio(widths, 2.5, 1, 0.1)));
  }

  private static Claim dispersion() {
    return Claim.of(
        "sk-eq-17",
        laboratory -> {
          List<Finding> findings = new ArrayList<>();
          for (double sigmaW2 : new double[] {1.0, 2.0, 2.5}) {
            findings.addAll(dispersions(laboratory, sigmaW2));
          }
          return findings;
        });
  }

  /**
   * The dispersions themselves where a sample can bound them, and in deeper networks what bounds
   * their quotient: {@code E[Θ²(x,x̃)] ≤ E[Θ²(x,x)]} for inputs of one norm, so that it is at most
   * {@code (E[Θ(x,x)]/E[Θ(x,x̃)])²}.
   */
  private static List<Finding> dispersions(Laboratory laboratory, double sigmaW2) {
    Sample shallow = Sample.draw(laboratory, "dispersion", sigmaW2, 0.1, COSINES);
    Sample deep = Sample.draw(laboratory, "quotient", sigmaW2, 0.3, COSINES);
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < COSINES.length; i++) {
      findings.add(
          PairStatements.dispersion(
              shallow.at(COSINES[i])
                  + ": dispersion of Θ(x,x̃), against 16 times the exact one of Θ(x,x)",
              OffDiagonal.DISPERSION_FACTOR * shallow.exactDispersion(),
              shallow.dispersion(laboratory, i)));
      Measurement ratio = deep.ratio(laboratory, i);
      findings.add(
          PairStatements.dispersion(
              deep.at(COSINES[i]) + ": (E[Θ(x,x)]/E[Θ(x,x̃)])², which the quotient is at most",
              OffDiagonal.DISPERSION_FACTOR,
              Differences.inverseSquare(ratio)));
    }
    return findings;
  }

  private static Claim bound() {
    return Claim.of(
        "sk-eq-18",
        laboratory -> {
          List<Finding> findings = new ArrayList<>();
          for (double sigmaW2 : new double[] {0.5, 1.0, 1.5}) {
            findings.addAll(bounds(laboratory, sigmaW2));
          }
          return findings;
        });
  }

  private static List<Finding> bounds(Laboratory laboratory, double sigmaW2) {
    double[] cosines = {0.1, 0.5, 0.9};
    Sample sample = Sample.draw(laboratory, "bound", sigmaW2, 0.3, cosines);
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < cosines.length; i++) {
      findings.add(
          PairStatements.bound(
              sample.at(cosines[i]) + ": E[Θ(x,x̃)]/E[Θ(x,x)]",
              OffDiagonal.orderedPhaseBound(sigmaW2, sample.depth(), cosines[i]),
              sample.ratio(laboratory, i)));
    }
    return findings;
  }

  private static Claim theorem() {
    return Claim.of(
        "sk-theorem-3.3",
        laboratory -> {
          List<Finding> findings = new ArrayList<>();
          for (double sigmaW2 : new double[] {1.5, 2.0, 2.2}) {
            findings.addAll(ratios(laboratory, sigmaW2, 0.0));
            findings.addAll(dispersions(laboratory, sigmaW2).subList(2, 4));
          }
          return findings;
        });
  }

  /** Kernels of x and some x̃ on the same random networks. */
  record Sample(String key, double sigmaW2, double lambda, Widths widths, KernelDraws draws) {

    static Sample draw(
        Laboratory laboratory, String name, double sigmaW2, double lambda, double... cosines) {
      int width = laboratory.choose(50, 100, 200);
      Widths widths = RandomNetworks.constant(1, width, lambda);
      String key = "pairs/" + name + "/sw2=" + sigmaW2;
      int networks = laboratory.choose(2000, 10_000, 20_000);
      return new Sample(
          key,
          sigmaW2,
          lambda,
          widths,
          RandomNetworks.deferred(
              laboratory, key, NetworkSetting.standard(widths, sigmaW2), networks, cosines));
    }

    int depth() {
      return widths.depth();
    }

    String at(double cosine) {
      return String.format(
          Locale.ROOT,
          "σw² = %s, M = n_0 = %d, L = %d, ⟨x,x̃⟩ = %s",
          sigmaW2,
          widths.at(0),
          depth(),
          cosine);
    }

    Measurement ratio(Laboratory laboratory, int i) {
      return laboratory.meanRatio(key + "/" + i, draws.total(0, i + 1), draws.total(0, 0));
    }

    Measurement dispersion(Laboratory laboratory, int i) {
      Estimate estimate =
          laboratory.dispersionEstimate(key + "/dispersion/" + i, draws.total(0, i + 1));
      return Estimates.dispersion(estimate, draws.draws());
    }

    double exactDispersion() {
      return RandomNetworks.exact(sigmaW2, 1, widths.at(1), lambda).dispersion();
    }
  }
}
