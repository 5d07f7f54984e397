package org.ntkdynamics.study.catapult;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * What gradient descent did, by the first rule that fits. {@code ℓ_t} is the loss, {@code s_t =
 * ηλ_max(K_t)/N}, T the last step; rounding below a relative {@code 1e-9} is no growth.
 */
public enum DescentVerdict {
  /** The loss became infinite or undefined, or {@code ℓ_T > 1000 ℓ_0}. */
  DIVERGES,
  /** {@code ℓ_t ≤ ℓ_{t-1}} at every step. */
  DESCENDS,
  /**
   * The loss grew at some step, though {@code s_0 < 2} or it never exceeded {@code ℓ_0}: training
   * has come to the edge of stability and stays there.
   */
  HOVERS,
  /**
   * {@code s_0 ≥ 2} and {@code ℓ_t > ℓ_0} at some step, then {@code s_t < 2} at its maximum or
   * later and {@code ℓ_t < ℓ_0} later: it was thrown out to where the kernel is smaller.
   */
  CATAPULTS,
  /** Anything else: thrown out, finite, and not back yet. */
  UNSETTLED;

  private static final double ROUNDING = 1e-9;
  private static final double FAR = 1000;
  private static final double STABLE = 2;

  /**
   * Names what happened.
   *
   * @param steps every step from 0 on whose loss is finite, at least one
   * @param endedInfinite whether the loss was infinite or undefined after them
   */
  public static DescentVerdict of(List<DescentStep> steps, boolean endedInfinite) {
    double start = steps.get(0).loss();
    double last = steps.get(steps.size() - 1).loss();
    if (endedInfinite || !(last <= FAR * start)) {
      return DIVERGES;
    }
    if (firstGrowth(steps).isEmpty()) {
      return DESCENDS;
    }
    int peak = peak(steps);
    if (steps.get(0).instability() < STABLE || !exceeds(steps.get(peak).loss(), start)) {
      return HOVERS;
    }
    List<DescentStep> after = steps.subList(peak, steps.size());
    boolean isFlatter = after.stream().anyMatch(step -> step.instability() < STABLE);
    boolean isBack = after.stream().anyMatch(step -> step.loss() < start);
    return isFlatter && isBack ? CATAPULTS : UNSETTLED;
  }

  /** The first step whose loss exceeds the one before; empty if there is none. */
  public static OptionalInt firstGrowth(List<DescentStep> steps) {
    for (int i = 1; i < steps.size(); i++) {
      if (exceeds(steps.get(i).loss(), steps.get(i - 1).loss())) {
        return OptionalInt.of(steps.get(i).step());
      }
    }
    return OptionalInt.empty();
  }

  /** The name for people. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static boolean exceeds(double loss, double other) {
    return loss > other * (1 + ROUNDING);
  }

  private static int peak(List<DescentStep> steps) {
    int peak = 0;
    for (int i = 1; i < steps.size(); i++) {
      if (steps.get(i).loss() > steps.get(peak).loss()) {
        peak = i;
      }
    }
    return peak;
  }
}
