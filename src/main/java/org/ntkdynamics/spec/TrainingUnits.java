package org.ntkdynamics.spec;

import java.util.ArrayList;
import java.util.List;

/** The networks that a sweep falls into. */
public final class TrainingUnits {
  private TrainingUnits() {}

  /** Every combination of the swept values, seeds outermost. */
  public static List<TrainingUnit> of(List<Long> seeds, NetworkSpec network) {
    List<TrainingUnit> units = new ArrayList<>();
    for (long seed : seeds) {
      for (int layers : network.hiddenLayers()) {
        for (HiddenWidths width : network.width()) {
          for (double sigmaW2 : network.sigmaW2()) {
            String stream = stream(network, sigmaW2, layers, width) + "_seed=" + seed;
            for (double scale : network.outputScale()) {
              String key = network.outputScale().size() > 1 ? stream + "_scale=" + scale : stream;
              units.add(new TrainingUnit(key, stream, width.expand(layers), sigmaW2, scale, seed));
            }
          }
        }
      }
    }
    return List.copyOf(units);
  }

  private static String stream(
      NetworkSpec network, double sigmaW2, int layers, HiddenWidths width) {
    String depth = network.hiddenLayers().size() > 1 ? "_layers=" + layers : "";
    String widths = network.width().size() > 1 ? "_width=" + width : "";
    return "sw2=" + sigmaW2 + depth + widths;
  }
}
