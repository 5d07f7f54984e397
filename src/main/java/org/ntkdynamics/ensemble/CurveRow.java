package org.ntkdynamics.ensemble;

/** A row of a moments.csv, of whatever kind of ensemble experiment. */
public interface CurveRow {
  /** The number L of weight layers. */
  int depth();

  /** The depth-to-width ratio L/M. */
  double lambda();

  /** {@code <x,x̃>}; 1 for Θ(x,x). */
  double cosine();

  /** The number N of networks. */
  int draws();

  /** What was estimated. */
  Estimate sample();
}
