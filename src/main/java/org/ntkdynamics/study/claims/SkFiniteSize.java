package org.ntkdynamics.study.claims;

import static org.ntkdynamics.study.claims.Claim.sk;
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
    return sk(
            "sk-eq-11",
            "Theorem 3.2, equation (11)",
            "E[ΘW(x,x)] = ‖x‖² a^(L−1) Σ_l n_(l−1)/n_0, for any widths.",
            laboratory -> {
              List<Finding> findings = new ArrayList<>(moment(laboratory, 1, 0));
              findings.addAll(narrow(laboratory, 1, 1, 0, 6, 50));
              return findings;
            })
        .measuredBy("figure-2.yaml");
  }

  private static Claim biasMean() {
    return sk(
            "sk-eq-12",
            "Theorem 3.2, equation (12)",
            "E[Θb(x,x)] = Σ_l a^(L−l), for any widths.",
            laboratory -> narrow(laboratory, 1, 0, 1, NARROW))
        .measuredBy("figure-2.yaml")
        .correctedTo(
            "E[Θb] = 1 + Σ_(l<L) a^(L−l) Π_(j<l) (1 − 2^(−n_j)): a layer of n units is dead with"
                + " probability 2^(−n), and then nothing below the output bias has a gradient. At"
                + " n = 50 this changes the fifteenth digit.")
        .example(
            "Widths 1,1,1,1 (L = 3), x = 1: Θb = 1 + W3² 1{W1>0} 1{W2>0} + W3²W2² 1{W1>0}"
                + " 1{W2>0}. E = 1 + 2a·¼ + 2a·a·½ = 1 + a/2 + a²; (12) says 1 + a + a². (With W1"
                + " ≤ 0 the second unit sees 0 and is not active.)");
  }

  private static Claim weightsSquare() {
    return sk(
            "sk-eq-13",
            "Theorem 3.2, equation (13)",
            "E[ΘW²]/(‖x‖⁴a^(2(L−1))) = X(1,L) [Σ_l n_(l−1)²/n_0² + Σ_(i<j) n_(j−1)n_(i−1)/n_0² ·"
                + " C(i,j)/X(i,j)], X = Π(1 + 5/n_k), C = Π(1 + 1/n_k), each factor right to"
                + " O(M^(−3/2)): read exactly, and as a statement about the limit at fixed λ.",
            laboratory -> readBothWays(laboratory, 2, 0))
        .measuredBy("figure-2.yaml")
        .correctedTo(
            "The double sum lacks a factor 2, which the proof of Lemma A.5 has; and C(i,j) is"
                + " (Π(1 + 5/n_k) + 2Π(1 − 1/n_k))/3. Then it is exact.")
        .example(
            "All widths equal and large, L = 2: (13) says E[ΘW²] = a²(1 + 1 + 1) = 3a² where E[ΘW] ="
                + " 2a, a dispersion of ¾, and no number has one below 1. At finite width: widths"
                + " 1,1,1 (L = 2), x = 1: ΘW = (W1² + W2²) 1{W1>0}, so E[ΘW²] = ½(3 + 2 + 3)σw⁴ ="
                + " 16a². (13) read exactly says a²(6·2 + 2) = 14a²; with the factor 2 it is"
                + " 16a². For C take three weights: E[T1 T3] = 12a⁴ where C = 4 and the corrected C"
                + " is 12. That refutes the exact reading alone; the other fails in the limit, where"
                + " Π(1 + 1/n) over λM layers tends to e^λ and the right C to (e^(5λ) + 2e^(−λ))/3.");
  }

  private static Claim biasSquare() {
    return sk(
            "sk-eq-14",
            "Theorem 3.2, equation (14)",
            "E[Θb²]/a^(2L) = Σ_l X(l,L)/a^(2l) + 2Σ_(i<j) X(j,L)/a^(i+j).",
            laboratory -> {
              List<Finding> findings = new ArrayList<>(moment(laboratory, 0, 2));
              findings.addAll(narrow(laboratory, 1, 0, 2, NARROW));
              return findings;
            })
        .measuredBy("figure-2.yaml")
        .correctedTo(
            "Exact but for dead layers, as (12): a layer of n units is dead with probability 2^(−n),"
                + " and then Θb = 1 whatever the others do. At n = 50 this changes the fifteenth"
                + " digit; the exact moments here have it for every width.")
        .example(
            "Widths 1,1,1 (L = 2), x = 1: Θb = 1 + W2² 1{W1>0}, so E[Θb²] = 1 + 2a + 6a², as (14)"
                + " says. Widths 1,1,1,1: Θb = 1 + W3² 1{W1>0} 1{W2>0} + …, and the mean of the second"
                + " term is a/2, where (14) counts a.");
  }

  private static Claim mixed() {
    return sk(
            "sk-eq-15",
            "Theorem 3.2, equation (15)",
            "E[ΘWΘb]/(‖x‖²a^(2L−1)) = Σ_l (n_(l−1)/n_0) X(l,L)/a^l + Σ_(i<j) X(j,L)/a^i ·"
                + " (n_(i−1)/n_0) ((n_(j−1)/n_(i−1)) C(i,j) + a^i/a^j), with C right to"
                + " O(M^(−3/2)) a factor: read exactly, and as a statement about the limit.",
            laboratory -> readBothWays(laboratory, 1, 1))
        .measuredBy("figure-2.yaml")
        .correctedTo(
            "C(i,j) is (Π(1 + 5/n_k) + 2Π(1 − 1/n_k))/3 instead of Π(1 + 1/n_k); then it is exact"
                + " up to dead layers.")
        .example(
            "Widths 1,1,1,1 (L = 3), x = 1: the bias part of layer 1 is U1 = W2²W3², the weights"
                + " part of layer 3 is T3 = W1²W2², where W1, W2 > 0. E[U1 T3] = E[W1²; W1>0]"
                + " E[W2⁴; W2>0] E[W3²] = 12a⁴; read exactly, with C(1,3) = 4, the paper has 4a⁴.");
  }

  private static Claim theorem() {
    return sk(
            "sk-theorem-3.2",
            "Theorem 3.2",
            "(11) to (15) give the moments of Θ for any widths; each factor of X and C is right to"
                + " O(M^(−3/2)), so that the dispersion is right to O(M^(−1/2)) at fixed λ.",
            SkFiniteSize::wholeKernel)
        .measuredBy("figure-6.yaml")
        .correctedTo(
            "With the factor 2 in (13) and C = (Π(1 + 5/n_k) + 2Π(1 − 1/n_k))/3 all moments are"
                + " exact but for dead layers. With the factor 2 alone the error does not shrink"
                + " with M at fixed λ.")
        .example(
            "Widths 1,1,1 (L = 2), x = 1: E[ΘW²] = 16a², (13) says 14a²; widths 1,1,1,1: E[T1 T3]"
                + " = 12a⁴ where C(1,3) gives 4a⁴. See (13).");
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
