package org.ntkdynamics.study.claims;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.ntkdynamics.ensemble.DispersionEstimator;
import org.ntkdynamics.ensemble.KernelDraws;
import org.ntkdynamics.ensemble.NetworkSetting;
import org.ntkdynamics.judge.Differences;
import org.ntkdynamics.judge.FigureStatement;
import org.ntkdynamics.judge.Finding;
import org.ntkdynamics.judge.Interval;
import org.ntkdynamics.judge.Measurement;
import org.ntkdynamics.judge.Rule;
import org.ntkdynamics.judge.Threshold;
import org.ntkdynamics.spec.Shape;
import org.ntkdynamics.theory.ExactMoments;
import org.ntkdynamics.theory.KernelScaling;
import org.ntkdynamics.theory.Widths;

/** Appendices B.1, B.2, C.1, C.2 and C.3 of Seleznova &amp; Kutyniok. */
final class SkAppendix {
  private SkAppendix() {}

  static List<Claim> claims() {
    return List.of(inputWidth(), architecture(), pairs(), errorBars(), estimator());
  }

  private static Claim inputWidth() {
    return Claim.of(
        "sk-B.1",
        laboratory -> {
          List<Finding> findings = new ArrayList<>();
          for (double lambda : new double[] {0.25, 0.5, 1.0}) {
            findings.add(
                Finding.of(
                    "λ = " + lambda + ", n_0 = 1: dispersion at σw² = 2 over that at 3, M → ∞",
                    new Rule.Within(1e-3),
                    1,
                    Limit.of(width -> edgeOverChaotic(width, lambda))));
            findings.add(
                Finding.of(
                    "λ = " + lambda + ": at α0 = 0.1 less that at 0.5, exact at M = 1000",
                    new Rule.Above(),
                    0,
                    Measurement.computed(
                        RandomNetworks.exact(2, 0.1, 1000, lambda).dispersion()
                            - RandomNetworks.exact(2, 0.5, 1000, lambda).dispersion())));
          }
          return findings;
        });
  }

  private static double edgeOverChaotic(int width, double lambda) {
    return RandomNetworks.exact(2, 1.0 / width, width, lambda).dispersion()
        / RandomNetworks.exact(3, 1.0 / width, width, lambda).dispersion();
  }

  private static Claim architecture() {
    return Claim.of(
        "sk-B.2",
        laboratory -> {
          List<Finding> findings = new ArrayList<>();
          for (double sigmaW2 : new double[] {1.5, 1.8, 2.0, 2.5}) {
            findings.add(less("constant", Shape.CONSTANT, "increasing", Shape.INCREASING, sigmaW2));
            findings.add(less("decreasing", Shape.DECREASING, "constant", Shape.CONSTANT, sigmaW2));
            findings.add(leastGrowth(sigmaW2));
          }
          for (double sigmaW2 : new double[] {1.5, 1.8}) {
            findings.add(peak(sigmaW2));
          }
          findings.add(sampledShapes(laboratory));
          return findings;
        });
  }

  /** Drawn, lest the claim be refused by theory alone. */
  private static Finding sampledShapes(Laboratory laboratory) {
    Measurement constant = sampled(laboratory, Shape.CONSTANT);
    Measurement increasing = sampled(laboratory, Shape.INCREASING);
    return Finding.of(
        "σw² = 2.0, L = 30: dispersion with constant widths less that with increasing ones, sampled",
        new Rule.Above(),
        0,
        Differences.of(constant, increasing));
  }

  private static Measurement sampled(Laboratory laboratory, Shape shape) {
    Widths widths = new Widths(shape.widths(300, 200, 1, 30));
    String key = "B.2/" + shape;
    int draws = laboratory.choose(500, 20_000, 200_000);
    KernelDraws networks =
        RandomNetworks.deferred(laboratory, key, NetworkSetting.standard(widths, 2), draws);
    return laboratory.dispersion(key, networks.total(0, 0));
  }

  private static double dispersion(Shape shape, double sigmaW2, int depth) {
    return ExactMoments.of(new Widths(shape.widths(300, 200, 1, depth)), sigmaW2).dispersion();
  }

  /** The least difference of two shapes over depths. */
  private static Finding less(
      String above, Shape larger, String below, Shape smaller, double sigmaW2) {
    double least = Double.POSITIVE_INFINITY;
    for (int depth = 10; depth <= 150; depth += 10) {
      least =
          Math.min(least, dispersion(larger, sigmaW2, depth) - dispersion(smaller, sigmaW2, depth));
    }
    return Finding.of(
        String.format(
            Locale.ROOT,
            "σw² = %s: dispersion with %s widths less that with %s ones, least over L = 10 … 150",
            sigmaW2,
            above,
            below),
        new Rule.Above(),
        0,
        Measurement.computed(least));
  }

  private static Finding leastGrowth(double sigmaW2) {
    double least = Double.POSITIVE_INFINITY;
    for (int depth = 10; depth < 150; depth += 10) {
      double growth =
          dispersion(Shape.DECREASING, sigmaW2, depth + 10)
              - dispersion(Shape.DECREASING, sigmaW2, depth);
      least = Math.min(least, growth);
    }
    return Finding.of(
        "σw² = " + sigmaW2 + ", decreasing widths: least growth of the dispersion over 10 layers",
        new Rule.Above(),
        0,
        Measurement.computed(least));
  }

  private static Finding peak(double sigmaW2) {
    int best = 2;
    for (int depth = 2; depth <= 150; depth++) {
      if (dispersion(Shape.INCREASING, sigmaW2, depth)
          > dispersion(Shape.INCREASING, sigmaW2, best)) {
        best = depth;
      }
    }
    return Finding.against(
        Threshold.of(75, "half the depth of the figure; the paper says relatively shallow"),
        "σw² = " + sigmaW2 + ", increasing widths: depth of the highest dispersion, of L ≤ 150",
        new Rule.Bound(false, 0),
        Measurement.computed(best));
  }

  private static Claim pairs() {
    return Claim.of("sk-C.1", SkAppendix::offDiagonal);
  }

  private static List<Finding> offDiagonal(Laboratory laboratory) {
    List<Finding> findings = new ArrayList<>();
    for (double sigmaW2 : new double[] {2.0, 2.5}) {
      Measurement shallow = apart(laboratory, sigmaW2, 1, 100, 0.05);
      IntFunction<Measurement> deep = pairs(laboratory, sigmaW2, 1, 100, 0.1);
      Measurement deepApart = deep.apply(0);
      findings.add(above(pairAt(sigmaW2) + ": at λ = 0.1 less that at 0.05", deepApart, shallow));
      findings.add(
          Finding.of(
              pairAt(sigmaW2) + ", λ = 0.1: at ⟨x,x̃⟩ = 0.1 over that at 0.9",
              new Rule.Within(FigureStatement.SLIGHTLY),
              1,
              Differences.ratio(deepApart, deep.apply(1))));
    }
    for (double sigmaW2 : new double[] {1.0, 1.5}) {
      findings.add(
          Finding.against(
              Threshold.of(1.1, "low: what a figure that reaches 10 cannot show"),
              pairAt(sigmaW2) + ", λ = 0.3",
              new Rule.Bound(false, 0),
              apart(laboratory, sigmaW2, 1, 100, 0.3)));
    }
    Finding far = falls(laboratory, 1.5, 100);
    findings.add(far);
    findings.add(falls(laboratory, 1.9, 200).orCorrected(far.measured()));
    return findings;
  }

  private static Finding falls(Laboratory laboratory, double sigmaW2, int width) {
    return Finding.against(
        Threshold.of(0, "falls: the difference is above 0")
            .movedBecause(
                "the one setting was σw² = 1.8, from λ = 0.1 to 0.5, until a sample of that size had"
                    + " been seen not to bound the dispersion there, then 1.5 until a reader asked"
                    + " for one close to the edge of chaos"),
        String.format(
            Locale.ROOT,
            "σw² = %s, α0 = 0.1, M = %d, ⟨x,x̃⟩ = 0.1: dispersion at λ = 0.1 less that at 0.3",
            sigmaW2,
            width),
        new Rule.Above(),
        Differences.of(
            apart(laboratory, sigmaW2, 0.1, width, 0.1),
            apart(laboratory, sigmaW2, 0.1, width, 0.3)));
  }

  private static Finding above(String setting, Measurement larger, Measurement smaller) {
    return Finding.of(setting, new Rule.Above(), 0, Differences.of(larger, smaller));
  }

  private static String pairAt(double sigmaW2) {
    return "σw² = " + sigmaW2 + ", α0 = 1: dispersion of Θ(x,x̃)";
  }

  /** The dispersion at ⟨x,x̃⟩ = 0.1. */
  private static Measurement apart(
      Laboratory laboratory, double sigmaW2, double alpha0, int width, double lambda) {
    return pairs(laboratory, sigmaW2, alpha0, width, lambda).apply(0);
  }

  /** Draws networks and gives the dispersion at ⟨x,x̃⟩ = 0.1, of 0, and at 0.9, of 1. */
  private static IntFunction<Measurement> pairs(
      Laboratory laboratory, double sigmaW2, double alpha0, int width, double lambda) {
    Widths widths = RandomNetworks.constant(alpha0, width, lambda);
    String key =
        "C.1/sw2="
            + sigmaW2
            + "/alpha0="
            + alpha0
            + "/lambda="
            + lambda
            + (width == 100 ? "" : "/M=" + width);
    int draws = laboratory.choose(800, 30_000, 200_000);
    KernelDraws networks =
        RandomNetworks.deferred(
            laboratory, key, NetworkSetting.standard(widths, sigmaW2), draws, 0.1, 0.9);
    return which -> laboratory.dispersion(key + "/" + which, networks.total(0, which + 1));
  }

  private static Claim errorBars() {
    return Claim.of("sk-C.2", SkAppendix::bootstrapErrors);
  }

  private static List<Finding> bootstrapErrors(Laboratory laboratory) {
    List<Finding> findings = new ArrayList<>();
    int samples = laboratory.choose(30, 200, 2000);
    for (double sigmaW2 : new double[] {1.0, 1.8, 2.0, 2.2, 3.0}) {
      for (double lambda : new double[] {0.1, 0.25, 0.5}) {
        findings.add(bootstrapError(laboratory, sigmaW2, lambda, samples));
      }
    }
    return findings;
  }

  private static Finding bootstrapError(
      Laboratory laboratory, double sigmaW2, double lambda, int samples) {
    Widths widths = RandomNetworks.constant(1, 100, lambda);
    String key = "C.2/sw2=" + sigmaW2 + "/lambda=" + lambda;
    double[] all =
        RandomNetworks.chain(
                laboratory, key, NetworkSetting.standard(widths, sigmaW2), 500 * samples)
            .total(0, 0);
    double[] errors = new double[samples];
    for (int i = 0; i < samples; i++) {
      double[] sample = Arrays.copyOfRange(all, 500 * i, 500 * (i + 1));
      errors[i] = laboratory.dispersionEstimate(key + "/" + i, sample).standardError();
    }
    double exact =
        ExactMoments.of(widths, sigmaW2, 1, KernelScaling.STANDARD, 4).dispersionStandardError(500);
    return Finding.of(
        String.format(
            Locale.ROOT,
            "σw² = %s, M = 100, L = %d: mean bootstrap error over the exact one",
            sigmaW2,
            widths.depth()),
        new Rule.Within(0.25),
        1,
        Measurement.mean(Arrays.stream(errors).map(e -> e / exact).toArray()));
  }

  private static Claim estimator() {
    return Claim.of("sk-C.3", SkAppendix::estimates);
  }

  private static List<Finding> estimates(Laboratory laboratory) {
    double[] ones = {1, 1, 1};
    List<Finding> findings = new ArrayList<>();
    findings.add(
        estimate(
            "θ = 1, N = 3: r̂ with the prefactor",
            1,
            3,
            Measurement.computed(DispersionEstimator.dispersion(ones))));
    int repeats = laboratory.choose(2000, 20_000, 100_000);
    int n = 100;
    double[] means = new double[repeats];
    UniformRandomProvider random = laboratory.stream("C.3");
    for (int i = 0; i < repeats; i++) {
      double[] theta = random.doubles(n).map(u -> 1 + 0.2 * u).toArray();
      means[i] = DispersionEstimator.dispersion(theta);
    }
    double r = (1.21 + 0.04 / 12) / 1.21;
    findings.add(
        estimate("θ uniform on [1, 1.2], N = 100: mean of r̂", r, n, Measurement.mean(means)));
    return findings;
  }

  /**
   * The implemented estimator has the right prefactor; the printed one is N/(N-2) times as large.
   */
  private static Finding estimate(String setting, double r, int n, Measurement implemented) {
    double factor = n / (n - 2.0);
    Measurement printed =
        Measurement.of(
            level -> {
              Interval i = implemented.at(level);
              return new Interval(factor * i.value(), factor * i.low(), factor * i.high());
            },
            implemented.draws());
    return Finding.of(setting, new Rule.Within(1e-3), r, printed).orInstead(implemented);
  }
}
