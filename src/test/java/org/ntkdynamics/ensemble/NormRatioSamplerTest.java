package org.ntkdynamics.ensemble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;
import org.ntkdynamics.random.RandomStreams;
import org.ntkdynamics.theory.Widths;

class NormRatioSamplerTest {
  private static final Widths WIDTHS = Widths.of(7, 20, 30, 1);

  @Test
  void theRatiosHaveTheMeansOfTheirChiSquares() {
    int draws = 20_000;
    NetworkSetting setting = NetworkSetting.standard(WIDTHS, 1.4);
    double[][] columns =
        new Ensemble(3, "norm-ratios", 2).draw(() -> new NormRatioSampler(setting), draws);
    assertEquals(4, columns.length);
    double[] expected = {0.7 * 20 / 7, 0.7 * 30 / 20, 0.7, 0.7};
    int[] units = {20, 30, 20, 30};
    for (int i = 0; i < 4; i++) {
      double error = expected[i] * Math.sqrt(5.0 / units[i] / draws);
      assertEquals(expected[i], Arrays.stream(columns[i]).average().orElseThrow(), 4.5 * error);
    }
  }

  @Test
  void aDeadLayerHasNoRatioBelowIt() {
    NetworkSetting setting = NetworkSetting.standard(Widths.of(1, 1, 1, 1), 2);
    NormRatioSampler sampler = new NormRatioSampler(setting);
    UniformRandomProvider random = RandomStreams.stream(0, "dead");
    double[] row = new double[4];
    for (int draw = 0; draw < 50; draw++) {
      sampler.draw(random, row);
      assertTrue(Arrays.stream(row).allMatch(ratio -> ratio >= 0 && ratio < 1e6));
    }
  }

  @Test
  void refusesSeveralOutputs() {
    NetworkSetting setting = NetworkSetting.standard(Widths.of(2, 2, 2), 2);
    assertThrows(IllegalArgumentException.class, () -> new NormRatioSampler(setting));
  }

  @Test
  void aMeanOfAHeavyTailHasNoUpperEnd() {
    var normal = ZigguratSampler.NormalizedGaussian.of(RandomStreams.stream(0, "mean"));
    double[] light = new double[1000];
    double[] heavy = new double[1000];
    for (int i = 0; i < light.length; i++) {
      light[i] = Math.exp(0.5 * normal.sample());
      heavy[i] = Math.exp(3 * normal.sample());
    }
    Estimate bounded = MeanEstimator.mean(light);
    assertTrue(bounded.low() < Math.exp(0.125) && Math.exp(0.125) < bounded.high());
    assertEquals(Double.POSITIVE_INFINITY, MeanEstimator.mean(heavy).high());
    assertEquals(2, MeanEstimator.mean(new double[] {2, 2, 2}).high());
    assertThrows(IllegalArgumentException.class, () -> MeanEstimator.mean(new double[] {1, 2}));
  }
}
