package org.ntkdynamics.spec;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The networks that a sweep falls into. */
public final class TrainingUnits {
  private final Dimension<Long> seed;
  private final Dimension<Integer> layers;
  private final Dimension<HiddenWidths> width;
  private final Dimension<Double> sigmaW2;
  private final Dimension<Double> scale;
  private final @Nullable Dimension<ModelRef> model;
  private final Grid grid;

  private TrainingUnits(Header header, NetworkSpec network, Dimension<?>... more) {
    seed = header.seeds();
    layers = Dimension.ifSwept("network.hiddenLayers", "layers", network.hiddenLayers());
    width = Dimension.ifSwept("network.width", "width", network.width());
    sigmaW2 = Dimension.of("network.sigmaW2", "sw2", network.sigmaW2());
    scale = Dimension.ifSwept("network.outputScale", "scale", network.outputScale());
    model =
        network.isModel()
            ? Dimension.of("network.model", "model", new Sweep<>(network.model()))
            : null;
    Stream<Dimension<?>> own =
        model == null ? Stream.of(layers, width, sigmaW2, scale) : Stream.of(model, scale);
    grid = Grid.of(header, Stream.concat(own, Arrays.stream(more)).toArray(Dimension<?>[]::new));
  }

  /**
   * The combinations of the swept values, seeds outermost.
   *
   * @param more further dimensions, innermost, which the names of these units do not have
   * @throws InvalidValueException if there is no such sweep, see {@link Grid#of}
   */
  public static TrainingUnits of(Header header, NetworkSpec network, Dimension<?>... more) {
    return new TrainingUnits(header, network, more);
  }

  /** The units. */
  public List<TrainingUnit> list() {
    return map((unit, combination) -> unit);
  }

  /** Units that are made of these and of the values of further dimensions. */
  public <U> List<U> map(BiFunction<TrainingUnit, Combination, U> made) {
    return grid.combinations().stream()
        .map(combination -> made.apply(unit(combination), combination))
        .toList();
  }

  private TrainingUnit unit(Combination combination) {
    if (model != null) {
      return new TrainingUnit(
          combination.key(model, seed, scale),
          combination.key(model, seed),
          List.of(),
          Double.NaN,
          combination.get(scale),
          combination.get(seed),
          combination.get(model));
    }
    return new TrainingUnit(
        combination.key(sigmaW2, layers, width, seed, scale),
        combination.key(sigmaW2, layers, width, seed),
        combination.get(width).expand(combination.get(layers)),
        combination.get(sigmaW2),
        combination.get(scale),
        combination.get(seed),
        null);
  }
}
