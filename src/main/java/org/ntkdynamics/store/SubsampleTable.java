package org.ntkdynamics.store;

import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVRecord;

/** subsample.csv: the samples that a kernel is computed on, by position. */
public final class SubsampleTable {
  private static final CsvTable TABLE = new CsvTable(List.of("position", "dataset_index", "label"));

  private SubsampleTable() {}

  /** Writes the file atomically. */
  public static void write(Path file, List<SubsampleRow> rows) {
    TABLE.write(file, rows.stream().map(SubsampleTable::cells).toList());
  }

  /**
   * Reads the rows; none if there is no file.
   *
   * @throws StoreException if it is not such a file
   */
  public static List<SubsampleRow> read(Path file) {
    return TABLE.read(file, SubsampleTable::row);
  }

  private static List<String> cells(SubsampleRow row) {
    return List.of(
        Integer.toString(row.position()),
        Integer.toString(row.datasetIndex()),
        Integer.toString(row.label()));
  }

  private static SubsampleRow row(CSVRecord row) {
    return new SubsampleRow(
        CsvTable.intCell(row, "position"),
        CsvTable.intCell(row, "dataset_index"),
        CsvTable.intCell(row, "label"));
  }
}
