package org.ntkdynamics.store;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/**
 * A comma-separated file with a header, rewritten as a whole and read back as records.
 *
 * <p>Doubles print with {@link Double#toString(double)}, which reads back bit by bit; {@code NaN}
 * stands for a number that was computed and is none, an empty cell for one that was not computed.
 */
final class CsvTable {
  private final List<String> columns;
  private final int newColumns;

  CsvTable(List<String> columns) {
    this(columns, 0);
  }

  /**
   * A table that has grown.
   *
   * @param newColumns how many columns at the end files of an older version may lack
   */
  CsvTable(List<String> columns, int newColumns) {
    this.columns = List.copyOf(columns);
    this.newColumns = newColumns;
  }

  /** Writes the file; each row has a cell a column. */
  void write(Path file, List<List<String>> rows) {
    AtomicFiles.write(file, text(rows));
  }

  /** The content of such a file. */
  String text(List<List<String>> rows) {
    StringWriter text = new StringWriter();
    CSVFormat format = format().setHeader(columns.toArray(String[]::new)).get();
    try (CSVPrinter printer = new CSVPrinter(text, format)) {
      for (List<String> row : rows) {
        printer.printRecord(checked(row));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return text.toString();
  }

  /**
   * Reads the rows; none if there is no file.
   *
   * @throws StoreException if the header is another one or a cell is not what it should be
   */
  <T> List<T> read(Path file, Function<CSVRecord, T> row) {
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      return parse(file.toString(), Files.readString(file), row);
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Reads the rows from the content of such a file.
   *
   * @param source what the text is called in messages
   * @throws StoreException as {@link #read} does
   */
  <T> List<T> parse(String source, String text, Function<CSVRecord, T> row) {
    if (!text.endsWith("\n")) {
      throw new StoreException(source + ": its end is missing; a table ends in a whole line");
    }
    CSVFormat format = format().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser parser = CSVParser.parse(text, format)) {
      List<String> names = parser.getHeaderNames();
      boolean older = names.equals(columns.subList(0, columns.size() - newColumns));
      if (!older && !names.equals(columns)) {
        throw new StoreException(
            source + ": its columns are " + names + "; they must be " + columns);
      }
      return parser.stream().map(record -> parse(source, record, row)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(source + ": cannot be read: " + e.getMessage(), e);
    }
  }

  static String cell(OptionalDouble value) {
    return value.isPresent() ? Double.toString(value.getAsDouble()) : "";
  }

  static int intCell(CSVRecord row, String column) {
    return Integer.parseInt(row.get(column));
  }

  static double doubleCell(CSVRecord row, String column) {
    return Double.parseDouble(row.get(column));
  }

  static OptionalDouble optionalCell(CSVRecord row, String column) {
    String cell = row.get(column);
    return cell.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(cell));
  }

  private static <T> T parse(String source, CSVRecord record, Function<CSVRecord, T> row) {
    String place = source + ":" + (record.getRecordNumber() + 1);
    if (!record.isConsistent()) {
      throw new StoreException(
          place + ": not a row of this table: another number of cells, " + record.size());
    }
    try {
      return row.apply(record);
    } catch (IllegalArgumentException e) {
      throw new StoreException(place + ": not a row of this table: " + e.getMessage(), e);
    }
  }

  private List<String> checked(List<String> row) {
    if (row.size() != columns.size()) {
      throw new IllegalArgumentException(row.size() + " cells for the columns " + columns);
    }
    return row;
  }

  private static CSVFormat.Builder format() {
    return CSVFormat.DEFAULT.builder().setRecordSeparator('\n');
  }
}
