package org.ntkdynamics.study.claims;

import static org.ntkdynamics.theory.TheoremForm.AS_PRINTED;
import static org.ntkdynamics.theory.TheoremForm.CORRECTED;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.ntkdynamics.ensemble.KernelDraws;
import org.ntkdynamics.ensemble.NetworkSetting;
import org.ntkdynamics.judge.Differences;
import org.ntkdynamics.judge.FigureStatement;
import org.ntkdynamics.judge.Finding;
import org.ntkdynamics.judge.Measurement;
import org.ntkdynamics.judge.Rule;
import org.ntkdynamics.study.curves.KernelRatioSpec;
import org.ntkdynamics.theory.DispersionLimit;
import org.ntkdynamics.theory.ExactMoments;
import org.ntkdynamics.theory.SkMoments;
import org.ntkdynamics.theory.TheoremForm;
import org.ntkdynamics.theory.Widths;

/** Figures 3, 7, 8 and 11 of Seleznova &amp; Kutyniok: two inputs. */
final class SkPairFigures {
  private SkPairFigures() {}

  static List<Claim> claims() {
    return List.of(ratioFigure(3), pairFigure(7), pairFigure(8), ratioFigure(11));
  }

  private static Claim ratioFigure(int number) {
    String file = "figure-" + number + ".yaml";
    return Claim.of(
        "sk-figure-" + number,
        laboratory -> new Curves(laboratory).ratio(ratioSpec(laboratory, file)));
  }

  private static KernelRatioSpec ratioSpec(Laboratory laboratory, String file) {
    List<String> overrides =
        new ArrayList<>(
            laboratory.choose(
                List.of(
                    "network.width=100",
                    "network.depth.points=2",
                    "network.depth.maxLambda=0.2",
                    "ensemble.draws=200"),
                List.of("network.depth.points=4", "ensemble.draws=300"),
                List.<String>of()));
    overrides.add("network.sigmaW2=[1.0, 1.5]");
    overrides.add("seed=" + laboratory.seed());
    return (KernelRatioSpec) Laboratory.spec(file, overrides);
  }

  private static Claim pairFigure(int number) {
    boolean limit = number == 7;
    return Claim.of(
        "sk-figure-" + number,
        laboratory -> {
          List<Finding> findings = new ArrayList<>();
          for (PairPoint point : points(laboratory, limit)) {
            findings.addAll(point.findings(laboratory, limit));
          }
          return findings;
        });
  }

  /** The networks of the caption at its greatest depth, and some that many draws can tell of. */
  private static List<PairPoint> points(Laboratory laboratory, boolean limit) {
    double[] variances =
        limit ? new double[] {1.0, 1.5, 2.0, 2.5} : new double[] {1.8, 1.9, 2.0, 2.1};
    List<PairPoint> points = new ArrayList<>();
    if (laboratory.effort() == Effort.REDUCED) {
      points.add(new PairPoint(variances[0], 0.5, 100, 0.1, 500));
      points.add(new PairPoint(variances[3], 0.5, 100, 0.1, 500));
      return points;
    }
    for (double sigmaW2 : variances) {
      for (double alpha0 : new double[] {2.0, 0.5, 0.1}) {
        points.add(new PairPoint(sigmaW2, alpha0, 200, 0.1, laboratory.choose(0, 400, 20_000)));
        points.add(new PairPoint(sigmaW2, alpha0, 200, 0.5, laboratory.choose(0, 400, 20_000)));
      }
    }
    points.add(new PairPoint(variances[3], 0.5, 200, 0.25, laboratory.choose(0, 30_000, 200_000)));
    return points;
  }

  /** Networks of one size, and pairs of inputs at the angles of the caption. */
  private record PairPoint(double sigmaW2, double alpha0, int width, double lambda, int draws) {
    private static final double[] COSINES = {0.1, 0.5, 0.9};

    List<Finding> findings(Laboratory laboratory, boolean limit) {
      Widths widths = RandomNetworks.constant(alpha0, width, lambda);
      String key = "pair-figures/" + RandomNetworks.at(sigmaW2, lambda, alpha0) + "/M=" + width;
      KernelDraws networks =
          RandomNetworks.deferred(
              laboratory, key, NetworkSetting.standard(widths, sigmaW2), draws, COSINES);
      List<Finding> findings = new ArrayList<>();
      for (int i = 0; i < COSINES.length; i++) {
        findings.add(
            Finding.of(
                    String.format(
                        Locale.ROOT,
                        "%s, M = %d, ⟨x,x̃⟩ = %s: dispersion of Θ(x,x̃)",
                        RandomNetworks.at(sigmaW2, lambda, alpha0),
                        width,
                        COSINES[i]),
                    new Rule.Within(FigureStatement.SLIGHTLY),
                    diagonal(AS_PRINTED, limit, widths),
                    dispersion(
                        laboratory,
                        key + "/" + i,
                        networks.total(0, i + 1),
                        networks.total(0, 0),
                        ExactMoments.of(widths, sigmaW2).dispersion()))
                .orCorrected(diagonal(CORRECTED, limit, widths)));
      }
      return findings;
    }

    private double diagonal(TheoremForm form, boolean limit, Widths widths) {
      return limit
          ? DispersionLimit.of(form, sigmaW2, lambda, alpha0)
          : SkMoments.of(form, widths, sigmaW2, 1).dispersion();
    }

    /**
     * The exact dispersion of Θ(x,x) times what that of Θ(x,x̃) is of it on the same networks,
     * whose tails largely cancel: {@code E[Θ²(x,x̃)]/E[Θ²(x,x)] (E[Θ(x,x)]/E[Θ(x,x̃)])²}, normal in
     * the logarithm, unbounded where the sample is too small for the tail of Θ²(x,x).
     */
    private static Measurement dispersion(
        Laboratory laboratory, String key, double[] pair, double[] diagonal, double exact) {
      double[] pairSquares = squares(pair);
      double[] squares = squares(diagonal);
      double meanPairSquare = mean(pairSquares);
      double meanSquare = mean(squares);
      double meanPair = mean(pair);
      double meanDiagonal = mean(diagonal);
      double[] influence = new double[pair.length];
      for (int i = 0; i < influence.length; i++) {
        influence[i] =
            pairSquares[i] / meanPairSquare
                - squares[i] / meanSquare
                - 2 * (pair[i] / meanPair - diagonal[i] / meanDiagonal);
      }
      double error = Math.sqrt(mean(squares(influence)) / influence.length);
      Measurement tail = laboratory.meanRatio(key, pairSquares, squares);
      boolean isBounded = Double.isFinite(tail.at(0.5).high());
      Measurement log =
          Measurement.normal(
              Math.log(exact * meanPairSquare / meanSquare) - 2 * Math.log(meanPair / meanDiagonal),
              error,
              isBounded,
              pair.length);
      return Differences.exponential(log);
    }

    private static double mean(double[] values) {
      return Arrays.stream(values).average().orElseThrow();
    }

    private static double[] squares(double[] values) {
      return Arrays.stream(values).map(v -> v * v).toArray();
    }
  }
}
