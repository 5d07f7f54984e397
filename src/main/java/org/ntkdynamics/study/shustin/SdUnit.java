package org.ntkdynamics.study.shustin;

import java.util.List;
import org.ntkdynamics.ensemble.InputRows;
import org.ntkdynamics.random.RandomStreams;
import org.ntkdynamics.spec.Dimension;
import org.ntkdynamics.spec.Grid;
import org.ntkdynamics.spec.Header;
import org.ntkdynamics.spec.InvalidValueException;
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
  static List<SdUnit> of(Header header, SdNetworkSpec network, PairSampling ensemble) {
    return new Sweeps(header, network).units(network, ensemble);
  }

  /** What a unit's name is made of. */
  private record Sweeps(
      Dimension<Long> seed,
      Dimension<WeightLaw> law,
      Dimension<Integer> input,
      Dimension<Integer> width,
      Grid grid) {
    Sweeps(Header header, SdNetworkSpec network) {
      this(
          header,
          Dimension.of("network.law", "law", network.law()),
          Dimension.of("network.input", "n0", network.input()),
          Dimension.of("network.width", "M", network.width()));
    }

    private Sweeps(
        Header header,
        Dimension<WeightLaw> law,
        Dimension<Integer> input,
        Dimension<Integer> width) {
      this(header.seeds(), law, input, width, Grid.of(header, law, input, width));
    }

    List<SdUnit> units(SdNetworkSpec network, PairSampling ensemble) {
      return grid.combinations().stream()
          .map(
              one ->
                  new SdUnit(
                      one.key(input, width, law, seed),
                      one.get(input),
                      one.get(width),
                      network.hiddenLayers(),
                      one.get(law),
                      ensemble,
                      one.get(seed)))
          .toList();
    }
  }

  /**
   * Checks the sweep, and what network and ensemble demand of each other.
   *
   * @throws InvalidValueException if there is no such sweep, the deferred matrix should not be
   *     Gaussian, or inputs of one component should be at an angle
   */
  static void check(Header header, SdNetworkSpec network, PairSampling ensemble) {
    new Sweeps(header, network);
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
