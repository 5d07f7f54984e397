package org.ntkdynamics.spec;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/**
 * The values of a key that may have several, at least one: written as the value itself or as a
 * list, for integers also as a range such as {@code 0..31}, both ends included. Immutable.
 *
 * @param <T> the type of one value
 */
@JsonDeserialize(using = SweepReader.class)
public final class Sweep<T> extends AbstractList<T> implements RandomAccess {
  private final List<T> values;

  /**
   * A sweep over values.
   *
   * @throws InvalidValueException if there is none
   */
  public Sweep(List<T> values) {
    if (values.isEmpty()) {
      throw new InvalidValueException("", values, "a value or a list of at least one");
    }
    this.values = List.copyOf(values);
  }

  /** A sweep over some values. */
  @SafeVarargs
  @SuppressWarnings("varargs") // They are read only.
  public static <T> Sweep<T> of(T... values) {
    return new Sweep<>(List.of(values));
  }

  @Override
  public T get(int index) {
    return values.get(index);
  }

  @Override
  public int size() {
    return values.size();
  }

  /** As a spec has it: one value by itself. */
  @JsonValue
  Object value() {
    return values.size() == 1 ? values.get(0) : values;
  }
}
