package org.ntkdynamics.spec;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * One value of each dimension of a sweep: what a unit is made of.
 *
 * @param values the values by the paths of their dimensions
 */
public record Combination(Map<String, Object> values) {
  public Combination {
    values = Map.copyOf(values);
  }

  /** The value of a dimension of the sweep. */
  @SuppressWarnings("unchecked") // It was taken from the dimension's own values.
  public <T> T get(Dimension<T> dimension) {
    return (T) Objects.requireNonNull(values.get(dimension.path()), dimension.path());
  }

  /** A unit's name, such as {@code sw2=1.0_seed=0}: the values of some dimensions in this order. */
  public String key(Dimension<?>... dimensions) {
    return Arrays.stream(dimensions)
        .filter(Dimension::isNamed)
        .map(dimension -> dimension.label() + '=' + get(dimension))
        .collect(Collectors.joining("_"));
  }
}
