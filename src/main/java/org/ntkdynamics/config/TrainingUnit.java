package org.ntkdynamics.config;

import java.util.ArrayList;
import java.util.List;

/**
 * One network of a sweep: what a unit of a training experiment trains.
 *
 * @param key the name of the unit in the run directory, such as {@code sw2=1.0_seed=0}; it names
 *     the swept values
 * @param stream the name of the unit's random streams: the key without the output scale, so that
 *     networks that differ in it alone begin with the same parameters and see the same batches
 * @param hiddenWidths the width of each hidden layer
 * @param sigmaW2 the weight variance
 * @param outputScale the factor α of the output
 * @param seed the master seed
 */
public record TrainingUnit(
    String key,
    String stream,
    List<Integer> hiddenWidths,
    double sigmaW2,
    double outputScale,
    long seed) {
  public TrainingUnit {
    hiddenWidths = List.copyOf(hiddenWidths);
  }

  /** Every combination of the swept values, seeds outermost. */
  static List<TrainingUnit> sweep(NetworkConfig network, List<Long> seeds) {
    List<TrainingUnit> units = new ArrayList<>();
    for (long seed : seeds) {
      for (int layers : network.hiddenLayers()) {
        for (HiddenWidths width : network.width()) {
          for (double sigmaW2 : network.sigmaW2()) {
            String stream = stream(network, layers, width, sigmaW2) + "_seed=" + seed;
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
      NetworkConfig network, int layers, HiddenWidths width, double sigmaW2) {
    String depth = network.hiddenLayers().size() > 1 ? "_layers=" + layers : "";
    String widths = network.width().size() > 1 ? "_width=" + width : "";
    return "sw2=" + sigmaW2 + depth + widths;
  }

  /** The number L of weight layers, one more than there are hidden layers. */
  public int depth() {
    return hiddenWidths.size() + 1;
  }
}
