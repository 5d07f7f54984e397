package org.ntkdynamics.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVRecord;

/** The columns of moments.csv of the experiments on the statements of Shustin &amp; Dogariu. */
final class SdTables {
  private static final CsvTable CORRELATORS =
      new CsvTable(
          List.of(
              "layer",
              "cosine",
              "draws",
              "sample",
              "sample_se",
              "sample_low",
              "sample_high",
              "infinite_width",
              "cap_formula"));

  private static final CsvTable EXPECTED_NTK =
      new CsvTable(
          List.of(
              "hidden_layers",
              "cosine",
              "draws",
              "mean",
              "mean_se",
              "mean_low",
              "mean_high",
              "variance",
              "variance_se",
              "variance_low",
              "variance_high",
              "dispersion",
              "dispersion_se",
              "dispersion_low",
              "dispersion_high",
              "theorem11_printed",
              "theorem11_all_layers",
              "corrected",
              "theorem22_bound",
              "exact_variance"));

  private SdTables() {}

  static void writeCorrelators(Path file, List<CorrelatorRow> rows) {
    CORRELATORS.write(file, rows.stream().map(SdTables::cells).toList());
  }

  static List<CorrelatorRow> readCorrelators(Path file) {
    return CORRELATORS.read(
        file,
        row ->
            new CorrelatorRow(
                CsvTable.intCell(row, "layer"),
                CsvTable.doubleCell(row, "cosine"),
                CsvTable.intCell(row, "draws"),
                MomentsTables.sampled(row, "sample"),
                CsvTable.doubleCell(row, "infinite_width"),
                CsvTable.doubleCell(row, "cap_formula")));
  }

  static void writeExpectedNtk(Path file, List<ExpectedNtkRow> rows) {
    EXPECTED_NTK.write(file, rows.stream().map(SdTables::cells).toList());
  }

  static List<ExpectedNtkRow> readExpectedNtk(Path file) {
    return EXPECTED_NTK.read(file, SdTables::expectedNtk);
  }

  private static List<String> cells(CorrelatorRow row) {
    List<String> cells = place(row.layer(), row.cosine(), row.draws());
    MomentsTables.add(cells, row.sample());
    MomentsTables.add(cells, row.infiniteWidth(), row.capFormula());
    return cells;
  }

  private static List<String> cells(ExpectedNtkRow row) {
    ExpectedNtkRow.Theory theory = row.theory();
    List<String> cells = place(row.hiddenLayers(), row.cosine(), row.draws());
    MomentsTables.add(cells, row.mean());
    MomentsTables.add(cells, row.variance());
    MomentsTables.add(cells, row.dispersion());
    MomentsTables.add(
        cells,
        theory.printed(),
        theory.allLayers(),
        theory.corrected(),
        theory.bound(),
        theory.exactVariance());
    return cells;
  }

  private static ExpectedNtkRow expectedNtk(CSVRecord row) {
    return new ExpectedNtkRow(
        CsvTable.intCell(row, "hidden_layers"),
        CsvTable.doubleCell(row, "cosine"),
        CsvTable.intCell(row, "draws"),
        MomentsTables.sampled(row, "mean"),
        MomentsTables.sampled(row, "variance"),
        MomentsTables.sampled(row, "dispersion"),
        new ExpectedNtkRow.Theory(
            CsvTable.doubleCell(row, "theorem11_printed"),
            CsvTable.doubleCell(row, "theorem11_all_layers"),
            CsvTable.doubleCell(row, "corrected"),
            CsvTable.doubleCell(row, "theorem22_bound"),
            CsvTable.doubleCell(row, "exact_variance")));
  }

  private static List<String> place(int layers, double cosine, int draws) {
    List<String> cells = new ArrayList<>();
    cells.add(Integer.toString(layers));
    MomentsTables.add(cells, cosine);
    cells.add(Integer.toString(draws));
    return cells;
  }
}
