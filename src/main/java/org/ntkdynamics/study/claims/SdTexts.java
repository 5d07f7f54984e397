package org.ntkdynamics.study.claims;

import static org.ntkdynamics.study.claims.Claim.sd;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.ntkdynamics.ensemble.RowSampler;
import org.ntkdynamics.judge.Finding;
import org.ntkdynamics.judge.Measurement;
import org.ntkdynamics.judge.Rule;

/** What Shustin &amp; Dogariu state beside their numbered results. */
final class SdTexts {
  private static final int INPUT = 3;

  private SdTexts() {}

  static List<Claim> claims() {
    return List.of(evenFunctions(), haninAndNica());
  }

  private static Claim evenFunctions() {
    return sd(
            "sd-even-functions",
            "Proof of Theorem 1.1, independence",
            "Each ξ is independent of any even function of the weights, and so Ŵ_γα Ŵ_γβ and ξ_α ξ_β"
                + " are independent (here: in one unit, E[ξ_α ξ_β Ŵ_1 Ŵ_2] = E[ξ_α ξ_β] E[Ŵ_1 Ŵ_2] ="
                + " 0).",
            SdTexts::even)
        .measuredBy("expected-ntk.yaml")
        .correctedTo(
            "It holds for one input: turning all weights of a unit round flips its ξ and no even"
                + " function. It flips both ξ_α and ξ_β, so that their product is not independent. This"
                + " is the step that Theorem 1.1 off the diagonal rests on.")
        .example(
            "Two weights, x_α = (1, 0), x_β = (0, 1): ξ_α ξ_β = 1 where Ŵ_1, Ŵ_2 > 0, and E[ξ_α ξ_β"
                + " Ŵ_1 Ŵ_2] = (1/√(2π))² = 1/(2π) = 0.159, while E[Ŵ_1 Ŵ_2] = 0.");
  }

  private static List<Finding> even(Laboratory laboratory) {
    int draws = laboratory.choose(40_000, 400_000, 4_000_000);
    double[][] means = laboratory.draw("sd/even-functions", draws, OneUnit::new);
    return List.of(
        Finding.of(
            "n_0 = 3, one input: E[ξ_α Ŵ_1 Ŵ_2]",
            new Rule.Within(0.02),
            0,
            Measurement.mean(means[0])),
        Finding.of(
            "n_0 = 3, inputs at a right angle: E[ξ_α ξ_β Ŵ_1 Ŵ_2]",
            new Rule.Within(0.02),
            0,
            Measurement.mean(means[1])));
  }

  /** ξ_α W_1 W_2 and ξ_α ξ_β W_1 W_2 of a unit, with inputs along the first two axes. */
  private static final class OneUnit implements RowSampler {
    @Override
    public int columns() {
      return 2;
    }

    @Override
    public void draw(UniformRandomProvider random, double[] row) {
      var normal = ZigguratSampler.NormalizedGaussian.of(random);
      double[] weights = normal.samples(INPUT).toArray();
      double product = weights[0] * weights[1];
      row[0] = weights[0] > 0 ? product : 0;
      row[1] = weights[0] > 0 && weights[1] > 0 ? product : 0;
    }
  }

  private static Claim haninAndNica() {
    return sd(
            "sd-hanin-nica",
            "Corollary 1.1, against Proposition 3 of Hanin & Nica 2019",
            "The mean E[K_αα] is that of Hanin & Nica, d‖x_α‖²/n_0 for d layers of weights, but for a"
                + " factor 2 that comes from the last layer's variance.",
            laboratory -> {
              List<Finding> findings = new ArrayList<>();
              for (int layers : new int[] {1, 4}) {
                findings.add(
                    Finding.of(
                        SdClaims.diagonalAt(layers) + ": E[K_αα] over d‖x_α‖²/n_0, d = L + 1",
                        new Rule.Equality(0.05),
                        2,
                        Laboratory.mean(SdClaims.diagonalKernel(laboratory, layers, layers + 1))));
              }
              return findings;
            })
        .measuredBy("expected-ntk.yaml");
  }
}
