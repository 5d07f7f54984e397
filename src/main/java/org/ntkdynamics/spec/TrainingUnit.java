package org.ntkdynamics.spec;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One network of a sweep: what a unit of a training experiment trains.
 *
 * @param key the name of the unit in the run directory, such as {@code sw2=1.0_seed=0}; it names
 *     the swept values
 * @param stream the name of the unit's random streams: the key without the output scale, so that
 *     networks that differ in it alone begin with the same parameters and see the same batches
 * @param hiddenWidths the width of each hidden layer; empty of a model
 * @param sigmaW2 the weight variance; NaN of a model, whose weights need not have one
 * @param outputScale the factor α of the output
 * @param seed the master seed
 * @param model the file of a DL4J network that is trained in place of one that the spec describes;
 *     null if there is none
 */
public record TrainingUnit(
    String key,
    String stream,
    List<Integer> hiddenWidths,
    double sigmaW2,
    double outputScale,
    long seed,
    @Nullable ModelRef model) {
  public TrainingUnit {
    hiddenWidths = List.copyOf(hiddenWidths);
  }

  /** The number L of weight layers, one more than there are hidden layers. */
  public int depth() {
    return hiddenWidths.size() + 1;
  }
}
