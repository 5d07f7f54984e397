package org.ntkdynamics.study.claims;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.ntkdynamics.ensemble.KernelDraws;
import org.ntkdynamics.ensemble.NetworkSetting;
import org.ntkdynamics.judge.Finding;
import org.ntkdynamics.judge.Measurement;
import org.ntkdynamics.judge.SdStatements;
import org.ntkdynamics.theory.CapIntersection;
import org.ntkdynamics.theory.CosineMap;
import org.ntkdynamics.theory.KernelScaling;
import org.ntkdynamics.theory.SdExpectations;
import org.ntkdynamics.theory.Widths;

/**
 * The claims of Shustin &amp; Dogariu: NTK parametrisation, no biases, σw² = 2, inputs of norm 1, L
 * hidden layers.
 */
final class SdClaims {
  private SdClaims() {}

  static List<Claim> claims() {
    return List.of(offDiagonal(), diagonal(), firstLayer(), bound(), conjecture());
  }

  private static Claim offDiagonal() {
    return Claim.of(
        "sd-theorem-1.1",
        laboratory -> {
          List<Finding> findings = new ArrayList<>();
          for (double cosine : new double[] {0.5, 0.0, -0.5}) {
            findings.add(oneHiddenLayer(laboratory, cosine));
          }
          findings.add(wide(laboratory));
          return findings;
        });
  }

  private static Finding oneHiddenLayer(Laboratory laboratory, double cosine) {
    Widths widths = Widths.of(10, 10, 1);
    double[] correlators = {SdExpectations.firstLayerCorrelator(cosine)};
    int draws = laboratory.choose(100_000, 1_000_000, 10_000_000);
    double[] kernel = kernel(laboratory, "one-layer", widths, draws, cosine, 1);
    return SdStatements.offDiagonal(
        at(widths, cosine) + ": E[K_αβ], every weight drawn",
        SdExpectations.offDiagonalAsPrinted(cosine, correlators, 10),
        SdExpectations.offDiagonal(1, 1, cosine, 10),
        true,
        Laboratory.mean(kernel));
  }

  private static Finding wide(Laboratory laboratory) {
    int layers = 3;
    double cosine = 0.5;
    Widths widths = Widths.constant(10, 300, layers + 1);
    double[] rho = CosineMap.iterate(cosine, layers);
    double[] correlators = new double[layers];
    Arrays.setAll(correlators, l -> CosineMap.g(rho[l]) / 2);
    double[] kernel =
        kernel(laboratory, "wide", widths, laboratory.choose(1000, 5000, 50_000), cosine, 1);
    return SdStatements.offDiagonal(
        at(widths, cosine) + ": E[K_αβ], correlators of infinite width",
        SdExpectations.offDiagonalAsPrinted(cosine, correlators, 10),
        SdExpectations.offDiagonal(layers, 1, cosine, 10),
        false,
        Laboratory.mean(kernel));
  }

  private static Claim diagonal() {
    return Claim.of(
        "sd-corollary-1.1",
        laboratory -> {
          List<Finding> findings = new ArrayList<>();
          for (int layers : new int[] {1, 4}) {
            double[] kernel = diagonalKernel(laboratory, layers, 10);
            findings.add(
                SdStatements.diagonal(
                    diagonalAt(layers) + ": E[K_αα], every weight drawn",
                    SdExpectations.diagonalAsPrinted(layers, 1, 10),
                    SdExpectations.diagonal(layers, 1, 10),
                    Laboratory.mean(kernel)));
          }
          return findings;
        });
  }

  /** The kernels of one input in networks of some hidden layers, over ‖x‖²/n_0 times a number. */
  static double[] diagonalKernel(Laboratory laboratory, int layers, double unit) {
    int draws = laboratory.choose(40_000, 600_000, 6_000_000);
    double[] kernel =
        kernel(laboratory, "diagonal", Widths.constant(10, 20, layers + 1), draws, 0.5, 0);
    return Arrays.stream(kernel).map(value -> 10 * value / unit).toArray();
  }

  static String diagonalAt(int layers) {
    return at(Widths.constant(10, 20, layers + 1), 1);
  }

  private static Claim firstLayer() {
    return Claim.of(
        "sd-theorem-2.1",
        laboratory -> {
          List<Finding> findings = new ArrayList<>();
          for (int n : new int[] {3, 10}) {
            for (double cosine : new double[] {0.9, 0.3, -0.5}) {
              findings.add(capAgainstAngle(n, cosine));
              findings.add(capAgainstSample(laboratory, n, cosine));
            }
          }
          return findings;
        });
  }

  private static Finding capAgainstAngle(int n, double cosine) {
    return SdStatements.capFormula(
        String.format(Locale.ROOT, "n_0 = %d, cosine %s: (π − θ)/(2π)", n, cosine),
        CapIntersection.correlator(n, cosine),
        SdExpectations.firstLayerCorrelator(cosine));
  }

  private static Finding capAgainstSample(Laboratory laboratory, int n, double cosine) {
    int draws = laboratory.choose(100_000, 1_000_000, 10_000_000);
    UniformRandomProvider random = laboratory.stream("caps", "n=" + n, "cosine=" + cosine);
    var normal = ZigguratSampler.NormalizedGaussian.of(random);
    double[] both = new double[draws];
    for (int draw = 0; draw < draws; draw++) {
      double[] unit = DoubleStream.generate(normal::sample).limit(n).toArray();
      both[draw] = isActiveForBoth(unit, cosine) ? 1 : 0;
    }
    return SdStatements.firstLayer(
        String.format(
            Locale.ROOT, "n_0 = %d, cosine %s: share of units active for both", n, cosine),
        CapIntersection.correlator(n, cosine),
        Measurement.mean(both));
  }

  /** Whether a unit is active for (1, …, 1) and for an input at a cosine to it. */
  private static boolean isActiveForBoth(double[] weights, double cosine) {
    int n = weights.length;
    double along = Arrays.stream(weights).sum() / Math.sqrt(n);
    // e_1 - e_2 is at a right angle to (1, …, 1).
    double across = (weights[0] - weights[1]) / Math.sqrt(2);
    return along > 0 && cosine * along + Math.sqrt((1 - cosine) * (1 + cosine)) * across > 0;
  }

  private static Claim bound() {
    return Claim.of(
        "sd-theorem-2.2",
        laboratory -> {
          List<Finding> findings = new ArrayList<>();
          for (double cosine : new double[] {0.9, 0.5, 0.0}) {
            findings.add(bounded(laboratory, cosine));
          }
          return findings;
        });
  }

  private static Finding bounded(Laboratory laboratory, double cosine) {
    int layers = 6;
    Widths widths = Widths.of(10, 30, 30, 30, 30, 30, 30, 1);
    double correlator = SdExpectations.firstLayerCorrelator(cosine);
    double[] kernel =
        kernel(
            laboratory, "bound", widths, laboratory.choose(20_000, 100_000, 1_000_000), cosine, 1);
    return SdStatements.bound(
        at(widths, cosine) + ": E[K_αβ], every weight drawn",
        cosine * 4 * layers / 10 * correlator,
        Laboratory.mean(kernel));
  }

  private static Claim conjecture() {
    return Claim.of(
        "sd-conjecture",
        laboratory -> {
          List<Finding> findings = new ArrayList<>();
          for (double cosine : new double[] {0.9, 0.5, -0.9}) {
            findings.add(deepCorrelator(cosine));
          }
          return findings;
        });
  }

  private static Finding deepCorrelator(double cosine) {
    int layer = 10_000;
    double[] rho = CosineMap.iterate(cosine, layer);
    return SdStatements.conjecture(
        String.format(
            Locale.ROOT, "infinite width, cosine %s: correlator in layer %d", cosine, layer),
        Measurement.computed(CosineMap.g(rho[layer - 1]) / 2));
  }

  private static double[] kernel(
      Laboratory laboratory, String name, Widths widths, int draws, double cosine, int other) {
    NetworkSetting setting = new NetworkSetting(widths, 2, 0, KernelScaling.NTK);
    String key = "sd/" + name + "/L=" + widths.depth() + "/" + cosine;
    KernelDraws networks = RandomNetworks.dense(laboratory, key, setting, draws, cosine);
    double unit = networks.weightsUnit().toDouble();
    return Arrays.stream(networks.weights(0, other)).map(value -> unit * value).toArray();
  }

  private static String at(Widths widths, double cosine) {
    String pair = cosine == 1 ? "" : ", cosine " + cosine;
    return String.format(
        Locale.ROOT,
        "L = %d, n_0 = %d, M = %d%s",
        widths.depth() - 1,
        widths.at(0),
        widths.at(1),
        pair);
  }
}
