package org.ntkdynamics.study.claims;

import static org.ntkdynamics.theory.TheoremForm.AS_PRINTED;
import static org.ntkdynamics.theory.TheoremForm.CORRECTED;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ntkdynamics.judge.FigureStatement;
import org.ntkdynamics.judge.Finding;
import org.ntkdynamics.judge.Measurement;
import org.ntkdynamics.judge.Rule;
import org.ntkdynamics.study.curves.DispersionSpec;
import org.ntkdynamics.study.curves.DispersionTheory;
import org.ntkdynamics.theory.DispersionLimit;

/** Figures 1, 2, 5, 6, 9 and 10 of Seleznova &amp; Kutyniok: one input. */
final class SkFigures {
  private SkFigures() {}

  static List<Claim> claims() {
    return List.of(
        limitFigure(1, false),
        finiteFigure(2),
        figure5(),
        finiteFigure(6),
        limitFigure(9, true),
        finiteFigure(10));
  }

  /** Figures that draw Theorem 3.1: accurate, says the text, for deep and wide networks. */
  private static Claim limitFigure(int number, boolean fewDraws) {
    String file = "figure-" + number + ".yaml";
    return Claim.of(
        "sk-figure-" + number,
        laboratory -> {
          DispersionSpec config = spec(laboratory, file, fewDraws);
          List<Finding> findings =
              new ArrayList<>(
                  new Curves(laboratory)
                      .dispersion(
                          config,
                          point -> point.theory().limitPrinted(),
                          (unit, point) -> point.theory().limitCorrected()));
          for (double sigmaW2 : config.network().sigmaW2()) {
            findings.add(closer(sigmaW2));
          }
          return findings;
        });
  }

  /** The least gain of a larger width over the depths of the figure. */
  private static Finding closer(double sigmaW2) {
    double least = Double.POSITIVE_INFINITY;
    double at = 0;
    for (double lambda : new double[] {0.1, 0.2, 0.3, 0.4, 0.5}) {
      double gain = error(sigmaW2, 100, lambda) - error(sigmaW2, 500, lambda);
      at = gain < least ? lambda : at;
      least = Math.min(least, gain);
    }
    return Finding.of(
        String.format(
            Locale.ROOT,
            "σw² = %s, λ = %s (worst of 0.1 … 0.5): relative error at M = 100 less that at M = 500,"
                + " exact",
            sigmaW2,
            at),
        new Rule.Above(),
        0,
        Measurement.computed(least));
  }

  private static double error(double sigmaW2, int width, double lambda) {
    double exact = RandomNetworks.exact(sigmaW2, 1, width, lambda).dispersion();
    return Math.abs(DispersionLimit.of(AS_PRINTED, sigmaW2, lambda, 1) / exact - 1);
  }

  /** Figures that draw Theorem 3.2. */
  private static Claim finiteFigure(int number) {
    String file = "figure-" + number + ".yaml";
    return Claim.of(
        "sk-figure-" + number,
        laboratory ->
            new Curves(laboratory)
                .dispersion(
                    spec(laboratory, file, number == 10),
                    point -> point.theory().theorem32Printed(),
                    (unit, point) -> DispersionTheory.theorem32Corrected(unit, point.depth())));
  }

  private static DispersionSpec spec(Laboratory laboratory, String file, boolean fewDraws) {
    List<String> overrides =
        new ArrayList<>(
            laboratory.choose(
                List.of("network.depth.points=3", "network.depth.from=10"),
                List.of("network.depth.points=8"),
                List.<String>of()));
    if (!fewDraws) {
      overrides.addAll(
          laboratory.choose(
              List.of("ensemble.draws=300"), List.of("ensemble.draws=10000"), List.<String>of()));
    }
    overrides.add("seed=" + laboratory.seed());
    return (DispersionSpec) Laboratory.spec(file, overrides);
  }

  private static Claim figure5() {
    return Claim.of(
        "sk-figure-5",
        laboratory -> {
          List<Finding> findings = new ArrayList<>();
          for (double lambda : new double[] {0.25, 0.5, 1.0}) {
            for (double alpha0 : new double[] {1.0, 0.5, 0.1}) {
              findings.add(edge(lambda, alpha0));
            }
            findings.add(order(lambda));
          }
          return findings;
        });
  }

  private static Finding edge(double lambda, double alpha0) {
    return Finding.of(
            RandomNetworks.at(2, lambda, alpha0) + ": dispersion, exact at M ≤ 6400, M → ∞",
            new Rule.Within(FigureStatement.READING),
            DispersionLimit.edgeOfChaos(AS_PRINTED, lambda, alpha0),
            Limit.of(width -> RandomNetworks.exact(2, alpha0, width, lambda).dispersion()))
        .orCorrected(DispersionLimit.edgeOfChaos(CORRECTED, lambda, alpha0));
  }

  private static Finding order(double lambda) {
    double narrowInput = RandomNetworks.exact(2, 0.1, 1000, lambda).dispersion();
    double wideInput = RandomNetworks.exact(2, 1, 1000, lambda).dispersion();
    return Finding.of(
        "λ = " + lambda + ": dispersion at α0 = 0.1 less that at α0 = 1, exact at M = 1000",
        new Rule.Above(),
        0,
        Measurement.computed(narrowInput - wideInput));
  }
}
