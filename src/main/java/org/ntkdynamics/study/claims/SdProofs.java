package org.ntkdynamics.study.claims;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.ntkdynamics.ensemble.RowSampler;
import org.ntkdynamics.judge.Finding;
import org.ntkdynamics.judge.Measurement;
import org.ntkdynamics.judge.Rule;

/** What Shustin &amp; Dogariu state beside their numbered results. */
final class SdProofs {
  private static final int INPUT = 3;

  private SdProofs() {}

  static List<Claim> claims() {
    return List.of(evenFunctions(), haninAndNica());
  }

  private static Claim evenFunctions() {
    return Claim.of("sd-even-functions", SdProofs::even);
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
    return Claim.of(
        "sd-hanin-nica",
        laboratory -> {
          List<Finding> findings = new ArrayList<>();
          for (int layers : new int[] {1, 4}) {
            findings.add(
                Finding.of(
                        SdClaims.diagonalAt(layers) + ": E[K_αα] over L‖x_α‖²/n_0",
                        new Rule.Equality(0.05),
                        2,
                        Laboratory.mean(SdClaims.diagonalKernel(laboratory, layers, layers)))
                    .orCorrected(
                        Laboratory.mean(SdClaims.diagonalKernel(laboratory, layers, layers + 1))));
          }
          return findings;
        });
  }
}
