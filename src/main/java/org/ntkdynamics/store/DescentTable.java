package org.ntkdynamics.store;

import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVRecord;
import org.ntkdynamics.metrics.DescentStep;

/** The columns of descent.csv. */
final class DescentTable {
  private static final CsvTable TABLE =
      new CsvTable(
          List.of(
              "step",
              "train_loss",
              "lambda_max",
              "eta_lambda_max",
              "effective_rank",
              "kernel_change"));

  private DescentTable() {}

  static void write(Path file, List<DescentStep> steps) {
    TABLE.write(file, steps.stream().map(DescentTable::cells).toList());
  }

  static List<DescentStep> read(Path file) {
    return TABLE.read(file, DescentTable::step);
  }

  private static List<String> cells(DescentStep step) {
    return List.of(
        Integer.toString(step.step()),
        Double.toString(step.loss()),
        Double.toString(step.lambdaMax()),
        Double.toString(step.instability()),
        Double.toString(step.effectiveRank()),
        Double.toString(step.kernelChange()));
  }

  private static DescentStep step(CSVRecord row) {
    return new DescentStep(
        CsvTable.intCell(row, "step"),
        CsvTable.doubleCell(row, "train_loss"),
        CsvTable.doubleCell(row, "lambda_max"),
        CsvTable.doubleCell(row, "eta_lambda_max"),
        CsvTable.doubleCell(row, "effective_rank"),
        CsvTable.doubleCell(row, "kernel_change"));
  }
}
