package org.ntkdynamics.study.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;
import org.ntkdynamics.ensemble.Estimate;
import org.ntkdynamics.judge.Differences;
import org.ntkdynamics.judge.Interval;
import org.ntkdynamics.judge.Measurement;
import org.ntkdynamics.random.RandomStreams;
import org.ntkdynamics.study.Estimates;

/** What claims are measured with. */
class InstrumentsTest {

  @Test
  void theLimitOfARationalFunctionIsFound() {
    Interval limit = Limit.of(m -> (3.0 * m * m + 5 * m - 7) / ((double) m * m + m)).at(0.99);
    assertEquals(3, limit.value(), 1e-9);
    assertTrue(limit.contains(3), limit.toString());
  }

  @Test
  void anExponentIsFittedToARemainder() {
    assertEquals(0.5, Limit.exponent(m -> -2 / Math.sqrt(m)).at(0.99).value(), 1e-9);
    assertEquals(0, Limit.exponent(m -> 0.3).at(0.99).value(), 1e-9);
    assertEquals(Double.POSITIVE_INFINITY, Limit.exponent(m -> 0.0).at(0.99).value());
  }

  @Test
  void aNormalSampleIsNearNormalAndAUniformOneIsNot() {
    UniformRandomProvider random = RandomStreams.stream(1, "normality");
    var normal = ZigguratSampler.NormalizedGaussian.of(random);
    double[] gaussian = normal.samples(20_000).toArray();
    double[] uniform = random.doubles(20_000).toArray();
    assertTrue(Normality.distance(gaussian, 0, 1).at(0.99).low() == 0);
    Interval far = Normality.distance(uniform, 0.5, Math.sqrt(1 / 12.0)).at(0.99);
    assertTrue(far.low() > 0.02, far.toString());
  }

  @Test
  void aWiderLevelGivesAWiderInterval() {
    Measurement dispersion = Estimates.dispersion(new Estimate(1.5, 0.1, 1.4, 1.625), 100);
    assertEquals(1.4, dispersion.at(Estimate.LEVEL).low(), 1e-9);
    assertEquals(1.625, dispersion.at(Estimate.LEVEL).high(), 1e-9);
    assertTrue(dispersion.at(0.999).low() < 1.4);
    assertTrue(dispersion.at(0.999).low() > 1);
    assertTrue(dispersion.at(0.999).high() > 1.625);
  }

  @Test
  void whatHasNoUpperEndKeepsNone() {
    double infinity = Double.POSITIVE_INFINITY;
    assertEquals(
        infinity, Estimates.dispersion(new Estimate(1.5, 0.1, 1.4, infinity), 9).at(0.5).high());
    assertEquals(
        infinity, Estimates.ratio(new Estimate(1, 0.1, -infinity, infinity), 9).at(0.5).high());
  }

  @Test
  void differencesAndRatiosTakeBothErrors() {
    Measurement two = Measurement.computed(2, 0.1);
    Measurement one = Measurement.computed(1, 0.1);
    Interval difference = Differences.of(two, one).at(0.99);
    assertEquals(0.8, difference.low(), 1e-12);
    assertEquals(1.2, difference.high(), 1e-12);
    Interval ratio = Differences.ratio(two, one).at(0.99);
    assertEquals(1.9 / 1.1, ratio.low(), 1e-12);
    assertEquals(2.1 / 0.9, ratio.high(), 1e-12);
  }

  @Test
  void anIntervalNeedsTwoDraws() {
    assertThrows(IllegalArgumentException.class, () -> Measurement.mean(1));
  }
}
