package org.ntkdynamics.table;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * How the values of a type stand in a cell.
 *
 * @param print makes a cell of a value
 * @param parse makes a value of a cell; throws {@link IllegalArgumentException} if it holds none
 * @param missing the value where there is no such column; empty if there must be one
 * @param unknown the value that says that nothing is known; empty if there is none
 */
record CellType(
    Function<Object, String> print,
    Function<String, Object> parse,
    Optional<Object> missing,
    Optional<Object> unknown) {
  private static final Map<Class<?>, CellType> TYPES =
      Map.of(
          int.class, required(Integer::valueOf),
          long.class, required(Long::valueOf),
          String.class, required(text -> text),
          double.class,
              new CellType(
                  Object::toString, Double::valueOf, Optional.empty(), Optional.of(Double.NaN)),
          OptionalDouble.class,
              new CellType(
                  value -> cell((OptionalDouble) value),
                  CellType::optional,
                  Optional.of(OptionalDouble.empty()),
                  Optional.of(OptionalDouble.empty())));

  /** That of a class; empty if its values stand in no cell. */
  static Optional<CellType> of(Class<?> type) {
    return type.isEnum()
        ? Optional.of(
            new CellType(
                CellType::label, text -> constant(type, text), Optional.empty(), Optional.empty()))
        : Optional.ofNullable(TYPES.get(type));
  }

  private static CellType required(Function<String, Object> parse) {
    return new CellType(Object::toString, parse, Optional.empty(), Optional.empty());
  }

  private static String cell(OptionalDouble value) {
    return value.isPresent() ? Double.toString(value.getAsDouble()) : "";
  }

  private static Object optional(String cell) {
    return cell.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(cell));
  }

  private static String label(Object constant) {
    return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Object constant(Class<?> type, String label) {
    return Arrays.stream(type.getEnumConstants())
        .map(Object.class::cast)
        .filter(constant -> label(constant).equals(label))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("none of " + type.getSimpleName()));
  }
}
