package org.ntkdynamics.claims;

import static org.ntkdynamics.claims.Claim.sk;

import java.util.ArrayList;
import java.util.List;
import org.ntkdynamics.config.DispersionConfig;
import org.ntkdynamics.config.Effort;
import org.ntkdynamics.config.KernelRatioConfig;

/** Figures 3, 7, 8 and 11 of Seleznova &amp; Kutyniok: two inputs. */
final class SkPairFigures {
  /** From here on networks are deep enough for bound (18), which leaves the weights out. */
  private static final double DEEP = 0.2;

  private static final String PAIRS =
      "Off the diagonal the dispersion lies above the diagonal's in the chaotic phase and at the edge"
          + " of chaos by more the larger λ is, at λ = 0.2 by about a quarter; in the ordered phase"
          + " the two agree.";

  private SkPairFigures() {}

  static List<Claim> claims() {
    return List.of(
        ratioFigure(3),
        pairFigure(7, "Theorem 3.1"),
        pairFigure(8, "Theorem 3.2"),
        ratioFigure(11));
  }

  private static Claim ratioFigure(int number) {
    String file = "figure-" + number + ".yaml";
    return sk(
            "sk-figure-" + number,
            "Figure " + number,
            "In the ordered phase (18) is a good approximation of E[Θ(x,x̃)]/E[Θ(x,x)] in deep"
                + " networks (here λ ≥ 0.2): to the 10 % that a figure can be read to.",
            laboratory ->
                new Curves(laboratory, Curves.READING).ratio(ratioSpec(laboratory, file), DEEP))
        .measuredBy(file);
  }

  private static KernelRatioConfig ratioSpec(Laboratory laboratory, String file) {
    List<String> overrides =
        new ArrayList<>(
            laboratory.choose(
                List.of(
                    "network.width=100",
                    "network.depth.points=2",
                    "network.depth.maxLambda=0.3",
                    "ensemble.draws=300"),
                List.of("network.width=[100, 200]", "network.depth.points=4"),
                List.<String>of()));
    overrides.add("network.sigmaW2=[1.0, 1.5]");
    overrides.add("seed=" + laboratory.seed());
    return (KernelRatioConfig) Laboratory.spec(file, overrides);
  }

  private static Claim pairFigure(int number, String theorem) {
    String file = "figure-" + number + ".yaml";
    boolean limit = number == 7;
    return sk(
            "sk-figure-" + number,
            "Figure " + number,
            "The dispersion of Θ(x,x̃) is only slightly higher than "
                + theorem
                + " predicts for the diagonal: within 25 % of it.",
            laboratory ->
                new Curves(laboratory, Curves.SLIGHTLY)
                    .dispersion(
                        pairSpec(laboratory, file, limit),
                        point ->
                            limit
                                ? point.theory().limitPrinted()
                                : point.theory().theorem32Printed(),
                        limit
                            ? (unit, point) -> point.theory().limitCorrected()
                            : Curves::theorem32))
        .measuredBy(file)
        .correctedTo((limit ? "" : SkFigures.THEOREM_32_CORRECTED + " ") + PAIRS);
  }

  private static DispersionConfig pairSpec(Laboratory laboratory, String file, boolean limit) {
    List<String> overrides =
        new ArrayList<>(
            laboratory.choose(
                List.of(
                    "network.depth.from=10",
                    "network.depth.points=2",
                    "network.depth.maxLambda=0.11",
                    "ensemble.draws=10000"),
                List.of(
                    "network.depth.from=10",
                    "network.depth.points=2",
                    "network.depth.maxLambda=0.2",
                    "ensemble.draws=80000"),
                List.of("ensemble.draws=200000")));
    if (laboratory.effort() != Effort.FULL) {
      overrides.addAll(
          List.of("network.width=100", "network.alpha0=0.5", "ensemble.inputs=[0.1, 0.9]"));
      overrides.add("network.sigmaW2=" + (limit ? "[1.0, 2.5]" : "[1.8, 2.1]"));
    }
    overrides.add("seed=" + laboratory.seed());
    return (DispersionConfig) Laboratory.spec(file, overrides);
  }
}
