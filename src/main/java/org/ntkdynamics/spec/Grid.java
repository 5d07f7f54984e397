package org.ntkdynamics.spec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The combinations of a spec's swept values: every one of them, but that the values of the keys in
 * {@code zip} go together.
 */
public final class Grid {
  /** Dimensions that go together, outermost first; most are alone. */
  private final List<List<Dimension<?>>> groups = new ArrayList<>();

  private Grid(List<Dimension<?>> dimensions, List<String> zip) {
    List<Dimension<?>> zipped =
        dimensions.stream().filter(one -> zip.contains(one.path())).toList();
    for (Dimension<?> dimension : dimensions) {
      if (!zipped.contains(dimension)) {
        groups.add(List.of(dimension));
      } else if (dimension.equals(zipped.get(0))) {
        groups.add(zipped);
      }
    }
  }

  /**
   * The grid of some dimensions, the outermost first; seeds go around them all.
   *
   * @throws InvalidValueException if there are too many combinations, values stand twice, or {@code
   *     zip} names what is no dimension or lists of several lengths
   */
  public static Grid of(Header header, Dimension<?>... dimensions) {
    List<Dimension<?>> all = new ArrayList<>(List.of(header.seeds()));
    all.addAll(List.of(dimensions));
    Zip.check(header.zip(), all);
    Grid grid = new Grid(all, header.zip());
    grid.groups.forEach(Grid::refuseRepetitions);
    grid.refuseTooMany();
    return grid;
  }

  private static void refuseRepetitions(List<Dimension<?>> group) {
    long distinct = values(group).distinct().count();
    if (distinct < length(group)) {
      boolean isAlone = group.size() == 1;
      throw new InvalidValueException(
          isAlone ? group.get(0).path() : "zip",
          isAlone ? group.get(0).values() : "a combination that stands twice",
          isAlone
              ? "a list without repetitions"
              : "of keys whose lists make each combination once");
    }
  }

  private void refuseTooMany() {
    long units = 1;
    for (List<Dimension<?>> group : groups) {
      units *= length(group);
      if (units > Limits.UNITS) {
        throw new InvalidValueException(
            "seed",
            "a sweep of " + units + " combinations of values and more",
            "at most " + Limits.UNITS + " combinations");
      }
    }
  }

  /** All combinations, the outermost dimension changing last. */
  public List<Combination> combinations() {
    List<Map<String, Object>> partial = List.of(Map.of());
    for (List<Dimension<?>> group : groups) {
      List<Map<String, Object>> longer = new ArrayList<>();
      for (Map<String, Object> outer : partial) {
        values(group).forEach(inner -> longer.add(joined(outer, inner)));
      }
      partial = longer;
    }
    return partial.stream().map(Combination::new).toList();
  }

  private static Stream<Map<String, Object>> values(List<Dimension<?>> group) {
    List<Map<String, Object>> values = new ArrayList<>();
    for (int i = 0; i < length(group); i++) {
      Map<String, Object> together = new HashMap<>();
      for (Dimension<?> dimension : group) {
        together.put(dimension.path(), dimension.values().get(i));
      }
      values.add(together);
    }
    return values.stream();
  }

  private static Map<String, Object> joined(Map<String, Object> outer, Map<String, Object> inner) {
    Map<String, Object> joined = new HashMap<>(outer);
    joined.putAll(inner);
    return joined;
  }

  private static int length(List<Dimension<?>> group) {
    return group.get(0).values().size();
  }
}
