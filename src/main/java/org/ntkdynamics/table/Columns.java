package org.ntkdynamics.table;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * The columns of a table whose rows are records of a class: one a component, in the order of the
 * components, called like it but in snake case: {@code trainLoss} is {@code train_loss}. A
 * component that is a record itself has the columns of that record, each with the component's name
 * before its own: {@code mean} of a record of {@code low} and {@code high} is {@code mean_low} and
 * {@code mean_high}. {@link Column} says otherwise.
 *
 * <p>Components are {@code int}, {@code long}, {@code double}, {@code OptionalDouble}, {@code
 * String}, enums and records of those. Doubles print with {@link Double#toString(double)}, which
 * reads back bit by bit; {@code NaN} stands for a number that was computed and is none, an empty
 * cell for one that was not computed. Thread-safe.
 *
 * @param <R> the class of the rows
 */
public final class Columns<R extends Record> {
  private final Class<R> row;
  private final Group root;

  private Columns(Class<R> row) {
    this.row = row;
    this.root = Group.of(row, "", false);
  }

  /**
   * Reads them off a class.
   *
   * @throws IllegalArgumentException if a component cannot be a column, or two have one name
   */
  public static <R extends Record> Columns<R> of(Class<R> row) {
    Columns<R> columns = new Columns<>(row);
    List<String> names = columns.names();
    if (names.stream().distinct().count() < names.size()) {
      throw new IllegalArgumentException(row.getName() + " has a column twice: " + names);
    }
    return columns;
  }

  /** The names, in their order. */
  public List<String> names() {
    return leaves().stream().map(Leaf::name).toList();
  }

  /** The names that every file has, whenever it was written. */
  public List<String> required() {
    return leaves().stream().filter(leaf -> leaf.unknown().isEmpty()).map(Leaf::name).toList();
  }

  /** A row as cells, one a column. */
  public List<String> cells(R of) {
    List<String> cells = new ArrayList<>();
    root.print(of, cells);
    return cells;
  }

  /**
   * A row from cells.
   *
   * @param cell the cell of a column; empty if the file lacks the column
   * @throws IllegalArgumentException if a cell does not hold what it should, which the message
   *     names; or cells do not go together
   */
  public R row(Function<String, Optional<String>> cell) {
    return row.cast(root.read(cell));
  }

  private List<Leaf> leaves() {
    List<Leaf> leaves = new ArrayList<>();
    root.collect(leaves);
    return leaves;
  }

  private static String snake(String name) {
    return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  private static String join(String prefix, String name) {
    return prefix.isEmpty() || name.isEmpty() ? prefix + name : prefix + '_' + name;
  }

  /** A column, or the columns of a record within a record. */
  private sealed interface Node permits Leaf, Group {
    /** The node of a component of a record whose columns have a prefix. */
    static Node of(RecordComponent component, String prefix, boolean addedLater) {
      Optional<Column> column = Optional.ofNullable(component.getAnnotation(Column.class));
      String own =
          column
              .map(Column::value)
              .filter(value -> !value.equals(Column.OWN))
              .orElseGet(() -> snake(component.getName()));
      String name = join(prefix, own);
      boolean later = addedLater || column.map(Column::addedLater).orElse(false);
      Class<?> type = component.getType();
      return type.isRecord() ? Group.of(type, name, later) : Leaf.of(component, name, later);
    }

    void collect(List<Leaf> leaves);

    void print(Object value, List<String> cells);

    Object read(Function<String, Optional<String>> cell);
  }

  /**
   * A column.
   *
   * @param unknown what is read where the file lacks the column; empty if no file may
   */
  private record Leaf(String name, CellType type, Optional<Object> unknown) implements Node {
    static Leaf of(RecordComponent component, String name, boolean addedLater) {
      CellType type =
          CellType.of(component.getType())
              .orElseThrow(() -> new IllegalArgumentException(component + " cannot be a column"));
      Optional<Object> unknown = addedLater ? type.unknown() : type.missing();
      if (addedLater && unknown.isEmpty()) {
        throw new IllegalArgumentException(component + " has no value for unknown");
      }
      return new Leaf(name, type, unknown);
    }

    @Override
    public void collect(List<Leaf> leaves) {
      leaves.add(this);
    }

    @Override
    public void print(Object value, List<String> cells) {
      cells.add(type.print().apply(value));
    }

    @Override
    public Object read(Function<String, Optional<String>> cell) {
      Optional<String> text = cell.apply(name);
      if (text.isEmpty()) {
        return unknown.orElseThrow(() -> new IllegalArgumentException("no column " + name));
      }
      try {
        return type.parse().apply(text.get());
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(name + " is \"" + text.get() + '"', e);
      }
    }
  }

  /** The columns of a record. */
  private record Group(String name, Constructor<?> constructor, List<Part> parts) implements Node {
    /** A component: how it is read off a record, and its columns. */
    private record Part(Method accessor, Node node) {}

    static Group of(Class<?> type, String prefix, boolean addedLater) {
      RecordComponent[] components = type.getRecordComponents();
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      try {
        Constructor<?> constructor = type.getDeclaredConstructor(types);
        constructor.setAccessible(true);
        List<Part> parts = new ArrayList<>();
        for (RecordComponent component : components) {
          component.getAccessor().setAccessible(true);
          Node node = Node.of(component, prefix, addedLater);
          parts.add(new Part(component.getAccessor(), node));
        }
        return new Group(prefix, constructor, List.copyOf(parts));
      } catch (NoSuchMethodException e) {
        throw new IllegalStateException(type + " lacks its canonical constructor", e);
      }
    }

    @Override
    public void collect(List<Leaf> leaves) {
      parts.forEach(part -> part.node().collect(leaves));
    }

    @Override
    public void print(Object value, List<String> cells) {
      for (Part part : parts) {
        try {
          part.node().print(part.accessor().invoke(value), cells);
        } catch (ReflectiveOperationException e) {
          throw new IllegalStateException(part.accessor() + " cannot be read", e);
        }
      }
    }

    @Override
    public Object read(Function<String, Optional<String>> cell) {
      Object[] values = parts.stream().map(part -> part.node().read(cell)).toArray();
      try {
        return constructor.newInstance(values);
      } catch (InvocationTargetException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        String where = name.isEmpty() ? "" : name + ": ";
        throw new IllegalArgumentException(where + cause.getMessage(), e);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(constructor + " cannot be called", e);
      }
    }
  }
}
