package org.ntkdynamics.study;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.ntkdynamics.store.StoreException;

/**
 * The numbers of any table of a unit, whatever kind of run it is of.
 *
 * @param axis the name of its first column
 * @param columns its columns by name, the first one too; NaN where there is no number
 */
record NumberTable(String axis, Map<String, List<Double>> columns) {
  private static final CSVFormat CSV =
      CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

  /**
   * Reads a table.
   *
   * @throws StoreException if it is none
   */
  static NumberTable read(Path file) {
    try (CSVParser parser = CSVParser.parse(file, StandardCharsets.UTF_8, CSV)) {
      Map<String, List<Double>> columns = new LinkedHashMap<>();
      parser.getHeaderNames().forEach(name -> columns.put(name, new ArrayList<>()));
      for (CSVRecord row : parser) {
        columns.forEach((name, numbers) -> numbers.add(number(row.get(name))));
      }
      List<String> names = parser.getHeaderNames();
      return new NumberTable(names.isEmpty() ? "" : names.get(0), columns);
    } catch (IllegalArgumentException | UncheckedIOException e) {
      throw new StoreException(file + ": not a table: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  /** The column the others are drawn over. */
  List<Double> places() {
    return columns.getOrDefault(axis, List.of());
  }

  /** Whether the places of rows only grow, as those of steps do. */
  boolean isCurve() {
    List<Double> places = places();
    for (int i = 1; i < places.size(); i++) {
      if (!(places.get(i) > places.get(i - 1))) {
        return false;
      }
    }
    return places.size() > 1 && Double.isFinite(places.get(0));
  }

  private static double number(String cell) {
    try {
      return cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
    } catch (NumberFormatException e) {
      return Double.NaN; // A word, such as a state.
    }
  }
}
