package org.ntkdynamics.claims;

/** Measurements made of two others, each taken at half the error. */
final class Differences {
  private Differences() {}

  /** One less the other. */
  static Measurement of(Measurement one, Measurement other) {
    return Measurement.of(
        level -> {
          Interval a = one.at((1 + level) / 2);
          Interval b = other.at((1 + level) / 2);
          return new Interval(a.value() - b.value(), a.low() - b.high(), a.high() - b.low());
        },
        one.draws() + other.draws());
  }

  /** One over the other, both positive. */
  static Measurement ratio(Measurement one, Measurement other) {
    return Measurement.of(
        level -> {
          Interval a = one.at((1 + level) / 2);
          Interval b = other.at((1 + level) / 2);
          return new Interval(a.value() / b.value(), a.low() / b.high(), a.high() / b.low());
        },
        one.draws() + other.draws());
  }

  /** One over the square of a positive number; without an upper end if it may be 0. */
  static Measurement inverseSquare(Measurement one) {
    return Measurement.of(
        level -> {
          Interval a = one.at(level);
          double high = a.low() > 0 ? 1 / (a.low() * a.low()) : Double.POSITIVE_INFINITY;
          return new Interval(1 / (a.value() * a.value()), 1 / (a.high() * a.high()), high);
        },
        one.draws());
  }
}
