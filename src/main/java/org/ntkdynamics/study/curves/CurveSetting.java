package org.ntkdynamics.study.curves;

import java.util.Locale;
import org.ntkdynamics.spec.EnsembleUnit;

/** The name of a point of a curve where it is judged. */
public final class CurveSetting {
  private CurveSetting() {}

  /** Such as {@code σw² = 2.0, M = 100, α0 = 1.0, L = 30}. */
  public static String at(EnsembleUnit unit, int depth, double cosine) {
    String shape =
        switch (unit.shape()) {
          case CONSTANT -> "M = " + unit.width() + ", α0 = " + unit.alpha0();
          case INCREASING -> "widths increasing";
          case DECREASING -> "widths decreasing";
        };
    String pair = cosine == 1 ? "" : String.format(Locale.ROOT, ", ⟨x,x̃⟩ = %s", cosine);
    return String.format(Locale.ROOT, "σw² = %s, %s, L = %d%s", unit.sigmaW2(), shape, depth, pair);
  }

  /** The same of one that speaks for several. */
  public static String worst(EnsembleUnit unit, int depth, double cosine, int points) {
    return at(unit, depth, cosine) + " (worst of " + points + " points)";
  }
}
