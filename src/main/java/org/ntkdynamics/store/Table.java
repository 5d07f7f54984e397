package org.ntkdynamics.store;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;
import org.ntkdynamics.table.Columns;

/**
 * A comma-separated file with a header, whose rows are records; their components are its columns,
 * as {@link Columns} says. It is rewritten as a whole.
 *
 * <p>Columns are found by name. A file with columns that the record does not have is read without
 * them, in whatever order; one that lacks columns is read if their values may be unknown. Reading
 * throws {@link StoreException} at a file that is torn, or holds something else, with its line and
 * column; {@link UncheckedIOException} where the file system refuses. Thread-safe.
 *
 * @param <R> the class of the rows
 */
public final class Table<R extends Record> {
  private final String file;
  private final Columns<R> columns;

  private Table(String file, Columns<R> columns) {
    this.file = file;
    this.columns = columns;
  }

  /**
   * A table.
   *
   * @param file its name, such as {@code loss.csv}
   * @throws IllegalArgumentException if the records cannot be rows
   */
  public static <R extends Record> Table<R> of(String file, Class<R> row) {
    return new Table<>(file, Columns.of(row));
  }

  /** The name of its file. */
  public String file() {
    return file;
  }

  /** The names of its columns, in their order. */
  public List<String> columns() {
    return columns.names();
  }

  /** A row as text, a cell a column. */
  public List<String> cells(R row) {
    return columns.cells(row);
  }

  /** The path of its file in a unit, which need not exist. */
  public Path in(UnitDirectory unit) {
    return unit.root().resolve(file);
  }

  /** The rows of a unit; none if the file was never written. */
  public List<R> read(UnitDirectory unit) {
    return read(unit.root());
  }

  /** The rows in a directory; none if the file was never written. */
  public List<R> read(Path directory) {
    Path path = directory.resolve(file);
    if (!Files.exists(path)) {
      return List.of();
    }
    try {
      return parse(path.toString(), Texts.read(path));
    } catch (IOException e) {
      throw new UncheckedIOException(path + ": cannot be read: " + e.getMessage(), e);
    }
  }

  /** Rewrites a unit's file from all rows. */
  public void write(UnitDirectory unit, List<R> rows) {
    write(unit.root(), rows);
  }

  /** Rewrites the file in a directory from all rows. */
  public void write(Path directory, List<R> rows) {
    AtomicFiles.write(directory.resolve(file), text(rows));
  }

  /** The content of the file. */
  public String text(List<R> rows) {
    StringWriter text = new StringWriter();
    CSVFormat format = format().setHeader(columns.names().toArray(String[]::new)).get();
    try (CSVPrinter printer = new CSVPrinter(text, format)) {
      for (R row : rows) {
        printer.printRecord(columns.cells(row));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return text.toString();
  }

  /**
   * The rows from the content of the file.
   *
   * @param source what the text is called in messages
   */
  public List<R> parse(String source, String text) {
    if (!text.endsWith("\n")) {
      throw new StoreException(source + ": its end is missing; a table ends in a whole line");
    }
    CSVFormat format =
        format()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
            .get();
    try (CSVParser parser = CSVParser.parse(text, format)) {
      checkHeader(source, parser.getHeaderNames());
      List<R> rows = new ArrayList<>();
      for (CSVRecord record : parser) {
        rows.add(row(source + ':' + (record.getRecordNumber() + 1), record));
      }
      return rows;
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      throw new StoreException(source + ": not a table: " + e.getMessage(), e);
    }
  }

  private void checkHeader(String source, List<String> names) {
    List<String> lacking =
        columns.required().stream().filter(column -> !names.contains(column)).toList();
    if (!lacking.isEmpty()) {
      throw new StoreException(
          source
              + ": lacks the columns "
              + lacking
              + "; its columns are "
              + names
              + ", they must be "
              + columns.names());
    }
  }

  private R row(String place, CSVRecord record) {
    if (!record.isConsistent()) {
      throw new StoreException(
          place + ": not a row of this table: another number of cells, " + record.size());
    }
    try {
      return columns.row(
          column -> record.isMapped(column) ? Optional.of(record.get(column)) : Optional.empty());
    } catch (IllegalArgumentException e) {
      throw new StoreException(place + ": not a row of this table: " + e.getMessage(), e);
    }
  }

  private static CSVFormat.Builder format() {
    return CSVFormat.DEFAULT.builder().setRecordSeparator('\n');
  }
}
