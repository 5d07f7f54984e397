package org.ntkdynamics.page;

import org.ntkdynamics.chart.Numbers;
import org.ntkdynamics.spec.Phase;
import org.ntkdynamics.spec.TrainingUnit;

/** What a network of a sweep is called, and its place in it. */
public final class NetworkLabel {
  private NetworkLabel() {}

  /** Such as {@code σw² = 2.0, 12 hidden layers of 50}. */
  public static String of(TrainingUnit unit) {
    return "σw² = " + unit.sigmaW2() + ", " + shape(unit);
  }

  /** Such as {@code σw² = 2.0, 12 hidden layers of 50 (edge of chaos), seed 0}. */
  public static String inFull(TrainingUnit unit) {
    return of(unit) + " (" + Phase.of(unit.sigmaW2()).label() + "), seed " + unit.seed();
  }

  /** Such as {@code 12 hidden layers of 50}. */
  public static String shape(TrainingUnit unit) {
    int layers = unit.hiddenWidths().size();
    boolean constant = unit.hiddenWidths().stream().distinct().count() == 1;
    return Words.plural(layers, "hidden layer")
        + " of "
        + (constant
            ? Numbers.count(unit.hiddenWidths().get(0))
            : Numbers.brief(width(unit)) + " on average");
  }

  /** The number L of weight layers. */
  public static int depth(TrainingUnit unit) {
    return unit.depth();
  }

  /** The mean hidden width M. */
  public static double width(TrainingUnit unit) {
    return unit.hiddenWidths().stream().mapToInt(n -> n).average().orElseThrow();
  }

  /** The depth-to-width ratio λ = L/M. */
  public static double lambda(TrainingUnit unit) {
    return depth(unit) / width(unit);
  }
}
