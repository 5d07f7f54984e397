package org.ntkdynamics.store;

import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVRecord;

/** The columns of loss.csv. */
final class LossTable {
  private static final CsvTable TABLE = new CsvTable(List.of("step", "train_loss", "test_loss"));

  private LossTable() {}

  static void write(Path file, List<LossRow> rows) {
    AtomicFiles.write(file, text(rows));
  }

  static String text(List<LossRow> rows) {
    return TABLE.text(rows.stream().map(LossTable::cells).toList());
  }

  static List<LossRow> read(Path file) {
    return TABLE.read(file, LossTable::row);
  }

  static List<LossRow> parse(String source, String text) {
    return TABLE.parse(source, text, LossTable::row);
  }

  private static List<String> cells(LossRow row) {
    return List.of(
        Integer.toString(row.step()),
        Double.toString(row.trainLoss()),
        CsvTable.cell(row.testLoss()));
  }

  private static LossRow row(CSVRecord row) {
    return new LossRow(
        CsvTable.intCell(row, "step"),
        CsvTable.doubleCell(row, "train_loss"),
        CsvTable.optionalCell(row, "test_loss"));
  }
}
