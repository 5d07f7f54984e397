package org.ntkdynamics.ensemble;

import org.ntkdynamics.study.curves.DispersionRow;
import org.ntkdynamics.study.firststep.FirstStepRow;
import org.ntkdynamics.study.curves.KernelRatioRow;

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
