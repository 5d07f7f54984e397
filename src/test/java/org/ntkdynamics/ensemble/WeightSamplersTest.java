package org.ntkdynamics.ensemble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.hipparchus.distribution.RealDistribution;
import org.hipparchus.distribution.continuous.LaplaceDistribution;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.distribution.continuous.UniformRealDistribution;
import org.hipparchus.stat.StatUtils;
import org.hipparchus.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntkdynamics.random.RandomStreams;
import org.ntkdynamics.spec.WeightLaw;

class WeightSamplersTest {
  private static final int DRAWS = 400_000;
  private static final double ERRORS = 4.5;

  private static double[] draws(WeightLaw law) {
    ContinuousSampler sampler =
        WeightSamplers.of(law, RandomStreams.stream(5, "weights", law.toString()));
    double[] draws = new double[DRAWS];
    Arrays.setAll(draws, i -> sampler.sample());
    return draws;
  }

  @ParameterizedTest
  @ValueSource(strings = {"gaussian", "uniform", "laplace", "student-5", "student-9.5"})
  void firstMomentsAreThoseOfTheStatements(String name) {
    WeightLaw law = WeightLaw.of(name);
    double[] draws = draws(law);
    double mean = StatUtils.mean(draws);
    assertEquals(0, mean, ERRORS / Math.sqrt(DRAWS));
    double[] squares = Arrays.stream(draws).map(w -> w * w).toArray();
    double error = Math.sqrt((law.fourthMoment() - 1) / DRAWS);
    assertEquals(1, StatUtils.mean(squares), ERRORS * error);
    long positive = Arrays.stream(draws).filter(w -> w > 0).count();
    assertEquals(0.5, (double) positive / DRAWS, ERRORS * 0.5 / Math.sqrt(DRAWS));
    assertEquals(0, Arrays.stream(draws).filter(w -> w == 0).count());
  }

  @ParameterizedTest
  @ValueSource(strings = {"gaussian", "uniform", "laplace", "student-5", "student-2.5"})
  void theWholeDistributionIsTheNamedOneAndSymmetric(String name) {
    WeightLaw law = WeightLaw.of(name);
    double[] draws = Arrays.copyOf(draws(law), 20_000);
    double scale = 1;
    RealDistribution expected =
        switch (law.family()) {
          case GAUSSIAN -> new NormalDistribution();
          case UNIFORM -> new UniformRealDistribution(-Math.sqrt(3), Math.sqrt(3));
          case LAPLACE -> new LaplaceDistribution(0, Math.sqrt(0.5));
          case STUDENT -> new TDistribution(law.degreesOfFreedom());
        };
    if (law.family() == WeightLaw.Family.STUDENT) {
      scale = Math.sqrt(law.degreesOfFreedom() / (law.degreesOfFreedom() - 2));
    }
    double unscaled = scale;
    double[] standard = Arrays.stream(draws).map(w -> w * unscaled).toArray();
    double p = new KolmogorovSmirnovTest().kolmogorovSmirnovTest(expected, standard);
    assertTrue(p > 1e-3, name + ": p = " + p);
    double[] positive = Arrays.stream(draws).filter(w -> w > 0).toArray();
    double[] negative = Arrays.stream(draws).filter(w -> w < 0).map(w -> -w).toArray();
    TwoSample.assertSameLaw(name, positive, negative);
  }
}
