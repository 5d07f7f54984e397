package org.ntkdynamics.judge;

import java.util.List;
import org.ntkdynamics.theory.OffDiagonal;

/**
 * What Theorem 3.3 of Seleznova &amp; Kutyniok and the text below it state of two inputs: the rules
 * by which the ledger and the pages judge it.
 */
public final class PairStatements {
  /** From this λ on networks are deep enough for statements on the limit of depth. */
  public static final double DEEP = 0.2;

  /** A limit is what matters: a bound may be missed by so much at finite size. */
  public static final double FINITE_SIZE = 0.01;

  private PairStatements() {}

  /** (16): the ratio of the means lies between ¼ and 1. */
  public static List<Finding> ratio(String setting, Measurement ratio) {
    return List.of(
        least(setting, OffDiagonal.RATIO_LOWER_BOUND, ratio),
        most(setting, OffDiagonal.RATIO_UPPER_BOUND, ratio));
  }

  /** The lower half of (16) alone. */
  public static Finding atLeastAQuarter(String setting, Measurement ratio) {
    return least(setting, OffDiagonal.RATIO_LOWER_BOUND, ratio);
  }

  /** (17): a dispersion, or a quotient of two, is at most so much. */
  public static Finding dispersion(String setting, double most, Measurement measured) {
    return most(setting, most, measured);
  }

  /** (18): in the ordered phase the ratio is at least the bound. */
  public static Finding bound(String setting, double bound, Measurement ratio) {
    return least(setting, bound, ratio);
  }

  private static Finding least(String setting, double bound, Measurement measured) {
    return Finding.of(setting, new Rule.Bound(true, FINITE_SIZE), bound, measured);
  }

  private static Finding most(String setting, double bound, Measurement measured) {
    return Finding.of(setting, new Rule.Bound(false, FINITE_SIZE), bound, measured);
  }
}
