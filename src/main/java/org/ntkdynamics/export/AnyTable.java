package org.ntkdynamics.export;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.ntkdynamics.store.StoreException;

/**
 * A table as text, whatever its columns are.
 *
 * @param name its file's name without the ending
 * @param columns the names of its columns
 * @param rows its cells, as many a row as there are columns
 */
record AnyTable(String name, List<String> columns, List<List<String>> rows) {

  /**
   * Reads a table of a unit.
   *
   * @throws StoreException if it is none
   */
  static AnyTable read(Path file) {
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    try (Reader reader = Files.newBufferedReader(file);
        CSVParser parser = CSVParser.parse(reader, format)) {
      return new AnyTable(
          String.valueOf(file.getFileName()).replaceFirst("[.]csv$", ""),
          parser.getHeaderNames(),
          parser.stream().map(AnyTable::cells).toList());
    } catch (CharacterCodingException | IllegalArgumentException | UncheckedIOException e) {
      throw new StoreException(file + ": not a table: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private static List<String> cells(CSVRecord row) {
    if (!row.isConsistent()) {
      throw new IllegalArgumentException(
          "row " + row.getRecordNumber() + " has " + row.size() + " cells, not one a column");
    }
    return row.stream().toList();
  }

  /** The cells of a column. */
  List<String> cells(int column) {
    return rows.stream().map(row -> row.get(column)).toList();
  }

  /** Whether every cell of a column is a number or empty, and one is a number. */
  boolean isNumeric(int column) {
    List<String> cells = cells(column).stream().filter(cell -> !cell.isEmpty()).toList();
    return !cells.isEmpty() && cells.stream().allMatch(cell -> number(cell).isPresent());
  }

  /** A cell's number; empty if it holds none. */
  static OptionalDouble number(String cell) {
    try {
      return OptionalDouble.of(Double.parseDouble(cell));
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }
}
