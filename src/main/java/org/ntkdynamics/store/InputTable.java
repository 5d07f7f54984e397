package org.ntkdynamics.store;

import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVRecord;

/** inputs.csv: the inputs that random networks are looked at on. */
final class InputTable {
  private static final CsvTable TABLE =
      new CsvTable(List.of("input", "cosine", "component", "value"));

  private InputTable() {}

  static void write(Path file, List<InputRow> rows) {
    TABLE.write(file, rows.stream().map(InputTable::cells).toList());
  }

  static List<InputRow> read(Path file) {
    return TABLE.read(file, InputTable::row);
  }

  private static List<String> cells(InputRow row) {
    return List.of(
        Integer.toString(row.input()),
        Double.toString(row.cosine()),
        Integer.toString(row.component()),
        Double.toString(row.value()));
  }

  private static InputRow row(CSVRecord row) {
    return new InputRow(
        CsvTable.intCell(row, "input"),
        CsvTable.doubleCell(row, "cosine"),
        CsvTable.intCell(row, "component"),
        CsvTable.doubleCell(row, "value"));
  }
}
