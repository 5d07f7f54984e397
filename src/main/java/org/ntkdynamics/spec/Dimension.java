package org.ntkdynamics.spec;

/**
 * A key of a spec whose values units differ in.
 *
 * @param path the key, such as {@code network.sigmaW2}
 * @param label what it is called in the names of units, such as {@code sw2}
 * @param values its values
 * @param isAlwaysNamed whether it stands in those names even if it has one value only
 * @param <T> the type of a value
 */
public record Dimension<T>(String path, String label, Sweep<T> values, boolean isAlwaysNamed) {

  /** A dimension that every unit's name has. */
  public static <T> Dimension<T> of(String path, String label, Sweep<T> values) {
    return new Dimension<>(path, label, values, true);
  }

  /** A dimension that units' names have if there are several values. */
  public static <T> Dimension<T> ifSwept(String path, String label, Sweep<T> values) {
    return new Dimension<>(path, label, values, false);
  }

  boolean isNamed() {
    return isAlwaysNamed || values.size() > 1;
  }
}
