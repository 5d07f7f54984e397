package org.ntkdynamics.page;

import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The columns of a table of a page: each heading stands with what its cells say, so that one more
 * column is one more line. Immutable.
 *
 * @param list from left to right, without the column of the labels
 * @param <R> what a row is made from
 */
public record Columns<R>(List<Column<R>> list) {
  /** A heading, and what its cell says in the row that is made from something. */
  public record Column<R>(String heading, Function<R, String> cell) {}

  /** No columns yet. */
  public Columns() {
    this(List.of());
  }

  /** The same columns and one more on the right. */
  public Columns<R> add(String heading, Function<R, String> cell) {
    return new Columns<>(
        Stream.concat(list.stream(), Stream.of(new Column<>(heading, cell))).toList());
  }

  /** A row; its swatch may be empty. */
  public Page.Row row(String swatch, String label, R from) {
    return new Page.Row(
        swatch,
        Notation.html(label),
        list.stream().map(column -> Notation.html(column.cell().apply(from))).toList());
  }

  /** A row of what is not known yet. */
  public Page.Row blank(String swatch, String label) {
    return new Page.Row(
        swatch, Notation.html(label), Collections.nCopies(list.size(), Notation.html("")));
  }

  /**
   * A table of such rows.
   *
   * @param label what the rows are
   * @param note what a reader must know of the numbers
   */
  public Page.Table table(String label, List<Page.Row> rows, String note) {
    return new Page.Table(
        label, list.stream().map(column -> Notation.html(column.heading())).toList(), rows, note);
  }
}
