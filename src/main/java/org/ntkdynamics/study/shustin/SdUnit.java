package org.ntkdynamics.study.shustin;

import java.util.ArrayList;
import java.util.List;
import org.ntkdynamics.ensemble.InputRows;
import org.ntkdynamics.random.RandomStreams;
import org.ntkdynamics.spec.InvalidValueException;
import org.ntkdynamics.spec.Require;
import org.ntkdynamics.spec.SamplerKind;
import org.ntkdynamics.spec.WeightLaw;
import org.ntkdynamics.study.MemoryNeed;

/**
 * One curve of an experiment on the networks of Shustin &amp; Dogariu.
 *
 * @param key the name of the unit in the run directory, such as {@code
 *     n0=10_M=30_law=gaussian_seed=0}; it is part of the names of the unit's random streams
 * @param input n_0
 * @param width M
 * @param hiddenLayers the numbers L of hidden layers, ascending
 * @param law the law of the weights
 * @param ensemble how networks and inputs are drawn
 * @param seed the master seed
 */
public record SdUnit(
    String key,
    int input,
    int width,
    List<Integer> hiddenLayers,
    WeightLaw law,
    PairSampling ensemble,
    long seed) {
  public SdUnit {
    hiddenLayers = List.copyOf(hiddenLayers);
  }

  /** The greatest number L of hidden layers. */
  public int deepest() {
    return hiddenLayers.get(hiddenLayers.size() - 1);
  }

  /** The number N of networks at each point. */
  public int draws() {
    return ensemble.draws();
  }

  /** Compares the memory it needs with what there is. */
  void checkMemory() {
    MemoryNeed.checkDraws(draws(), ensemble.sampler(), width);
  }

  /** Every combination of the swept values, seeds outermost, laws next. */
  static List<SdUnit> of(List<Long> seeds, SdNetworkSpec network, PairSampling ensemble) {
    List<SdUnit> units = new ArrayList<>();
    for (long seed : seeds) {
      for (WeightLaw law : network.law()) {
        for (int input : network.input()) {
          for (int width : network.width()) {
            String key = "n0=" + input + "_M=" + width + "_law=" + law + "_seed=" + seed;
            units.add(new SdUnit(key, input, width, network.hiddenLayers(), law, ensemble, seed));
          }
        }
      }
    }
    return List.copyOf(units);
  }

  /**
   * Checks the size of a sweep, and what network and ensemble demand of each other.
   *
   * @throws InvalidValueException if it is too large, the deferred matrix should not be Gaussian,
   *     or inputs of one component should be at an angle
   */
  static void check(List<Long> seeds, SdNetworkSpec network, PairSampling ensemble) {
    Require.sweep(
        seeds.size(), network.law().size(), network.input().size(), network.width().size());
    for (WeightLaw law : network.law()) {
      if (ensemble.sampler() == SamplerKind.DEFERRED && !law.equals(WeightLaw.GAUSSIAN)) {
        throw new InvalidValueException(
            "network.law",
            law,
            "gaussian with sampler: deferred, which is exact for Gaussian matrices alone; other"
                + " laws need sampler: dense");
      }
    }
    for (double cosine : ensemble.inputs()) {
      if (Math.abs(cosine) != 1 && network.input().contains(1)) {
        throw new InvalidValueException(
            "network.input", 1, "at least 2 where inputs are at the cosine " + cosine);
      }
    }
  }

  /**
   * The inputs: x and one x̃ for each cosine but 1, in that order; the same for all units of a seed
   * and n_0.
   */
  public InputRows inputRows() {
    double[] others = ensemble.inputs().stream().filter(c -> c != 1).mapToDouble(c -> c).toArray();
    return InputRows.inGeneralPosition(
        RandomStreams.stream(seed, "inputs", "n0=" + input), input, others);
  }
}
