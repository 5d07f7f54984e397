package org.ntkdynamics.study.claims;

/**
 * What a kernel became in a training of T steps.
 *
 * @param whole Θc/Θd − Θn/Θd at step T less that at step 0
 * @param firstThird the same of step T/3
 * @param change ‖Θ_T − Θ_0‖/‖Θ_0‖, or NaN where that was not measured
 */
record KernelGrowth(double whole, double firstThird, double change) {

  /** What the gap grew in the first third less what it grew in the rest. */
  double early() {
    return 2 * firstThird - whole;
  }
}
