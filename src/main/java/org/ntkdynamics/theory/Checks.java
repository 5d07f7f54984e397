package org.ntkdynamics.theory;

/** The argument checks this package shares; each message is one line and repeats the bad value. */
final class Checks {
  private Checks() {}

  static double sigmaW2(double sigmaW2) {
    return positive("sigmaW2", sigmaW2);
  }

  static double positive(String name, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          name + " must be a finite number above 0, but is " + value);
    }
    return value;
  }

  static double notNegative(String name, double value) {
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          name + " must be a finite number of at least 0, but is " + value);
    }
    return value;
  }

  static double cosine(double cosine) {
    if (!(cosine >= -1 && cosine <= 1)) {
      throw new IllegalArgumentException("a cosine must lie in [-1, 1], but is " + cosine);
    }
    return cosine;
  }

  static int atLeast(int minimum, String name, int value) {
    if (value < minimum) {
      throw new IllegalArgumentException(
          name + " must be at least " + minimum + ", but is " + value);
    }
    return value;
  }
}
