package org.ntkdynamics.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * How a table or a kernel of one run differs from that of another.
 *
 * @param file its name in the unit's directory
 * @param outcome how
 * @param relative the largest relative difference {@code |a - b|/max(|a|, |b|)} of two numbers of a
 *     table, or the Frobenius norm of the difference of two kernels over that of the first; 0 if
 *     identical, infinite where something is there in one run alone
 * @param place where in the table that difference is: its column and row; empty for kernels
 */
public record FileComparison(String file, Outcome outcome, double relative, String place) {
  /** How two files differ. */
  public enum Outcome {
    /** Byte by byte the same. */
    IDENTICAL,
    /** The numbers differ. */
    DIFFERENT,
    /** The columns, the number of rows, or the shapes differ. */
    OTHER_SHAPE,
    /** There in the first run alone. */
    MISSING,
    /** There in the second run alone. */
    ADDED
  }

  private static final CSVFormat CSV =
      CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

  /** The tables and kernels of a unit in two runs, by name. */
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
              .filter(file -> file.toString().endsWith(".csv") || file.toString().endsWith(".npy"))
              .forEach(file -> names.add(unit.relativize(file).toString()));
        } catch (IOException e) {
          throw new UncheckedIOException(directory + ": cannot be listed: " + e.getMessage(), e);
        }
      }
    }
    return names;
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
      return name.endsWith(".npy")
          ? kernels(name, NpyFile.read(before), NpyFile.read(after))
          : tables(name, before, after);
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

  private static FileComparison tables(String name, Path before, Path after) throws IOException {
    try (CSVParser first = CSVParser.parse(Files.readString(before), CSV);
        CSVParser second = CSVParser.parse(Files.readString(after), CSV)) {
      List<String> columns = first.getHeaderNames();
      List<CSVRecord> rows = first.getRecords();
      List<CSVRecord> others = second.getRecords();
      if (!columns.equals(second.getHeaderNames()) || rows.size() != others.size()) {
        return new FileComparison(name, Outcome.OTHER_SHAPE, Double.POSITIVE_INFINITY, "");
      }
      double largest = 0;
      String place = "";
      for (int row = 0; row < rows.size(); row++) {
        for (int column = 0; column < columns.size(); column++) {
          double difference = relative(rows.get(row).get(column), others.get(row).get(column));
          if (difference > largest) {
            largest = difference;
            place = columns.get(column) + " in row " + (row + 1);
          }
        }
      }
      return new FileComparison(name, Outcome.DIFFERENT, largest, place);
    }
  }

  private static double relative(String before, String after) {
    if (before.equals(after)) {
      return 0;
    }
    try {
      double a = Double.parseDouble(before);
      double b = Double.parseDouble(after);
      double difference = Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b));
      return Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference;
    } catch (NumberFormatException e) {
      return Double.POSITIVE_INFINITY; // An empty cell, or a word: no number to hold against one.
    }
  }
}
