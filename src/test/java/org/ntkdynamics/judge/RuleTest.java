package org.ntkdynamics.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule accepts what is right, rejects what is wrong, and leaves open what is not sharp. */
class RuleTest {
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  static List<Rule> rules() {
    return List.of(
        new Rule.Equality(0.1),
        new Rule.Within(0.1),
        new Rule.Consistent(0.1, 0.5),
        new Rule.Bound(true, 0.1),
        new Rule.Bound(false, 0.1),
        new Rule.Above(),
        new Rule.Decay(0.1));
  }

  private static Outcome judge(Rule rule, double predicted, double low, double high) {
    double value = Double.isInfinite(high) ? low + 1 : (low + high) / 2;
    return rule.judge(predicted, new Interval(value, low, high));
  }

  @ParameterizedTest
  @CsvSource({
    "1.95, 2.05, ACCEPTED",
    "2.05, 2.10, REJECTED",
    "1.80, 1.95, REJECTED",
    "1.50, 2.50, OPEN",
    "1.50, Infinity, OPEN",
    "2.50, Infinity, REJECTED"
  })
  void equality(double low, double high, Outcome expected) {
    assertEquals(expected, judge(new Rule.Equality(0.1), 2, low, high));
  }

  @ParameterizedTest
  @CsvSource({
    "2.05, 2.10, ACCEPTED",
    "1.95, 2.30, OPEN",
    "2.30, 2.40, REJECTED",
    "1.00, 1.70, REJECTED",
    "2.10, Infinity, OPEN"
  })
  void within(double low, double high, Outcome expected) {
    assertEquals(expected, judge(new Rule.Within(0.1), 2, low, high));
  }

  @ParameterizedTest
  @CsvSource({
    "2.10, 2.30, ACCEPTED",
    "2.30, 2.40, REJECTED",
    "1.00, 5.00, OPEN",
    "2.10, Infinity, OPEN"
  })
  void consistent(double low, double high, Outcome expected) {
    assertEquals(expected, judge(new Rule.Consistent(0.1, 0.5), 2, low, high));
  }

  @ParameterizedTest
  @CsvSource({
    "true, 1.9, 2.5, ACCEPTED",
    "true, 1.0, 2.5, OPEN",
    "true, 1.0, 1.5, REJECTED",
    "true, 2.0, Infinity, ACCEPTED",
    "false, 1.0, 2.1, ACCEPTED",
    "false, 1.0, 2.5, OPEN",
    "false, 2.5, 2.6, REJECTED",
    "false, 1.0, Infinity, OPEN"
  })
  void bounds(boolean isLower, double low, double high, Outcome expected) {
    assertEquals(expected, judge(new Rule.Bound(isLower, 0.1), 2, low, high));
  }

  @Test
  void aboveNeedsTheWholeInterval() {
    assertEquals(Outcome.ACCEPTED, judge(new Rule.Above(), 0, 0.1, 0.2));
    assertEquals(Outcome.OPEN, judge(new Rule.Above(), 0, -0.1, 0.2));
    assertEquals(Outcome.REJECTED, judge(new Rule.Above(), 0, -0.2, -0.1));
    assertEquals(Outcome.REJECTED, judge(new Rule.Above(), 0, 0, 0));
  }

  @Test
  void decayLetsAnExponentFallALittleShort() {
    assertEquals(Outcome.ACCEPTED, judge(new Rule.Decay(0.1), 0.5, 0.45, 0.5));
    assertEquals(Outcome.ACCEPTED, judge(new Rule.Decay(0.1), 0.5, INFINITY, INFINITY));
    assertEquals(Outcome.OPEN, judge(new Rule.Decay(0.1), 0.5, 0.2, 0.6));
    assertEquals(Outcome.REJECTED, judge(new Rule.Decay(0.1), 0.5, -0.1, 0.1));
  }

  @Test
  void aPredictionOfNothingIsMeasuredAbsolutely() {
    assertEquals(Outcome.ACCEPTED, judge(new Rule.Within(0.1), 0, -0.05, 0.05));
    assertEquals(Outcome.REJECTED, judge(new Rule.Within(0.1), 0, 0.2, 0.3));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theStrainGrowsTowardsRejection(Rule rule) {
    boolean isUpper = rule instanceof Rule.Bound bound && !bound.isLower();
    double far = isUpper ? 1.6 : 0.4;
    double near = rule.strain(1, new Interval(1, 1, 1));
    assertTrue(rule.strain(1, new Interval(far, far, far)) > near, rule.words());
  }

  @ParameterizedTest
  @MethodSource("rules")
  void saysWhatItDoesInWords(Rule rule) {
    assertTrue(rule.words().contains(":"), rule.words());
  }

  @ParameterizedTest
  @MethodSource("rules")
  void nothingKnownIsNeverAccepted(Rule rule) {
    Interval unknown = new Interval(1, Double.NEGATIVE_INFINITY, INFINITY);
    assertEquals(Outcome.OPEN, rule.judge(1, unknown), rule.words());
  }

  @Test
  void nothingMeasuredHasNoRuling() {
    assertThrows(IllegalArgumentException.class, () -> Ruling.of(List.of()));
  }

  @Test
  void rangesLeaveTheLevelsOfIntervalsAsTheyAre() {
    Finding drawn = Finding.of("drawn", new Rule.Above(), 0, Measurement.mean(1, 2, 3));
    Finding other = Finding.of("other", new Rule.Above(), 0, Measurement.mean(1, 2, 3));
    Finding range = Finding.of("range", new Rule.Above(), 0, Measurement.range(1, 2, 3));
    double alone = Ruling.of(List.of(drawn)).settings().get(0).low();
    Ruling beside = Ruling.of(List.of(drawn, range));
    assertEquals(alone, beside.settings().get(0).low());
    assertEquals(1, beside.settings().get(1).low());
    assertEquals(3, beside.settings().get(1).high());
    assertTrue(Ruling.of(List.of(drawn, other)).settings().get(0).low() < alone);
  }

  @Test
  void refusesWhatIsNoToleranceOrInterval() {
    assertThrows(IllegalArgumentException.class, () -> new Rule.Equality(0));
    assertThrows(IllegalArgumentException.class, () -> new Rule.Within(-1));
    assertThrows(IllegalArgumentException.class, () -> new Rule.Bound(true, -1));
    assertThrows(IllegalArgumentException.class, () -> new Interval(1, 2, 1));
    assertThrows(IllegalArgumentException.class, () -> new Interval(Double.NaN, 0, 1));
  }
}
