package org.ntkdynamics.judge;

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

  /** The rule for people, by the labels. */
  public static final String RULE =
      "Descends: the loss grows at no step. Hovers: it grows at some, though the step is below the"
          + " bound or it never exceeds its start: the edge of stability. Catapults: above the bound"
          + " it exceeds its start, ηλmax/N falls below 2 at the peak or later, and it comes back"
          + " below its start. Diverges: infinite, or ends above 1000 times its start."
          + " Unsettled: none of these.";

  private static final double ROUNDING = 1e-9;
  private static final double FAR = 1000;
  private static final double STABLE = 2;

  /** A step of gradient descent. */
  public interface Step {
    /** The number of updates before it. */
    int step();

    double loss();

    /** {@code ηλ_max/N}. */
    double instability();
  }

  /**
   * Names what happened.
   *
   * @param steps every step from 0 on whose loss is finite, at least one
   * @param endedInfinite whether the loss was infinite or undefined after them
   * @throws IllegalArgumentException if there is no step
   */
  public static DescentVerdict of(List<? extends Step> steps, boolean endedInfinite) {
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("a training without a step has no verdict");
    }
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
    List<? extends Step> after = steps.subList(peak, steps.size());
    boolean isFlatter = after.stream().anyMatch(step -> step.instability() < STABLE);
    boolean isBack = after.stream().anyMatch(step -> step.loss() < start);
    return isFlatter && isBack ? CATAPULTS : UNSETTLED;
  }

  /** The first step whose loss exceeds the one before; empty if there is none. */
  public static OptionalInt firstGrowth(List<? extends Step> steps) {
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

  private static int peak(List<? extends Step> steps) {
    int peak = 0;
    for (int i = 1; i < steps.size(); i++) {
      if (steps.get(i).loss() > steps.get(peak).loss()) {
        peak = i;
      }
    }
    return peak;
  }
}
