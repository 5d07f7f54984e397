package org.ntkdynamics.judge;

/** Measurements made of two others, each taken at half the error. */
public final class Differences {
  private Differences() {}

  /** One less the other. */
  public static Measurement of(Measurement one, Measurement other) {
    return Measurement.of(
        level -> {
          Interval a = one.at((1 + level) / 2);
          Interval b = other.at((1 + level) / 2);
          return new Interval(a.value() - b.value(), a.low() - b.high(), a.high() - b.low());
        },
        one.draws() + other.draws());
  }

  /** One over the other, both positive. */
  public static Measurement ratio(Measurement one, Measurement other) {
    return Measurement.of(
        level -> {
          Interval a = one.at((1 + level) / 2);
          Interval b = other.at((1 + level) / 2);
          return new Interval(a.value() / b.value(), a.low() / b.high(), a.high() / b.low());
        },
        one.draws() + other.draws());
  }

  /** One over the square of a positive number; without an upper end if it may be 0. */
  public static Measurement inverseSquare(Measurement one) {
    return Measurement.of(
        level -> {
          Interval a = one.at(level);
          double high = a.low() > 0 ? 1 / (a.low() * a.low()) : Double.POSITIVE_INFINITY;
          return new Interval(1 / (a.value() * a.value()), 1 / (a.high() * a.high()), high);
        },
        one.draws());
  }

  /** A measurement times a positive factor. */
  public static Measurement scaled(Measurement one, double factor) {
    return Measurement.of(
        level -> {
          Interval i = one.at(level);
          return new Interval(factor * i.value(), factor * i.low(), factor * i.high());
        },
        one.draws());
  }

  /** A measurement and a known number. */
  public static Measurement shifted(Measurement one, double shift) {
    return Measurement.of(
        level -> {
          Interval i = one.at(level);
          return new Interval(i.value() + shift, i.low() + shift, i.high() + shift);
        },
        one.draws());
  }

  /** A measurement whose interval reaches farther by the bound of an error that is not chance. */
  public static Measurement widened(Measurement one, double bound) {
    return Measurement.of(
        level -> {
          Interval i = one.at(level);
          return new Interval(i.value(), i.low() - bound, i.high() + bound);
        },
        one.draws());
  }

  /** e to a measurement. */
  public static Measurement exponential(Measurement one) {
    return Measurement.of(
        level -> {
          Interval i = one.at(level);
          return new Interval(Math.exp(i.value()), Math.exp(i.low()), Math.exp(i.high()));
        },
        one.draws());
  }
}
