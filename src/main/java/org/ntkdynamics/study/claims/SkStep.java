package org.ntkdynamics.study.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.BetaDistribution;
import org.ntkdynamics.ensemble.FirstStepSampler;
import org.ntkdynamics.ensemble.FirstStepSampler.Draw;
import org.ntkdynamics.ensemble.GradientStep;
import org.ntkdynamics.ensemble.NetworkSetting;
import org.ntkdynamics.judge.Differences;
import org.ntkdynamics.judge.Finding;
import org.ntkdynamics.judge.Interval;
import org.ntkdynamics.judge.Measurement;
import org.ntkdynamics.judge.Rule;
import org.ntkdynamics.judge.StepStatements;
import org.ntkdynamics.spec.SamplerKind;
import org.ntkdynamics.theory.ExactMoments;
import org.ntkdynamics.theory.ScaledNumber;
import org.ntkdynamics.theory.Widths;

/** Theorem 4.1 and appendix B.3 of Seleznova &amp; Kutyniok: one step of gradient descent. */
final class SkStep {
  private static final double CHAOTIC = 2.5;
  private static final double ORDERED = 1;

  /** A constant learning rate. */
  private static final double RATE = 0.1;

  /** How many networks are asked what α changes. */
  private static final int COMPARED = 101;

  private SkStep() {}

  static List<Claim> claims() {
    return List.of(theorem(), chaotic(), ordered(), lazy());
  }

  private static Claim theorem() {
    return Claim.of(
        "sk-theorem-4.1",
        laboratory -> {
          List<Finding> findings = new ArrayList<>();
          for (int width : new int[] {60, 120, 240}) {
            findings.add(derivative(laboratory, CHAOTIC, StepStatements.LAMBDA_CHAOTIC, width));
            findings.add(derivative(laboratory, ORDERED, StepStatements.LAMBDA_ORDERED, width));
          }
          findings.add(shrinks(1, 1, MEAN_SIZE, shrinking(laboratory, 1, 1, Math::abs)));
          return findings;
        });
  }

  private static Finding derivative(
      Laboratory laboratory, double sigmaW2, double lambda, int width) {
    GradientStep step = step(RATE, 0, 1);
    Networks networks = new Networks("derivative", sigmaW2, width, lambda, List.of(step));
    Function<Draw, ScaledNumber> slope =
        draw -> absolute(step.residual(draw.output()).times(draw.derivative()));
    String setting = networks.name() + ": log10 of E|dΘ/dη|/E[Θ]";
    List<ScaledNumber> slopes = networks.draw(laboratory, slope);
    return sigmaW2 > 2
        ? StepStatements.firstOrder(setting, false, width, meanAtLeast(slopes))
        : StepStatements.firstOrder(setting, true, width, logOfMean(slopes));
  }

  private static Claim chaotic() {
    return Claim.of(
        "sk-eq-21",
        laboratory -> {
          List<Finding> findings = new ArrayList<>();
          for (double label : new double[] {0, 1}) {
            for (int width : new int[] {30, 60, 120}) {
              findings.add(kernelAfter(laboratory, width, label));
            }
          }
          return findings;
        });
  }

  private static Finding kernelAfter(Laboratory laboratory, int width, double label) {
    Networks networks = new Networks("chaotic", CHAOTIC, width, 1, List.of(step(RATE, label, 1)));
    List<ScaledNumber> kernels =
        networks.draw(laboratory, draw -> draw.theta().plus(draw.changes().get(0)));
    return StepStatements.chaotic(
        networks.name() + ", η = " + RATE + ", y = " + label + ": log10 of 1 + E[ΔΘ]/E[Θ]",
        width,
        meanAtLeast(kernels));
  }

  private static Claim ordered() {
    return Claim.of(
        "sk-eq-22",
        laboratory ->
            List.of(
                shrinks(1, 0, MEAN_SIZE, shrinking(laboratory, 1, 0, Math::abs)),
                shrinks(1, 1, MEAN_SIZE, shrinking(laboratory, 1, 1, Math::abs)),
                shrinks(1, 1, "E[ΔΘ]", shrinking(laboratory, 1, 1, change -> change))));
  }

  private static final String MEAN_SIZE = "E|ΔΘ|";

  private static Finding shrinks(double rate, double label, String change, Measurement quotient) {
    return StepStatements.ordered(
        String.format(
            Locale.ROOT,
            "σw² = 1.0, λ = 0.25, η = %s, y = %s: %s/E[Θ] at M = 400 over that at M = 100",
            rate,
            label,
            change),
        quotient);
  }

  private static Measurement shrinking(
      Laboratory laboratory, double rate, double label, DoubleUnaryOperator part) {
    return Differences.ratio(
        change(laboratory, 400, rate, label, part), change(laboratory, 100, rate, label, part));
  }

  private static Measurement change(
      Laboratory laboratory, int width, double rate, double label, DoubleUnaryOperator part) {
    Networks networks =
        new Networks("ordered", ORDERED, width, 0.25, List.of(step(rate, label, 1)));
    ScaledNumber mean = ExactMoments.of(networks.widths(), ORDERED).mean();
    int draws = laboratory.choose(150, 4000, 20_000);
    return Measurement.mean(
        networks.draws(laboratory, SamplerKind.DEFERRED, draws).stream()
            .mapToDouble(draw -> draw.changes().get(0).dividedBy(mean).toDouble())
            .map(part)
            .toArray());
  }

  private static Claim lazy() {
    return Claim.of(
        "sk-B.3",
        laboratory -> {
          List<Finding> findings = new ArrayList<>();
          findings.add(scaled(laboratory, 2, 0.5, 10));
          findings.add(scaled(laboratory, CHAOTIC, 0.5, Math.pow(CHAOTIC / 2, 15)));
          findings.add(scaledRate(laboratory));
          return findings;
        });
  }

  /** Both models on the same networks. */
  private static Finding scaled(
      Laboratory laboratory, double sigmaW2, double lambda, double alpha) {
    Networks networks =
        new Networks("lazy", sigmaW2, 60, lambda, List.of(step(1e-3, 0, 1), step(1e-3, 0, alpha)));
    return Finding.of(
            String.format(
                Locale.ROOT,
                "%s, y = 0, α = %.4g: median |ΔΘ| with α over that without",
                networks.name(),
                alpha),
            new Rule.Within(0.01),
            1 / (alpha * alpha),
            Measurement.computed(networks.quotient(laboratory)))
        .orInstead(1);
  }

  private static Finding scaledRate(Laboratory laboratory) {
    Networks networks =
        new Networks("lazy rate", 2, 20, 0.1, List.of(step(1e-5, 1, 1), step(1e-7, 1, 1)));
    return Finding.of(
        networks.name() + ", y = 1, no α but η/α² for η, α = 10: median |ΔΘ| over that at η",
        new Rule.Within(0.05),
        0.01,
        Measurement.computed(networks.quotient(laboratory)));
  }

  private static GradientStep step(double rate, double label, double alpha) {
    return new GradientStep(ScaledNumber.of(rate), label, alpha);
  }

  private static ScaledNumber absolute(ScaledNumber value) {
    return new ScaledNumber(Math.abs(value.mantissa()), value.exponent());
  }

  /**
   * log10 of the mean of numbers that are not negative, bounded from below whatever their tail: by
   * the j-th largest of N, j = N/10, times the least probability, at the level, of reaching it,
   * which is that quantile of the Beta distribution with parameters j and N + 1 - j.
   */
  private static Measurement meanAtLeast(List<ScaledNumber> numbers) {
    int draws = numbers.size();
    int rank = draws / 10;
    double reached = log10(numbers.stream().sorted().toList().get(draws - rank));
    BetaDistribution share = new BetaDistribution(rank, draws + 1.0 - rank);
    return Measurement.of(
        level ->
            new Interval(
                log10(mean(numbers)),
                reached + Math.log10(share.inverseCumulativeProbability(1 - level)),
                Double.POSITIVE_INFINITY),
        draws);
  }

  /** log10 of the mean, by the interval of the mean of what {@link Laboratory#mean} bounds. */
  private static Measurement logOfMean(List<ScaledNumber> numbers) {
    ScaledNumber unit = mean(numbers);
    double shift = log10(unit);
    Measurement inUnits =
        Laboratory.mean(
            numbers.stream().mapToDouble(number -> number.dividedBy(unit).toDouble()).toArray());
    return Measurement.of(
        level -> {
          Interval interval = inUnits.at(level);
          return new Interval(
              shift,
              shift + Math.log10(Math.max(interval.low(), 0)),
              shift + Math.log10(interval.high()));
        },
        numbers.size());
  }

  private static ScaledNumber mean(List<ScaledNumber> numbers) {
    return numbers.stream()
        .reduce(ScaledNumber.ZERO, ScaledNumber::plus)
        .times(1.0 / numbers.size());
  }

  private static double log10(ScaledNumber number) {
    return number.log() / Math.log(10);
  }

  /** Networks of one width, α0 = 1, and the steps that are taken on them. */
  private record Networks(
      String key, double sigmaW2, int width, double lambda, List<GradientStep> steps) {
    Widths widths() {
      return RandomNetworks.constant(1, width, lambda);
    }

    String name() {
      return "σw² = " + sigmaW2 + ", M = " + width + ", L = " + widths().depth();
    }

    private List<Draw> draws(Laboratory laboratory, SamplerKind kind, int draws) {
      NetworkSetting setting = NetworkSetting.standard(widths(), sigmaW2);
      FirstStepSampler reader = new FirstStepSampler(setting, kind, steps);
      double[][] columns =
          laboratory.draw(
              String.join(" ", key, name(), steps.toString()),
              draws,
              () -> new FirstStepSampler(setting, kind, steps));
      return IntStream.range(0, draws).mapToObj(draw -> reader.read(columns, draw)).toList();
    }

    /** A quantity of each network, over the exact E[Θ]. */
    List<ScaledNumber> draw(Laboratory laboratory, Function<Draw, ScaledNumber> quantity) {
      ScaledNumber mean = ExactMoments.of(widths(), sigmaW2).mean();
      // Bounds from below need no tail.
      int draws =
          sigmaW2 > 2
              ? laboratory.choose(100, 1000, 10_000)
              : laboratory.choose(500, 20_000, 100_000);
      return draws(laboratory, SamplerKind.DEFERRED, draws).stream()
          .map(draw -> quantity.apply(draw).dividedBy(mean))
          .toList();
    }

    /** The median of |ΔΘ| of the second step over that of the first, on the same networks. */
    double quotient(Laboratory laboratory) {
      List<Draw> draws = draws(laboratory, SamplerKind.DENSE, COMPARED);
      return median(draws, 1).dividedBy(median(draws, 0)).toDouble();
    }

    private static ScaledNumber median(List<Draw> draws, int step) {
      return draws.stream()
          .map(draw -> absolute(draw.changes().get(step)))
          .sorted()
          .toList()
          .get(draws.size() / 2);
    }
  }
}
