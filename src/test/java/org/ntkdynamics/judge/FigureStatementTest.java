package org.ntkdynamics.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A figure's curve, fed right, wrong and no data. */
class FigureStatementTest {
  private static FigureStatement.Point exact(double printed, double corrected, double exact) {
    return new FigureStatement.Point(
        count -> count + " points", printed, corrected, OptionalDouble.of(exact), Optional.empty());
  }

  private static FigureStatement.Point sampled(double printed, double value, double error) {
    return new FigureStatement.Point(
        count -> count + " points",
        printed,
        null,
        OptionalDouble.empty(),
        Optional.of(Measurement.normal(value, error, true, 500)));
  }

  private static Verdict verdict(FigureStatement.Point... points) {
    return Ruling.of(FigureStatement.curve(List.of(points))).verdict();
  }

  @Test
  void anExactCurveIsReadToTenPercent() {
    assertEquals(Verdict.HOLDS, verdict(exact(1.5, 1.6, 1.6)));
    assertEquals(Verdict.HOLDS_AS_CORRECTED, verdict(exact(1.4, 1.6, 1.6)));
    assertEquals(Verdict.FAILS, verdict(exact(1.4, 1.3, 1.6)));
    assertEquals(Verdict.HOLDS_AS_CORRECTED, verdict(exact(1, 1, 1), exact(1.4, 1.6, 1.6)));
  }

  @Test
  void theWorstPointSpeaksForTheCurve() {
    List<Finding> findings =
        FigureStatement.curve(List.of(exact(1, 1, 1), exact(1.4, 1.6, 1.6), exact(2, 2, 2)));
    assertEquals(List.of("3 points: dispersion, exact"), names(findings));
    assertEquals(1.4, findings.get(0).predicted());
  }

  private static List<String> names(List<Finding> findings) {
    return findings.stream().map(Finding::setting).toList();
  }

  @Test
  void aSampleMustNotContradictIt() {
    assertEquals(Verdict.HOLDS, verdict(sampled(1.5, 1.5, 0.05)));
    assertEquals(Verdict.FAILS, verdict(sampled(1.5, 2.5, 0.05)));
  }

  @Test
  void nothingJudgesNothing() {
    assertEquals(List.of(), FigureStatement.curve(List.of()));
    assertEquals(List.of(), FigureStatement.curve(List.of(sampled(1.5, 1.5, 10))), "it is blunt");
  }

  @ParameterizedTest
  @CsvSource({
    "2.8284271247461903, 160, true",
    "2.8284271247461903, 159, false",
    "NaN, 9999, false"
  })
  void whatIsSettledFollowsFromSkewnessAndDraws(double skewness, long draws, boolean isSettled) {
    assertEquals(isSettled, FigureStatement.isSettled(skewness, draws));
  }

  @Test
  void aSettledSampleHasTheExactValue() {
    assertEquals(Verdict.HOLDS, sample(1.52, 0.01));
    assertEquals(Verdict.FAILS, sample(1.6, 0.01));
    assertEquals(Verdict.UNDECIDED, sample(1.5, 1));
  }

  private static Verdict sample(double value, double error) {
    return Ruling.of(List.of(FigureStatement.sample("", 1.5, error, value, 500))).verdict();
  }

  @Test
  void chanceDrivesTheFarthestOfManyFarther() {
    assertEquals(0.674, Chance.farthest(1), 1e-3);
    assertEquals(Chance.farthest(1), Chance.farthest(0));
    assertTrue(Chance.farthest(100) > 2.5);
  }
}
