package org.ntkdynamics.report;

import org.ntkdynamics.config.TrainingUnit;

/** What a network of a sweep is called, and its place in it. */
final class NetworkLabel {
  private NetworkLabel() {}

  /** Such as {@code σw² = 2.0, 12 hidden layers of 50}. */
  static String of(TrainingUnit unit) {
    return "σw² = " + unit.sigmaW2() + ", " + shape(unit);
  }

  /** Such as {@code 12 hidden layers of 50}. */
  static String shape(TrainingUnit unit) {
    int layers = unit.hiddenWidths().size();
    boolean constant = unit.hiddenWidths().stream().distinct().count() == 1;
    return SpecFacts.plural(layers, "hidden layer")
        + " of "
        + (constant
            ? Numbers.count(unit.hiddenWidths().get(0))
            : Numbers.brief(width(unit)) + " on average");
  }

  /** The number L of weight layers. */
  static int depth(TrainingUnit unit) {
    return unit.depth();
  }

  /** The mean hidden width M. */
  static double width(TrainingUnit unit) {
    return unit.hiddenWidths().stream().mapToInt(n -> n).average().orElseThrow();
  }

  /** The depth-to-width ratio λ = L/M. */
  static double lambda(TrainingUnit unit) {
    return depth(unit) / width(unit);
  }
}
