package org.ntkdynamics.store;

import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVRecord;

/** split.csv: the samples of the training and the test set. */
final class SplitTable {
  private static final CsvTable TABLE = new CsvTable(List.of("set", "first_index", "last_index"));

  private SplitTable() {}

  static void write(Path file, List<SplitRow> rows) {
    TABLE.write(file, rows.stream().map(SplitTable::cells).toList());
  }

  static List<SplitRow> read(Path file) {
    return TABLE.read(file, SplitTable::row);
  }

  private static List<String> cells(SplitRow row) {
    return List.of(
        row.set(), Integer.toString(row.firstIndex()), Integer.toString(row.lastIndex()));
  }

  private static SplitRow row(CSVRecord row) {
    return new SplitRow(
        row.get("set"), CsvTable.intCell(row, "first_index"), CsvTable.intCell(row, "last_index"));
  }
}
