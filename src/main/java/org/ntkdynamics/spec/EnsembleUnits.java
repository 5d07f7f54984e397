package org.ntkdynamics.spec;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The curves that an ensemble experiment falls into. */
public final class EnsembleUnits {
  private final EnsembleNetworkSpec network;
  private final EnsembleSpec ensemble;
  private final Dimension<Long> seed;
  private final Dimension<Shape> shape;
  private final Dimension<Integer> width;
  private final Dimension<Double> alpha0;
  private final Dimension<Double> sigmaW2;
  private final Dimension<Integer> draws;
  private final Grid grid;

  private EnsembleUnits(Header header, EnsembleNetworkSpec network, EnsembleSpec ensemble) {
    this.network = network;
    this.ensemble = ensemble;
    seed = header.seeds();
    shape = Dimension.of("network.shape", "shape", network.shape());
    width = Dimension.of("network.width", "M", network.width());
    alpha0 = Dimension.of("network.alpha0", "alpha0", network.alpha0());
    sigmaW2 = Dimension.of("network.sigmaW2", "sw2", network.sigmaW2());
    draws = Dimension.ifSwept("ensemble.draws", "N", ensemble.draws());
    grid = Grid.of(header, shape, width, alpha0, sigmaW2, draws);
  }

  /**
   * The combinations of the swept values, seeds outermost.
   *
   * @throws InvalidValueException if there is no such sweep, see {@link Grid#of}
   */
  public static EnsembleUnits of(
      Header header, EnsembleNetworkSpec network, EnsembleSpec ensemble) {
    return new EnsembleUnits(header, network, ensemble);
  }

  /** The units. α0 says nothing of shapes that are not constant: one stands for all its values. */
  public List<EnsembleUnit> list() {
    Set<String> keys = new TreeSet<>();
    return grid.combinations().stream()
        .map(this::unit)
        .filter(unit -> keys.add(unit.key()))
        .toList();
  }

  private EnsembleUnit unit(Combination combination) {
    return new EnsembleUnit(
        key(combination),
        combination.get(shape),
        combination.get(width),
        network.spread(),
        combination.get(alpha0),
        combination.get(sigmaW2),
        network.depth().depths(combination.get(width)),
        network.parametrization(),
        ensemble.withDraws(combination.get(draws)),
        combination.get(seed));
  }

  private String key(Combination combination) {
    return combination.get(shape) == Shape.CONSTANT
        ? combination.key(width, sigmaW2, alpha0, seed, draws)
        : combination.key(width, sigmaW2, shape, seed, draws);
  }
}
