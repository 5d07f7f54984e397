package org.ntkdynamics.study.claims;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.ntkdynamics.ensemble.RowSampler;
import org.ntkdynamics.judge.Differences;
import org.ntkdynamics.judge.Finding;
import org.ntkdynamics.judge.Measurement;
import org.ntkdynamics.judge.PairStatements;
import org.ntkdynamics.judge.Rule;
import org.ntkdynamics.judge.Threshold;
import org.ntkdynamics.theory.CosineMap;
import org.ntkdynamics.theory.OffDiagonal;
import org.ntkdynamics.theory.Widths;

/** What section 3.3 and the proof of Theorem A.9 state of two inputs beside numbered results. */
final class SkPairProofs {
  private static final double[] COSINES = {0.1, 0.5, 0.9};

  private static final Threshold APART =
      Threshold.of(0.275, "not close to the lower bound ¼: a tenth above it and more");

  private SkPairProofs() {}

  static List<Claim> claims() {
    return List.of(closeToTheBound(), risesWithDepth(), sum(), bound(), cosine());
  }

  private static Claim closeToTheBound() {
    return Claim.of(
        "sk-section-3.3-bound",
        laboratory -> {
          List<Finding> findings = new ArrayList<>();
          for (double sigmaW2 : new double[] {1.0, 1.5, 2.0}) {
            for (int depth : new int[] {50, 20_000}) {
              findings.add(
                  Finding.against(
                      APART,
                      String.format(
                          Locale.ROOT,
                          "σw² = %s, infinite width, L = %d, ⟨x,x̃⟩ = 0.1: E[Θ(x,x̃)]/E[Θ(x,x)]",
                          sigmaW2,
                          depth),
                      new Rule.Bound(true, 0),
                      Measurement.computed(
                          OffDiagonal.leadingOrderRatio(
                              Widths.constant(100, 100, depth), sigmaW2, 1, 0.1))));
            }
          }
          return findings;
        });
  }

  private static Claim risesWithDepth() {
    return Claim.of(
        "sk-section-3.3-depth",
        laboratory -> {
          List<Finding> findings = new ArrayList<>();
          double[] lambdas = laboratory.choose(new double[] {0.02, 0.1, 0.3}, RISES, RISES);
          for (double sigmaW2 : new double[] {1.0, 1.5}) {
            findings.addAll(rises(laboratory, sigmaW2, lambdas));
          }
          return findings;
        });
  }

  private static final double[] RISES = {0.02, 0.05, 0.2, 0.5};

  private static List<Finding> rises(Laboratory laboratory, double sigmaW2, double[] lambdas) {
    List<SkPairs.Sample> samples = new ArrayList<>();
    for (double lambda : lambdas) {
      samples.add(
          SkPairs.Sample.draw(laboratory, "depth/lambda=" + lambda, sigmaW2, lambda, COSINES));
    }
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < COSINES.length; i++) {
      Finding last = rise(laboratory, samples, samples.size() - 1, i);
      for (int k = 1; k < samples.size() - 1; k++) {
        findings.add(rise(laboratory, samples, k, i).orCorrected(last.measured()));
      }
      findings.add(last);
    }
    return findings;
  }

  private static Finding rise(
      Laboratory laboratory, List<SkPairs.Sample> samples, int k, int which) {
    return Finding.of(
        String.format(
            Locale.ROOT,
            "%s: E[Θ(x,x̃)]/E[Θ(x,x)] less that at L = %d",
            samples.get(k).at(COSINES[which]),
            samples.get(k - 1).depth()),
        new Rule.Above(),
        0,
        Differences.of(
            samples.get(k).ratio(laboratory, which), samples.get(k - 1).ratio(laboratory, which)));
  }

  private static Claim sum() {
    return Claim.of(
        "sk-theorem-A.9-sum",
        laboratory ->
            List.of(
                Finding.of(
                        "201 cosines from −1 to 1: least of the sum over L, L = 2 to " + DEEPEST,
                        new Rule.Bound(true, 0),
                        0.25,
                        Measurement.computed(leastSum(2)))
                    .orCorrected(Measurement.computed(leastSum(HOLDS_FROM)))));
  }

  /** The least depth from which on the sum over L is ¼ at least for every cosine. */
  private static final int HOLDS_FROM = 7;

  private static final int DEEPEST = 20_000;

  private static double leastSum(int shallowest) {
    return IntStream.rangeClosed(-100, 100)
        .mapToDouble(cosine -> leastSum(cosine / 100.0, shallowest))
        .min()
        .orElseThrow();
  }

  private static double leastSum(double cosine, int shallowest) {
    double[] rho = CosineMap.iterate(cosine, DEEPEST);
    double sum = rho[0];
    double least = Double.POSITIVE_INFINITY;
    for (int depth = 2; depth <= DEEPEST; depth++) {
      sum = sum * CosineMap.g(rho[depth - 2]) + rho[depth - 1];
      if (depth >= shallowest) {
        least = Math.min(least, sum / depth);
      }
    }
    return least;
  }

  private static Claim bound() {
    return Claim.of(
        "sk-theorem-A.9-bound",
        laboratory -> {
          List<Finding> findings = new ArrayList<>();
          for (double sigmaW2 : new double[] {1.0, 2.0, 2.5}) {
            SkPairs.Sample sample = SkPairs.Sample.draw(laboratory, "bound", sigmaW2, 0.3, COSINES);
            for (int i = 0; i < COSINES.length; i++) {
              findings.add(
                  Finding.of(
                      sample.at(COSINES[i]) + ": E[Θ(x,x̃)]/E[Θ(x,x)]",
                      new Rule.Bound(true, PairStatements.FINITE_SIZE),
                      OffDiagonal.leadingOrderRatio(sample.widths(), sigmaW2, 1, COSINES[i]),
                      sample.ratio(laboratory, i)));
            }
          }
          return findings;
        });
  }

  private static Claim cosine() {
    return Claim.of(
        "sk-theorem-A.9-cosine",
        laboratory -> {
          List<Finding> findings = new ArrayList<>();
          for (double cosine : new double[] {-0.5, 0, 0.5, 0.9}) {
            double[][] few = draw(laboratory, 10, cosine);
            findings.add(
                Finding.of(
                    "n = 10, ρ = " + cosine + ": r(ρ) less the mean cosine",
                    new Rule.Above(),
                    0,
                    Differences.shifted(Measurement.mean(negated(few[0])), CosineMap.r(cosine))));
          }
          return findings;
        });
  }

  private static double[] negated(double[] values) {
    return Arrays.stream(values).map(v -> -v).toArray();
  }

  private static double[][] draw(Laboratory laboratory, int width, double cosine) {
    return laboratory.draw(
        "next-cosine/n=" + width + "/" + cosine,
        laboratory.choose(40_000, 400_000, 4_000_000),
        () -> new NextCosine(width, cosine));
  }

  /** The cosine of the activations of one Gaussian layer; 0 where one of them is 0. */
  private static final class NextCosine implements RowSampler {
    private final int width;
    private final double cosine;

    NextCosine(int width, double cosine) {
      this.width = width;
      this.cosine = cosine;
    }

    @Override
    public int columns() {
      return 1;
    }

    @Override
    public void draw(UniformRandomProvider random, double[] row) {
      var normal = ZigguratSampler.NormalizedGaussian.of(random);
      double one = 0;
      double other = 0;
      double both = 0;
      for (int i = 0; i < width; i++) {
        double u = normal.sample();
        double v = cosine * u + Math.sqrt((1 - cosine) * (1 + cosine)) * normal.sample();
        double x = Math.max(0, u);
        double y = Math.max(0, v);
        one += x * x;
        other += y * y;
        both += x * y;
      }
      row[0] = both > 0 ? both / Math.sqrt(one * other) : 0;
    }
  }
}
