package org.ntkdynamics;

/** How far two computations of one number may differ, relative to its size, by what they are. */
public final class Tolerance {
  /** Rounding of 64-bit sums over a network's parameters. */
  public static final double F64 = 1e-10;

  /** Rounding of 32-bit sums over a network's parameters. */
  public static final double F32 = 1e-4;

  /** Central finite differences in 64 bits. */
  public static final double FINITE_DIFFERENCE = 1e-8;

  private Tolerance() {}
}
