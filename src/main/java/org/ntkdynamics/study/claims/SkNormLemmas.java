package org.ntkdynamics.study.claims;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.ntkdynamics.ensemble.NetworkSetting;
import org.ntkdynamics.ensemble.NormRatioSampler;
import org.ntkdynamics.judge.Differences;
import org.ntkdynamics.judge.Finding;
import org.ntkdynamics.judge.Measurement;
import org.ntkdynamics.judge.Rule;
import org.ntkdynamics.judge.Threshold;
import org.ntkdynamics.theory.Widths;

/** Lemmas A.1, A.2 and A.4 of Seleznova &amp; Kutyniok, on dense networks. */
final class SkNormLemmas {
  private static final Widths WIDTHS = Widths.of(15, 40, 25, 30, 35, 1);
  private static final double SIGMA_W2 = 1.5;
  private static final double A = SIGMA_W2 / 2;
  private static final Rule MOMENT = new Rule.Equality(0.03);

  /** So narrow that layers die, in an eighth of the networks and in a thirtieth. */
  private static final int[] NARROW = {3, 5};

  private static final String MORE_DRAWS =
      " (drawn 5 million times after a million had not known its tail, and at width 5 alone)";

  /** The narrowest of them in which so many draws know the tail of a product of squares. */
  private static final int NARROW_SQUARES = 5;

  private static final Rule PRODUCT = new Rule.Equality(0.15);

  private static final Threshold NEARLY_NORMAL =
      Threshold.of(0.03, "beyond what chance leaves of a normal sample, far below what n = 25 has");

  private SkNormLemmas() {}

  static List<Claim> claims() {
    return List.of(forward(), backward(), together());
  }

  private static Claim forward() {
    return Claim.of(
        "sk-lemma-A.1",
        laboratory -> {
          double[][] ratios = draw(laboratory);
          List<Finding> findings = new ArrayList<>();
          for (int l = 1; l < WIDTHS.depth(); l++) {
            double mean = A * WIDTHS.at(l) / WIDTHS.at(l - 1);
            findings.addAll(moments("N_x", l, mean, ratios[l - 1]));
          }
          findings.add(uncorrelated("N_x", ratios[1], ratios[2], A * 25 / 40.0 * A * 30 / 25.0));
          findings.addAll(limit(laboratory, 0));
          return findings;
        });
  }

  private static Claim backward() {
    return Claim.of(
        "sk-lemma-A.2",
        laboratory -> {
          double[][] ratios = draw(laboratory);
          List<Finding> findings = new ArrayList<>();
          for (int l = 1; l < WIDTHS.depth(); l++) {
            findings.addAll(moments("N_δ", l, A, ratios[WIDTHS.depth() + l - 2]));
          }
          findings.addAll(limit(laboratory, 1));
          for (int width : NARROW) {
            findings.add(
                dying("E[N_δ], layer 3", width, 3, 1, product(narrow(laboratory, width, 3))));
          }
          return findings;
        });
  }

  /** N_δ of layers 2 and 3, or of layer 3 alone, in networks whose layers die. */
  private static double[][] narrow(Laboratory laboratory, int width, int from) {
    Widths widths = Widths.constant(width, width, 4);
    double[][] ratios =
        laboratory.draw(
            "norm-products/narrow/" + width,
            laboratory.choose(60_000, 5_000_000, 10_000_000),
            () -> new NormRatioSampler(NetworkSetting.standard(widths, 2)));
    return Arrays.copyOfRange(ratios, 3 + from - 1, 6);
  }

  private static Finding dying(String what, int width, int from, double printed, double[] sample) {
    double alive = Math.pow(1 - Math.pow(2, -width), from - 1.0);
    return Finding.of(
            RandomNetworks.at(2, Widths.constant(width, width, 4))
                + ", every weight drawn: "
                + what,
            PRODUCT,
            printed,
            Laboratory.mean(sample))
        .orCorrected(alive * printed);
  }

  private static double[][] draw(Laboratory laboratory) {
    int draws = laboratory.choose(30_000, 200_000, 2_000_000);
    NetworkSetting setting = NetworkSetting.standard(WIDTHS, SIGMA_W2);
    return laboratory.draw("norm-ratios", draws, () -> new NormRatioSampler(setting));
  }

  private static List<Finding> moments(String name, int layer, double mean, double[] sample) {
    int n = WIDTHS.at(layer);
    String where =
        RandomNetworks.at(SIGMA_W2, WIDTHS) + ", layer " + layer + ", every weight drawn: ";
    return List.of(
        Finding.of(where + "E[" + name + "]", MOMENT, mean, Laboratory.mean(sample)),
        Finding.of(
            where + "E[" + name + "²]",
            MOMENT,
            mean * mean * (1 + 5.0 / n),
            Laboratory.mean(product(sample, sample))));
  }

  private static Finding uncorrelated(String name, double[] one, double[] other, double product) {
    return Finding.of(
        RandomNetworks.at(SIGMA_W2, WIDTHS)
            + ", layers 2 and 3: E["
            + name
            + "² "
            + name
            + "³]"
            + " (upper indices are layers)",
        MOMENT,
        product,
        Laboratory.mean(product(one, other)));
  }

  /** The distance from normal at n = 25 and n = 1600. */
  private static List<Finding> limit(Laboratory laboratory, int column) {
    Measurement narrow = distance(laboratory, column, 25);
    Measurement wide = distance(laboratory, column, 1600);
    return List.of(
        Finding.of(
            "one layer: Kolmogorov distance from normal at n = 25 less that at n = 1600",
            new Rule.Above(),
            0,
            Differences.of(narrow, wide)),
        Finding.against(
            NEARLY_NORMAL,
            "one layer of n = 1600: Kolmogorov distance from normal",
            new Rule.Bound(false, 0),
            wide));
  }

  private static Measurement distance(Laboratory laboratory, int column, int n) {
    NetworkSetting setting = NetworkSetting.standard(Widths.of(1, n, 1), 2);
    double[] sample =
        laboratory
            .draw(
                "normality/" + n,
                laboratory.choose(20_000, 40_000, 400_000),
                () -> new NormRatioSampler(setting))[column];
    double mean = column == 0 ? n : 1;
    return Normality.distance(sample, mean, mean * Math.sqrt(5.0 / n));
  }

  private static Claim together() {
    return Claim.of("sk-lemma-A.4", SkNormLemmas::products);
  }

  private static List<Finding> products(Laboratory laboratory) {
    int hidden = 8;
    int width = 40;
    Widths widths = Widths.constant(width, width, hidden + 1);
    double[][] ratios =
        laboratory.draw(
            "norm-products",
            laboratory.choose(30_000, 300_000, 3_000_000),
            () -> new NormRatioSampler(NetworkSetting.standard(widths, 2)));
    String where = RandomNetworks.at(2, widths) + ", every weight drawn: ";
    double[][] forward = Arrays.copyOfRange(ratios, 0, hidden);
    double[][] backward = Arrays.copyOfRange(ratios, hidden, 2 * hidden);
    double[][] squares =
        Arrays.stream(backward).limit(5).map(r -> product(r, r)).toArray(double[][]::new);
    List<Finding> findings = new ArrayList<>();
    for (int n : NARROW) {
      findings.add(dying("(28), layers 2 and 3", n, 2, 1, product(narrow(laboratory, n, 2))));
    }
    double[] two = product(narrow(laboratory, NARROW_SQUARES, 2));
    double square = Math.pow(1 + 5.0 / NARROW_SQUARES, 2);
    findings.add(
        dying("(30), layers 2 and 3" + MORE_DRAWS, NARROW_SQUARES, 2, square, product(two, two)));
    findings.add(
        Finding.of(
                "read as a limit, λ = 0.5: exponent of the relative error of (29) in M, 400 to 3200",
                new Rule.Decay(0.1),
                0.5,
                Limit.exponent(m -> (Math.pow(1 + 1.0 / m, m / 2.0) / layers(m, m / 2)) - 1))
            .orCorrected(Limit.exponent(m -> 0)));
    Collections.addAll(
        findings,
        Finding.of(where + "(28), 8 layers", PRODUCT, 1, Laboratory.mean(product(backward))),
        Finding.of(
                where + "(29), 8 layers, read exactly",
                PRODUCT,
                Math.pow(1 + 1.0 / width, hidden),
                Laboratory.mean(product(product(forward), product(backward))))
            .orCorrected(layers(width, hidden)),
        Finding.of(
            where + "(30), 5 layers",
            PRODUCT,
            Math.pow(1 + 5.0 / width, 5),
            Laboratory.mean(product(squares))));
    return findings;
  }

  /** What k layers of n units multiply a^(2k) with in (29), rightly. */
  private static double layers(int n, int k) {
    return (Math.pow(1 + 5.0 / n, k) + 2 * Math.pow(1 - 1.0 / n, k)) / 3;
  }

  private static double[] product(double[]... factors) {
    double[] product = new double[factors[0].length];
    IntToDoubleFunction entry =
        i -> Arrays.stream(factors).mapToDouble(factor -> factor[i]).reduce(1, (a, b) -> a * b);
    Arrays.setAll(product, entry);
    return product;
  }
}
