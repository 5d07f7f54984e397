package org.ntkdynamics.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVRecord;
import org.ntkdynamics.config.StepSize;
import org.ntkdynamics.ensemble.FirstStepPoint;

/**
 * The columns of moments.csv of a first-step experiment. Numbers that may lie beyond the range of a
 * double have two columns, {@code _sign} and {@code _log10}.
 */
final class FirstStepTable {
  private static final String FIXED = "fixed";
  private static final String SCALED = "scaled";

  private static final CsvTable TABLE = new CsvTable(columns());

  private FirstStepTable() {}

  private static List<String> columns() {
    List<String> columns =
        new ArrayList<>(
            List.of("depth", "lambda", "draws", "label", "output_scale", "size", "size_value"));
    number(columns, "learning_rate");
    estimate(columns, "mean");
    estimate(columns, "magnitude");
    FirstStepPoint.LEVELS.forEach(level -> number(columns, quantile(level)));
    estimate(columns, "derivative");
    estimate(columns, "derivative_magnitude");
    return columns;
  }

  private static void number(List<String> columns, String name) {
    columns.add(name + "_sign");
    columns.add(name + "_log10");
  }

  private static void estimate(List<String> columns, String name) {
    number(columns, name);
    number(columns, name + "_se");
    number(columns, name + "_low");
    number(columns, name + "_high");
  }

  private static String quantile(double level) {
    return "q" + Math.round(100 * level);
  }

  static void write(Path file, List<FirstStepRow> rows) {
    TABLE.write(file, rows.stream().map(FirstStepTable::cells).toList());
  }

  static List<FirstStepRow> read(Path file) {
    return TABLE.read(file, FirstStepTable::row);
  }

  private static List<String> cells(FirstStepRow row) {
    FirstStepRow.Step step = row.step();
    List<String> cells = new ArrayList<>();
    cells.add(Integer.toString(row.depth()));
    cells.add(Double.toString(row.lambda()));
    cells.add(Integer.toString(row.draws()));
    cells.add(Double.toString(step.label()));
    cells.add(Double.toString(step.outputScale()));
    cells.add(step.size().scaled() ? SCALED : FIXED);
    cells.add(Double.toString(step.size().value()));
    add(cells, step.learningRate());
    add(cells, row.mean());
    add(cells, row.magnitude());
    row.quantiles().forEach(quantile -> add(cells, quantile));
    add(cells, row.derivative());
    add(cells, row.derivativeMagnitude());
    return cells;
  }

  private static void add(List<String> cells, LogEstimate estimate) {
    add(cells, estimate.value());
    add(cells, estimate.standardError());
    add(cells, estimate.low());
    add(cells, estimate.high());
  }

  private static void add(List<String> cells, SignedLog number) {
    cells.add(Integer.toString(number.sign()));
    cells.add(Double.toString(number.log10()));
  }

  private static FirstStepRow row(CSVRecord row) {
    return new FirstStepRow(
        CsvTable.intCell(row, "depth"),
        CsvTable.doubleCell(row, "lambda"),
        CsvTable.intCell(row, "draws"),
        new FirstStepRow.Step(
            CsvTable.doubleCell(row, "label"),
            CsvTable.doubleCell(row, "output_scale"),
            new StepSize(scaled(row.get("size")), CsvTable.doubleCell(row, "size_value")),
            number(row, "learning_rate")),
        estimate(row, "mean"),
        estimate(row, "magnitude"),
        FirstStepPoint.LEVELS.stream().map(level -> number(row, quantile(level))).toList(),
        estimate(row, "derivative"),
        estimate(row, "derivative_magnitude"));
  }

  private static boolean scaled(String size) {
    if (!size.equals(FIXED) && !size.equals(SCALED)) {
      throw new IllegalArgumentException("size must be fixed or scaled, but is " + size);
    }
    return size.equals(SCALED);
  }

  private static LogEstimate estimate(CSVRecord row, String name) {
    return new LogEstimate(
        number(row, name),
        number(row, name + "_se"),
        number(row, name + "_low"),
        number(row, name + "_high"));
  }

  private static SignedLog number(CSVRecord row, String name) {
    return new SignedLog(
        CsvTable.intCell(row, name + "_sign"), CsvTable.doubleCell(row, name + "_log10"));
  }
}
