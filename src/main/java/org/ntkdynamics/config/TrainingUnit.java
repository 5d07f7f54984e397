package org.ntkdynamics.config;

import java.util.List;

/**
 * One network of a sweep: what a unit of a training experiment trains.
 *
 * @param key the name of the unit in the run directory, such as {@code sw2=1.0_seed=0}; it names
 *     the swept values and is part of the names of the unit's random streams
 * @param hiddenWidths the width of each hidden layer
 * @param sigmaW2 the weight variance
 * @param seed the master seed
 */
public record TrainingUnit(String key, List<Integer> hiddenWidths, double sigmaW2, long seed) {
  public TrainingUnit {
    hiddenWidths = List.copyOf(hiddenWidths);
  }
}
