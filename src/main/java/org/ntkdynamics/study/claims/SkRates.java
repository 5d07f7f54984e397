package org.ntkdynamics.study.claims;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.ntkdynamics.ensemble.FirstStepSampler;
import org.ntkdynamics.ensemble.FirstStepSampler.Draw;
import org.ntkdynamics.ensemble.NetworkSetting;
import org.ntkdynamics.judge.Differences;
import org.ntkdynamics.judge.Finding;
import org.ntkdynamics.judge.Interval;
import org.ntkdynamics.judge.Measurement;
import org.ntkdynamics.judge.Rule;
import org.ntkdynamics.judge.Threshold;
import org.ntkdynamics.spec.SamplerKind;
import org.ntkdynamics.theory.ExactMoments;
import org.ntkdynamics.theory.ScaledNumber;
import org.ntkdynamics.theory.Widths;

/**
 * How fast the first-order change of the kernel grows: the learning rate of Theorem A.10, the
 * output scale of Remark 3, and the edge of chaos, which Theorem 4.1 leaves to Hanin &amp; Nica.
 * All with y = 0, as in the proof of Theorem 4.1.
 */
final class SkRates {
  /** Far from both 0 and 1, the exponents that are told apart. */
  private static final Rule EXPONENT = new Rule.Within(0.4);

  /** Each twice the one before, so that a power of λ halves its rate from step to step. */
  private static final double[] EDGES = {0.1, 0.2, 0.4};

  private static final String MORE_DRAWS =
      "the threshold was fixed before, but the number of networks was raised from 20 000 to 120 000"
          + " after the former had left the sign of the rate open";

  private static final Threshold SLOWEST =
      Threshold.of(0, "an exponential from below has a rate above 0").movedBecause(MORE_DRAWS);

  private static final Threshold FASTEST =
      Threshold.of(
              10,
              "an exponential from above has a bounded rate; 10 is twice that of the dispersion")
          .movedBecause(MORE_DRAWS);

  private static final int NARROW = 100;
  private static final int WIDE = 400;
  static final double LAMBDA = 0.05;
  private static final double CHAOTIC = 2.5;

  private SkRates() {}

  static List<Claim> claims() {
    return List.of(edgeOfChaos(), learningRate(), outputScale());
  }

  private static Claim learningRate() {
    return Claim.of(
        "sk-theorem-A.10",
        laboratory -> {
          List<Finding> findings = new ArrayList<>();
          for (double sigmaW2 : new double[] {2.2, CHAOTIC}) {
            findings.add(growth(laboratory, sigmaW2, "E|dΘ/dη| a^(−L)/E[Θ]"));
          }
          return findings;
        });
  }

  /** Printed as bounded at fixed λ; a sum over pairs of layers grows with the width. */
  private static Finding growth(Laboratory laboratory, double sigmaW2, String quantity) {
    Measurement growth =
        Differences.of(slope(laboratory, sigmaW2, WIDE), slope(laboratory, sigmaW2));
    return Finding.of(
            at(sigmaW2) + ": exponent p of " + quantity + " ∝ M^p",
            EXPONENT,
            0,
            Differences.scaled(growth, 1 / Math.log((double) WIDE / NARROW)))
        .orCorrected(1);
  }

  private static Claim outputScale() {
    return Claim.of(
        "sk-remark-3",
        laboratory -> {
          Measurement fall =
              Differences.of(slope(laboratory, CHAOTIC), slope(laboratory, CHAOTIC, WIDE));
          double more = 2 * Math.log((double) WIDE / NARROW);
          return List.of(
              Finding.of(
                      at(CHAOTIC) + ": log10 of the change at M = 100 over that at 400",
                      new Rule.Above(),
                      0,
                      Differences.scaled(fall, 1 / Math.log(10)))
                  .orInstead(
                      Differences.scaled(Differences.shifted(fall, more), 1 / Math.log(10))));
        });
  }

  private static Claim edgeOfChaos() {
    return Claim.of("sk-section-4.1-edge", SkRates::edge);
  }

  private static List<Finding> edge(Laboratory laboratory) {
    double[] lambdas = laboratory.choose(new double[] {0.1, 0.2}, EDGES, EDGES);
    List<Finding> findings = new ArrayList<>();
    findings.add(growth(laboratory, 2, "E|dΘ/dη|/E[Θ]"));
    List<Measurement> changes =
        Arrays.stream(lambdas).mapToObj(lambda -> perPair(laboratory, lambda)).toList();
    List<Measurement> rates = new ArrayList<>();
    for (int i = 1; i < lambdas.length; i++) {
      double low = lambdas[i - 1];
      double high = lambdas[i];
      Measurement rate =
          Differences.scaled(Differences.of(changes.get(i), changes.get(i - 1)), 1 / (high - low));
      rates.add(rate);
      String setting =
          String.format(
              Locale.ROOT,
              "σw² = 2.0, M = 100, α0 = 1: rate r of E|dΘ/dη| M/((L² − 1) E[Θ]) ∝ e^(rλ), from λ ="
                  + " %s to %s",
              low,
              high);
      findings.add(Finding.against(SLOWEST, setting, new Rule.Above(), rate));
      findings.add(Finding.against(FASTEST, setting, new Rule.Bound(false, 0), rate));
    }
    if (rates.size() > 1) {
      Measurement half = Differences.scaled(rates.get(0), 0.5);
      findings.add(
          Finding.of(
              "σw² = 2.0: the later of these rates less half the earlier; a power of λ has 0",
              new Rule.Above(),
              0,
              Differences.of(rates.get(1), half)));
    }
    return findings;
  }

  private static Measurement perPair(Laboratory laboratory, double lambda) {
    Widths widths = RandomNetworks.constant(1, NARROW, lambda);
    double pairs = (double) widths.depth() * widths.depth() - 1;
    return Differences.shifted(
        logOfMean(laboratory, 2, widths, laboratory.choose(1000, 120_000, 600_000)),
        -Math.log(pairs / NARROW));
  }

  /** ln of E|dΘ/dη| a^(−L)/E[Θ] in the narrow networks. */
  private static Measurement slope(Laboratory laboratory, double sigmaW2) {
    return slope(laboratory, sigmaW2, NARROW);
  }

  static Measurement slope(Laboratory laboratory, double sigmaW2, int width) {
    Widths widths = RandomNetworks.constant(1, width, LAMBDA);
    return logOfMean(laboratory, sigmaW2, widths, laboratory.choose(1000, 20_000, 200_000));
  }

  /**
   * ln of E|dΘ/dη| a^(−L)/E[Θ], with the exact E[Θ]. As dΘ/dη = f G with G of the order f, most of
   * its tail is that of f², whose mean is known: {@code E[f²] = 2a^L/n_0}. So the ratio of the two
   * means is estimated, on the same networks.
   */
  private static Measurement logOfMean(
      Laboratory laboratory, double sigmaW2, Widths widths, int draws) {
    String key = "rates/sw2=" + sigmaW2 + "/" + widths;
    List<Draw> networks = draw(laboratory, key, NetworkSetting.standard(widths, sigmaW2), draws);
    ScaledNumber growth = ScaledNumber.power(sigmaW2 / 2, widths.depth());
    ScaledNumber kernel = ExactMoments.of(widths, sigmaW2).mean().times(growth);
    ScaledNumber square = growth.times(2.0 / widths.at(0));
    Measurement mean =
        laboratory.meanRatio(
            key,
            networks.stream()
                .mapToDouble(n -> n.output().times(n.derivative()).dividedBy(kernel).toDouble())
                .map(Math::abs)
                .toArray(),
            networks.stream()
                .mapToDouble(n -> n.output().times(n.output()).dividedBy(square).toDouble())
                .toArray());
    return Measurement.of(
        level -> {
          Interval interval = mean.at(level);
          return new Interval(
              Math.log(interval.value()),
              Math.log(Math.max(interval.low(), 0)),
              Math.log(interval.high()));
        },
        mean.draws());
  }

  private static List<Draw> draw(
      Laboratory laboratory, String key, NetworkSetting setting, int draws) {
    FirstStepSampler reader = new FirstStepSampler(setting, SamplerKind.DEFERRED, List.of());
    double[][] columns =
        laboratory.draw(
            key, draws, () -> new FirstStepSampler(setting, SamplerKind.DEFERRED, List.of()));
    return IntStream.range(0, draws).mapToObj(i -> reader.read(columns, i)).toList();
  }

  private static String at(double sigmaW2) {
    return String.format(
        Locale.ROOT, "σw² = %s, λ = %s, α0 = 1, M = %d and %d", sigmaW2, LAMBDA, NARROW, WIDE);
  }
}
