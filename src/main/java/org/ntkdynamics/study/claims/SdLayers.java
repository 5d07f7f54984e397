package org.ntkdynamics.study.claims;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.ntkdynamics.ensemble.RowSampler;
import org.ntkdynamics.judge.Finding;
import org.ntkdynamics.judge.Measurement;
import org.ntkdynamics.judge.Rule;

/**
 * What Shustin &amp; Dogariu take to be independent: the indicators of different layers, in the
 * proof of Theorem 1.1 and in the third item of their outlook.
 */
final class SdLayers {
  private static final Rule ALIKE = new Rule.Within(0.05);
  private static final int LAYERS = 4;
  private static final int INPUT = 10;

  private SdLayers() {}

  static Claim claim() {
    return Claim.of("sd-independence", SdLayers::paths);
  }

  private static List<Finding> paths(Laboratory laboratory) {
    List<Finding> findings = new ArrayList<>();
    for (double cosine : new double[] {1, 0.5, 0, -0.5}) {
      findings.add(joint(laboratory, 20, cosine));
    }
    findings.add(joint(laboratory, 5, 0));
    return findings;
  }

  private static Finding joint(Laboratory laboratory, int width, double cosine) {
    int draws = laboratory.choose(40_000, 400_000, 4_000_000);
    double[][] shares =
        laboratory.draw(
            "sd/independence/M=" + width + "/" + cosine,
            draws,
            () -> new SharedActivity(width, cosine));
    double[] path = new double[draws];
    Arrays.setAll(
        path, i -> Arrays.stream(shares).mapToDouble(layer -> layer[i]).reduce(1, (a, b) -> a * b));
    double product =
        Arrays.stream(shares)
            .mapToDouble(layer -> Arrays.stream(layer).average().orElseThrow())
            .reduce(1, (a, b) -> a * b);
    double[] quotients = Arrays.stream(path).map(p -> p / product).toArray();
    return Finding.of(
        String.format(
            Locale.ROOT,
            "n_0 = %d, M = %d, %d hidden layers, cosine %s: probability of the path over"
                + " Π_l E[ξ_α^l ξ_β^l]",
            INPUT,
            width,
            LAYERS,
            cosine),
        ALIKE,
        1,
        Measurement.mean(quotients));
  }

  /**
   * The share of the units of each layer that are active for both of two inputs, in a Gaussian
   * network whose every weight is drawn; a row holds one number a layer. Given the network, their
   * product is the probability that a random path is active for both.
   */
  private static final class SharedActivity implements RowSampler {
    private final int width;
    private final double cosine;

    SharedActivity(int width, double cosine) {
      this.width = width;
      this.cosine = cosine;
    }

    @Override
    public int columns() {
      return LAYERS;
    }

    @Override
    public void draw(UniformRandomProvider random, double[] row) {
      var normal = ZigguratSampler.NormalizedGaussian.of(random);
      double[] one = new double[INPUT];
      double[] other = new double[INPUT];
      one[0] = 1;
      other[0] = cosine;
      other[1] = Math.sqrt((1 - cosine) * (1 + cosine));
      for (int l = 0; l < LAYERS; l++) {
        double[] nextOne = new double[width];
        double[] nextOther = new double[width];
        int both = 0;
        for (int i = 0; i < width; i++) {
          for (int j = 0; j < one.length; j++) {
            double weight = normal.sample();
            nextOne[i] += weight * one[j];
            nextOther[i] += weight * other[j];
          }
          both += nextOne[i] > 0 && nextOther[i] > 0 ? 1 : 0;
          nextOne[i] = Math.max(0, nextOne[i]);
          nextOther[i] = Math.max(0, nextOther[i]);
        }
        row[l] = (double) both / width;
        one = nextOne;
        other = nextOther;
      }
    }
  }
}
