package org.ntkdynamics.study.firststep;

import java.util.ArrayList;
import java.util.List;
import org.ntkdynamics.chart.Numbers;

/**
 * What networks are trained towards: a label and an output scale. Opposite labels make one case,
 * whose changes have one law; and for y = 0 all output scales do.
 *
 * @param label y, not negative where both signs were asked for
 * @param outputScale α
 * @param mirrored whether -y was asked for too
 * @param named whether α tells this case from others
 */
record FirstStepCase(double label, double outputScale, boolean mirrored, boolean named) {
  static List<FirstStepCase> of(StepSpec step) {
    List<FirstStepCase> cases = new ArrayList<>();
    List<Double> scales = step.outputScale();
    for (double label : step.label()) {
      boolean second = label < 0 && step.label().contains(-label);
      for (double scale : second ? List.<Double>of() : label == 0 ? scales.subList(0, 1) : scales) {
        boolean mirrored = label > 0 && step.label().contains(-label);
        cases.add(new FirstStepCase(label, scale, mirrored, label != 0 && scales.size() > 1));
      }
    }
    return cases;
  }

  boolean holds(FirstStepRow row) {
    return row.step().label() == label && row.step().outputScale() == outputScale;
  }

  /** Whether a row is of the opposite label. */
  boolean mirrors(FirstStepRow row) {
    return mirrored && row.step().label() == -label && row.step().outputScale() == outputScale;
  }

  /** Such as {@code y = ±1, α = 10}. */
  String title() {
    String sign = mirrored ? "±" : label < 0 ? "−" : "";
    String scale = named ? ", α = " + Numbers.brief(outputScale) : "";
    return "y = " + sign + Numbers.brief(Math.abs(label)) + scale;
  }
}
