package org.ntkdynamics.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AxisTest {
  @Test
  void stepZeroStandsHalfADecadeBeforeStepOne() {
    Axis axis = Axis.steps(3000);
    assertEquals(-0.5, axis.position().applyAsDouble(0));
    assertEquals(0, axis.position().applyAsDouble(1));
    assertEquals(2, axis.position().applyAsDouble(100), 1e-12);
    assertEquals(List.of("0", "1", "10", "100", "1000"), labels(axis));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 60, 999, 1000, 3000, 100_000, 10_000_000})
  void everyStepHasItsPlaceAndTicksAreFew(int last) {
    Axis axis = Axis.steps(last);
    assertHolds(axis, 0);
    assertHolds(axis, last);
    assertReadable(axis);
  }

  @ParameterizedTest
  @CsvSource({"0.5, 0.0001", "0.31, 0.32", "1e-300, 1e300", "7, 7", "90, 110", "1e-9, 1"})
  void logarithmicAxesHoldTheirValues(double first, double second) {
    Axis axis = Axis.logarithmic(DoubleStream.of(first, second));
    assertHolds(axis, first);
    assertHolds(axis, second);
    assertReadable(axis);
  }

  @Test
  void whatHasNoLogarithmIsLeftOut() {
    Axis axis = Axis.logarithmic(DoubleStream.of(0, -1, Double.NaN, Double.POSITIVE_INFINITY, 10));
    assertHolds(axis, 10);
    assertTrue(axis.high() < 2 && axis.low() > 0, "only 10 counts");
    assertTrue(Double.isNaN(axis.position().applyAsDouble(0)));
    assertReadable(Axis.logarithmic(DoubleStream.empty()));
  }

  @ParameterizedTest
  @CsvSource({"0.1, 0.9", "-0.4, 1.3", "0, 250", "-3000, 1e7"})
  void linearAxesHoldTheirValuesAndARange(double first, double second) {
    Axis axis = Axis.linear(0, 1, DoubleStream.of(first, second, Double.NaN));
    for (double value : new double[] {0, 1, first, second}) {
      assertHolds(axis, value);
    }
    assertReadable(axis);
  }

  @Test
  void labelsOfOneAxisHaveOneNotation() {
    assertEquals(
        List.of("10⁰", "10¹", "10²", "10³", "10⁴", "10⁵"),
        labels(Axis.logarithmic(DoubleStream.of(1, 100_000))));
    assertEquals(List.of("1", "10", "100"), labels(Axis.logarithmic(DoubleStream.of(1, 100))));
    assertEquals(
        List.of("0", "10⁵", "2×10⁵"), labels(Axis.linear(0, 200_000, DoubleStream.empty())));
    assertEquals(
        List.of("10⁻⁴", "2×10⁻⁴", "5×10⁻⁴", "10⁻³"),
        labels(Axis.logarithmic(DoubleStream.of(9e-5, 1e-3))));
  }

  private static void assertHolds(Axis axis, double value) {
    double position = axis.position().applyAsDouble(value);
    assertTrue(position > axis.low() && position < axis.high(), value + " lies on the axis");
  }

  private static void assertReadable(Axis axis) {
    assertTrue(axis.ticks().size() >= 2 && axis.ticks().size() <= 9, labels(axis).toString());
    assertEquals(labels(axis).stream().distinct().toList(), labels(axis));
    for (Axis.Tick tick : axis.ticks()) {
      assertTrue(tick.position() >= axis.low() && tick.position() <= axis.high(), tick.label());
    }
  }

  private static List<String> labels(Axis axis) {
    return axis.ticks().stream().map(Axis.Tick::label).toList();
  }

  @Test
  void anAxisOfSomeValuesEndsWhereTheyDo() {
    Axis axis = Axis.linear(DoubleStream.of(3, Double.NaN, 5, Double.POSITIVE_INFINITY));
    assertEquals(3 - 0.1, axis.low(), 1e-12);
    assertEquals(5 + 0.1, axis.high(), 1e-12);
    Axis one = Axis.linear(DoubleStream.of(7));
    assertTrue(one.low() < 7 && one.high() > 8, "room above one value");
    assertTrue(Axis.linear(DoubleStream.empty()).high() > 1, "nothing: 0 to 1");
  }

  @Test
  void decadesAreLabelledAsPowersFarBeyondADouble() {
    Axis axis = Axis.decades(DoubleStream.of(-4000, 0, Double.NEGATIVE_INFINITY));
    assertTrue(axis.low() < -4000 && axis.high() > 0);
    assertEquals(
        List.of("10⁻⁴⁰⁰⁰", "10⁻³⁰⁰⁰", "10⁻²⁰⁰⁰", "10⁻¹⁰⁰⁰", "10⁰"),
        axis.ticks().stream().map(Axis.Tick::label).toList());
  }
}
