package org.ntkdynamics.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * How a table, a kernel or the record of a claim of one run differs from that of another.
 *
 * @param file its name in the unit's directory
 * @param outcome how
 * @param relative the largest relative difference {@code |a - b|/max(|a|, |b|)} of two numbers of a
 *     table or a record, infinite between words that differ, or the Frobenius norm of the
 *     difference of two kernels over that of the first; 0 if identical, infinite where something is
 *     there in one run alone
 * @param place where that difference is: its column and row, or the path in a record; empty for
 *     kernels
 */
public record FileComparison(String file, Outcome outcome, double relative, String place) {
  /** Whether both are the same to the last bit. */
  public boolean isSame() {
    return outcome == Outcome.IDENTICAL;
  }

  /** How two files differ. */
  public enum Outcome {
    /** Byte by byte the same. */
    IDENTICAL,
    /** The numbers differ. */
    DIFFERENT,
    /** The columns, the number of rows or cells, or the shapes differ. */
    OTHER_SHAPE,
    /** There in the first run alone. */
    MISSING,
    /** There in the second run alone. */
    ADDED
  }

  private static final CSVFormat CSV =
      CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

  /**
   * The tables, the kernels and the claim of a unit in two runs, by name.
   *
   * @throws StoreException if one of them does not hold what it should
   */
  static List<FileComparison> of(UnitDirectory reference, UnitDirectory unit) {
    TreeSet<String> names = new TreeSet<>(results(reference.root()));
    names.addAll(results(unit.root()));
    return names.stream()
        .map(name -> of(name, reference.root().resolve(name), unit.root().resolve(name)))
        .toList();
  }

  private static List<String> results(Path unit) {
    List<String> names = new ArrayList<>();
    for (Path directory : List.of(unit, unit.resolve("kernels"))) {
      if (Files.isDirectory(directory)) {
        try (Stream<Path> files = Files.list(directory)) {
          files
              .filter(FileComparison::isResult)
              .forEach(file -> names.add(unit.relativize(file).toString()));
        } catch (IOException e) {
          throw new UncheckedIOException(directory + ": cannot be listed: " + e.getMessage(), e);
        }
      }
    }
    return names;
  }

  /** Inputs follow from the spec, and older runs do not record them. */
  private static boolean isResult(Path file) {
    String name = file.toString();
    if (file.endsWith("inputs.csv")) {
      return false;
    }
    return name.endsWith(".csv")
        || name.endsWith(".npy")
        || (name.endsWith(".json") && !file.endsWith(UnitDirectory.STATUS));
  }

  private static FileComparison of(String name, Path before, Path after) {
    if (!Files.exists(before) || !Files.exists(after)) {
      Outcome outcome = Files.exists(before) ? Outcome.MISSING : Outcome.ADDED;
      return new FileComparison(name, outcome, Double.POSITIVE_INFINITY, "");
    }
    try {
      if (Files.mismatch(before, after) < 0) {
        return new FileComparison(name, Outcome.IDENTICAL, 0, "");
      }
      if (name.endsWith(".npy")) {
        return kernels(name, NpyFile.read(before), NpyFile.read(after));
      }
      return name.endsWith(".csv")
          ? cells(name, table(before), table(after))
          : cells(name, record(before), record(after));
    } catch (IOException e) {
      throw new UncheckedIOException(after + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private static FileComparison kernels(String name, INDArray before, INDArray after) {
    if (!before.equalShapes(after)) {
      return new FileComparison(name, Outcome.OTHER_SHAPE, Double.POSITIVE_INFINITY, "");
    }
    double change = after.sub(before).norm2Number().doubleValue();
    double relative = change == 0 ? 0 : change / before.norm2Number().doubleValue();
    return new FileComparison(name, Outcome.DIFFERENT, relative, "");
  }

  /** The cells of a table by their places, in order. */
  private static Map<String, String> table(Path file) throws IOException {
    try (CSVParser parser = CSVParser.parse(Texts.read(file), CSV)) {
      Map<String, String> cells = new LinkedHashMap<>();
      for (CSVRecord row : parser) {
        for (int column = 0; column < row.size(); column++) {
          String name = parser.getHeaderNames().get(column);
          cells.put(name + " in row " + row.getRecordNumber(), row.get(column));
        }
      }
      return cells;
    } catch (IllegalArgumentException | IndexOutOfBoundsException | UncheckedIOException e) {
      throw new StoreException(file + ": not a table: " + e.getMessage(), e);
    }
  }

  /** The values of a record by their paths, in order. */
  private static Map<String, String> record(Path file) throws IOException {
    Map<String, String> values = new LinkedHashMap<>();
    collect("", Json.parse(file.toString(), Texts.read(file), JsonNode.class), values);
    return values;
  }

  private static void collect(String path, JsonNode node, Map<String, String> values) {
    node.properties()
        .forEach(field -> collect(path + '/' + field.getKey(), field.getValue(), values));
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      collect(path + '/' + i, node.get(i), values);
    }
    if (node.isValueNode()) {
      values.put(path, node.asText());
    }
  }

  private static FileComparison cells(
      String name, Map<String, String> before, Map<String, String> after) {
    if (!before.keySet().equals(after.keySet())) {
      return new FileComparison(name, Outcome.OTHER_SHAPE, Double.POSITIVE_INFINITY, "");
    }
    double largest = 0;
    String place = "";
    for (Map.Entry<String, String> cell : before.entrySet()) {
      double difference = relative(cell.getValue(), after.getOrDefault(cell.getKey(), ""));
      if (difference > largest) {
        largest = difference;
        place = cell.getKey();
      }
    }
    return new FileComparison(name, Outcome.DIFFERENT, largest, place);
  }

  private static double relative(String before, String after) {
    if (before.equals(after)) {
      return 0;
    }
    try {
      double a = Double.parseDouble(before);
      double b = Double.parseDouble(after);
      if (a == b) {
        return 0; // 0.0 and -0.0, or two ways to write one number.
      }
      double difference = Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b));
      return Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference;
    } catch (NumberFormatException e) {
      return Double.POSITIVE_INFINITY; // An empty cell, or a word: no number to hold against one.
    }
  }
}
