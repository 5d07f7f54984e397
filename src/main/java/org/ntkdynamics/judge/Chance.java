package org.ntkdynamics.judge;

import org.hipparchus.special.Erf;

/** How far chance alone drives the farthest of several points. */
public final class Chance {
  private Chance() {}

  /** The median of the largest magnitude of so many independent standard normal numbers. */
  public static double farthest(int points) {
    return Math.sqrt(2) * Erf.erfInv(Math.pow(0.5, 1.0 / Math.max(1, points)));
  }
}
