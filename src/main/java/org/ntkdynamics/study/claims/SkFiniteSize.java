package org.ntkdynamics.study.claims;

import static org.ntkdynamics.theory.TheoremForm.AS_PRINTED;
import static org.ntkdynamics.theory.TheoremForm.CORRECTED;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.ntkdynamics.ensemble.KernelDraws;
import org.ntkdynamics.ensemble.NetworkSetting;
import org.ntkdynamics.judge.Finding;
import org.ntkdynamics.judge.Measurement;
import org.ntkdynamics.judge.Rule;
import org.ntkdynamics.spec.Shape;
import org.ntkdynamics.theory.ExactMoments;
import org.ntkdynamics.theory.NtkMoments;
import org.ntkdynamics.theory.SkMoments;
import org.ntkdynamics.theory.TheoremForm;
import org.ntkdynamics.theory.Widths;

/** Theorem 3.2 of Seleznova &amp; Kutyniok, equations (11) to (15). */
final class SkFiniteSize {
  /** Formulas without an expansion are held to what double precision leaves of them. */
  private static final Rule SAME = new Rule.Within(1e-9);

  private static final Rule DRAWN = new Rule.Equality(0.05);

  /** Moments of narrow networks have heavier tails. */
  private static final Rule NARROWLY = new Rule.Equality(0.15);

  private static final int[] NARROW = {1, 3, 50};
  private static final Widths SMALL = Widths.of(15, 20, 25, 20, 1);
  private static final Widths DEEP = Widths.constant(100, 100, 30);

  private SkFiniteSize() {}

  static List<Claim> claims() {
    return List.of(weightsMean(), biasMean(), weightsSquare(), biasSquare(), mixed(), theorem());
  }

  private static Claim weightsMean() {
    return Claim.of(
        "sk-eq-11",
        laboratory -> {
          List<Finding> findings = new ArrayList<>(moment(laboratory, 1, 0));
          findings.addAll(narrow(laboratory, 1, 1, 0, 6, 50));
          return findings;
        });
  }

  private static Claim biasMean() {
    return Claim.of("sk-eq-12", laboratory -> narrow(laboratory, 1, 0, 1, NARROW));
  }

  private static Claim weightsSquare() {
    return Claim.of("sk-eq-13", laboratory -> readBothWays(laboratory, 2, 0));
  }

  private static Claim biasSquare() {
    return Claim.of(
        "sk-eq-14",
        laboratory -> {
          List<Finding> findings = new ArrayList<>(moment(laboratory, 0, 2));
          findings.addAll(narrow(laboratory, 1, 0, 2, NARROW));
          return findings;
        });
  }

  private static Claim mixed() {
    return Claim.of("sk-eq-15", laboratory -> readBothWays(laboratory, 1, 1));
  }

  private static Claim theorem() {
    return Claim.of("sk-theorem-3.2", SkFiniteSize::wholeKernel);
  }

  /** One moment: drawn in small dense networks, and exact in deep ones. */
  private static List<Finding> moment(Laboratory laboratory, int weights, int bias) {
    String name = name(weights, bias);
    List<Finding> findings = new ArrayList<>();
    for (double sigmaW2 : new double[] {1.0, 2.0, 2.5}) {
      findings.add(
          against(
              name + ", exact",
              sigmaW2,
              DEEP,
              SAME,
              weights,
              bias,
              exact(sigmaW2, DEEP, weights, bias)));
    }
    int draws = laboratory.choose(60_000, 300_000, 3_000_000);
    String key = "theorem-3.2/dense";
    KernelDraws networks =
        RandomNetworks.dense(laboratory, key, NetworkSetting.standard(SMALL, 2), draws);
    double[] product = product(networks, weights, bias);
    findings.add(
        against(
            name + ", every weight drawn",
            2,
            SMALL,
            DRAWN,
            weights,
            bias,
            Laboratory.mean(product)));
    return findings;
  }

  private static Finding against(
      String what,
      double sigmaW2,
      Widths widths,
      Rule rule,
      int weights,
      int bias,
      Measurement measured) {
    return Finding.of(
            RandomNetworks.at(sigmaW2, widths) + ": " + what,
            rule,
            formula(AS_PRINTED, sigmaW2, widths, weights, bias),
            measured)
        .orCorrected(formula(CORRECTED, sigmaW2, widths, weights, bias));
  }

  private static double formula(
      TheoremForm form, double sigmaW2, Widths widths, int weights, int bias) {
    return SkMoments.of(form, widths, sigmaW2, 1).joint(weights, bias).toDouble();
  }

  private static Measurement exact(double sigmaW2, Widths widths, int weights, int bias) {
    NtkMoments moments = ExactMoments.of(widths, sigmaW2);
    return Measurement.computed(moments.joint(weights, bias).toDouble());
  }

  private static double[] product(KernelDraws networks, int weights, int bias) {
    double[] w = networks.weights(0, 0);
    double[] b = networks.bias(0, 0);
    double weightsUnit = networks.weightsUnit().toDouble();
    double biasUnit = networks.unit().toDouble();
    double[] product = new double[w.length];
    Arrays.setAll(
        product, i -> Math.pow(w[i] * weightsUnit, weights) * Math.pow(b[i] * biasUnit, bias));
    return product;
  }

  private static String name(int weights, int bias) {
    return "E["
        + (weights == 0 ? "" : weights == 1 ? "ΘW" : "ΘW²")
        + (bias == 0 ? "" : bias == 1 ? "Θb" : "Θb²")
        + "]";
  }

  /** A moment in networks so narrow that layers die, and in wide ones; every weight drawn. */
  static List<Finding> narrow(
      Laboratory laboratory, double sigmaW2, int weights, int bias, int... hidden) {
    List<Finding> findings = new ArrayList<>();
    int draws = laboratory.choose(60_000, 1_000_000, 10_000_000);
    for (int width : hidden) {
      Widths widths = Widths.constant(width, width, 4);
      KernelDraws networks =
          RandomNetworks.dense(
              laboratory,
              "theorem-3.2/narrow/sw2=" + sigmaW2 + "/" + width,
              NetworkSetting.standard(widths, sigmaW2),
              width == 50 ? draws / 20 : draws);
      findings.add(
          Finding.of(
                  RandomNetworks.at(sigmaW2, widths)
                      + ": "
                      + name(weights, bias)
                      + ", every weight drawn",
                  NARROWLY,
                  formula(AS_PRINTED, sigmaW2, widths, weights, bias),
                  Laboratory.mean(product(networks, weights, bias)))
              .orCorrected(ExactMoments.of(widths, sigmaW2).joint(weights, bias).toDouble()));
    }
    return findings;
  }

  /** A formula with an O(M^(−3/2)) in each factor: taken to be exact, and taken to the limit. */
  private static List<Finding> readBothWays(Laboratory laboratory, int weights, int bias) {
    List<Finding> findings = new ArrayList<>();
    for (Finding finding : moment(laboratory, weights, bias)) {
      findings.add(finding.named("read exactly, " + finding.setting()));
    }
    findings.add(
        Finding.of(
                "read as a limit, σw² = 2.0, λ = 0.5, α0 = 1: exponent of the relative error of "
                    + name(weights, bias)
                    + " in M, 400 to 3200",
                new Rule.Decay(0.1),
                0.5,
                Limit.exponent(width -> error(AS_PRINTED, width, weights, bias)))
            .orCorrected(Limit.exponent(width -> error(CORRECTED, width, weights, bias))));
    return findings;
  }

  private static double error(TheoremForm form, int width, int weights, int bias) {
    Widths widths = RandomNetworks.constant(1, width, 0.5);
    double exact = ExactMoments.of(widths, 2).joint(weights, bias).toDouble();
    return formula(form, 2, widths, weights, bias) / exact - 1;
  }

  private static List<Finding> wholeKernel(Laboratory laboratory) {
    List<Finding> findings = new ArrayList<>();
    for (Shape shape : Shape.values()) {
      Widths widths = new Widths(shape.widths(300, 200, 1, 60));
      for (double sigmaW2 : new double[] {1.0, 2.0, 2.5}) {
        findings.add(dispersion(shape, sigmaW2, widths));
      }
    }
    for (double sigmaW2 : new double[] {2.0, 2.5}) {
      findings.add(
          Finding.of(
                  String.format(
                      Locale.ROOT,
                      "σw² = %s, λ = 0.5, α0 = 1: exponent of the relative error of the dispersion"
                          + " in M, 400 to 3200",
                      sigmaW2),
                  new Rule.Decay(0.1),
                  0.5,
                  Limit.exponent(width -> error(AS_PRINTED, sigmaW2, width)))
              .orCorrected(Limit.exponent(width -> error(CORRECTED, sigmaW2, width))));
    }
    return findings;
  }

  private static double error(TheoremForm form, double sigmaW2, int width) {
    Widths widths = RandomNetworks.constant(1, width, 0.5);
    double exact = ExactMoments.of(widths, sigmaW2).dispersion();
    return SkMoments.of(form, widths, sigmaW2, 1).dispersion() / exact - 1;
  }

  private static Finding dispersion(Shape shape, double sigmaW2, Widths widths) {
    return Finding.of(
            String.format(
                Locale.ROOT,
                "σw² = %s, %s widths, 100 to 500, L = 60: dispersion, exact",
                sigmaW2,
                shape.name().toLowerCase(Locale.ROOT)),
            SAME,
            SkMoments.of(AS_PRINTED, widths, sigmaW2, 1).dispersion(),
            Measurement.computed(ExactMoments.of(widths, sigmaW2).dispersion()))
        .orCorrected(SkMoments.of(CORRECTED, widths, sigmaW2, 1).dispersion());
  }
}
