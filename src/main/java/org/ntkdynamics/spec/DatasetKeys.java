package org.ntkdynamics.spec;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The keys of a data set in a spec; each is taken once, and what is left is refused. */
final class DatasetKeys {
  private final Map<Object, Object> left;
  private final Set<String> known = new LinkedHashSet<>();

  DatasetKeys(Map<?, ?> keys) {
    left = new LinkedHashMap<>(keys);
  }

  boolean has(String key) {
    return left.containsKey(key);
  }

  /** A path that must be there. */
  String path(String key) {
    String path = optionalPath(key);
    if (path == null) {
      throw new InvalidValueException("", "a dataset without " + key, DatasetRef.ALLOWED);
    }
    return path;
  }

  @Nullable String optionalPath(String key) {
    Object value = value(key);
    if (value == null || value instanceof String) {
      return (String) value;
    }
    throw new InvalidValueException("", key + ": " + value, "a path");
  }

  boolean flag(String key, boolean otherwise) {
    Object value = value(key);
    if (value == null || value instanceof Boolean) {
      return value == null ? otherwise : (Boolean) value;
    }
    throw new InvalidValueException("", key + ": " + value, "true or false");
  }

  @Nullable Object value(String key) {
    known.add(key);
    return left.remove(key);
  }

  /** Refuses a key that nobody has asked for. */
  void refuseOthers() {
    if (!left.isEmpty()) {
      throw new InvalidValueException(
          "", "key " + left.keySet().iterator().next(), String.join(", ", known));
    }
  }

  static void bothOrNeither(
      String one, @Nullable String first, String other, @Nullable String second) {
    if ((first == null) != (second == null)) {
      throw new InvalidValueException(
          "", "only one of " + one + " and " + other, "both of them or neither");
    }
  }
}
