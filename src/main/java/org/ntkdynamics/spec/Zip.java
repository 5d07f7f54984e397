package org.ntkdynamics.spec;

import java.util.List;
import java.util.stream.Collectors;

/** The checks of a spec's {@code zip}. */
final class Zip {
  private Zip() {}

  /**
   * Checks that keys can be paired.
   *
   * @param keys those of {@code zip}; none if nothing is paired
   * @param dimensions what the spec sweeps over
   */
  static void check(List<String> keys, List<Dimension<?>> dimensions) {
    if (keys.size() == 1) {
      throw new InvalidValueException("zip", keys, "a list of two keys or more");
    }
    Require.distinct("zip", keys);
    List<String> paths = dimensions.stream().map(Dimension::path).toList();
    for (String key : keys) {
      if (!paths.contains(key)) {
        throw new InvalidValueException(
            "zip",
            key,
            "keys whose values make units here: "
                + String.join(", ", paths)
                + Nearest.question(key, paths));
      }
    }
    List<Dimension<?>> zipped =
        dimensions.stream().filter(one -> keys.contains(one.path())).toList();
    if (zipped.stream().map(one -> one.values().size()).distinct().count() > 1) {
      throw new InvalidValueException("zip", lengths(zipped), "lists of one length");
    }
  }

  /** Such as {@code network.width with 3 values, seed with 2 values}. */
  private static String lengths(List<Dimension<?>> zipped) {
    return zipped.stream()
        .map(one -> one.path() + " with " + count(one.values().size()))
        .collect(Collectors.joining(", "));
  }

  private static String count(int values) {
    return values == 1 ? "1 value" : values + " values";
  }
}
