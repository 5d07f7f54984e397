package org.ntkdynamics.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ScaledNumberTest {
  @Test
  void agreesWithDoublesInTheirRange() {
    Random random = new Random(1);
    for (int i = 0; i < 1000; i++) {
      double x = random.nextGaussian() * Math.pow(10, random.nextInt(100) - 50);
      double y = random.nextGaussian() * Math.pow(10, random.nextInt(100) - 50);
      ScaledNumber a = ScaledNumber.of(x);
      ScaledNumber b = ScaledNumber.of(y);
      assertEquals(x, a.toDouble(), 0);
      assertEquals(x + y, a.plus(b).toDouble(), 0);
      assertEquals(x - y, a.minus(b).toDouble(), 0);
      assertEquals(x * y, a.times(y).toDouble(), 0);
      assertEquals(x / y, a.dividedBy(b).toDouble(), 0);
      assertEquals(Math.sqrt(Math.abs(x)), ScaledNumber.of(Math.abs(x)).sqrt().toDouble(), 0);
      assertEquals(Double.compare(x, y), a.compareTo(b));
      assertEquals(Double.toString(x), a.toString());
    }
  }

  @Test
  void goesBeyondTheirRange() {
    ScaledNumber large = ScaledNumber.power(2.5, 10_000);
    assertEquals(10_000 * Math.log(2.5), large.log(), 1e-9);
    assertEquals(Double.POSITIVE_INFINITY, large.toDouble(), 0);
    assertEquals(0, ScaledNumber.ONE.dividedBy(large).toDouble(), 0);
    assertEquals(1, large.sqrt().times(large.sqrt()).dividedBy(large).toDouble(), 1e-15);
    assertEquals(large, large.plus(ScaledNumber.ONE));
    assertEquals("1.9950631169E3010", ScaledNumber.power(2, 10_000).toString());
    assertEquals(Double.MIN_VALUE, ScaledNumber.of(Double.MIN_VALUE).toDouble(), 0);
  }

  @Test
  void zeroAndBadValues() {
    ScaledNumber zero = ScaledNumber.of(-0.0);
    assertEquals(ScaledNumber.ZERO, zero);
    assertEquals(ScaledNumber.ONE, zero.plus(ScaledNumber.ONE));
    assertEquals(ScaledNumber.ZERO, ScaledNumber.ONE.minus(ScaledNumber.ONE));
    assertTrue(Double.isInfinite(zero.log()));
    assertThrows(IllegalArgumentException.class, () -> ScaledNumber.of(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> ScaledNumber.power(2, -1));
    assertThrows(ArithmeticException.class, () -> ScaledNumber.ONE.dividedBy(zero));
    assertThrows(ArithmeticException.class, () -> ScaledNumber.of(-1).sqrt());
  }
}
