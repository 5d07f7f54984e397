package org.ntkdynamics.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
  @ParameterizedTest
  @CsvSource({
    "0.123456, 0.1235",
    "0.00123456, 0.001235",
    "0.000123456, 1.235×10⁻⁴",
    "12.3456, 12.35",
    "99999.9, 1.000×10⁵",
    "12345.6, 12350",
    "-2.5, −2.500",
    "-1e-7, −1.000×10⁻⁷",
    "1e300, 1.000×10³⁰⁰",
    "0, 0",
    "NaN, –",
    "Infinity, ∞",
    "-Infinity, −∞"
  })
  void fourDigits(double value, String expected) {
    assertEquals(expected, Numbers.readable(value));
  }

  @ParameterizedTest
  @CsvSource({"0.5, 0.5", "1000, 1000", "1e-4, 10⁻⁴", "2e-5, 2×10⁻⁵", "0, 0", "2.2, 2.2"})
  void noTrailingZerosWhereBrief(double value, String expected) {
    assertEquals(expected, Numbers.brief(value));
  }

  @Test
  void whatWasNotEvaluatedIsEmpty() {
    assertEquals("", Numbers.readable(OptionalDouble.empty()));
    assertEquals("", Numbers.percent(OptionalDouble.empty()));
    assertEquals("97.5 %", Numbers.percent(OptionalDouble.of(0.975)));
    assertEquals("60\u202f000", Numbers.count(60_000));
  }
}
