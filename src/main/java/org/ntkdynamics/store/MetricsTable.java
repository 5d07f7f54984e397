package org.ntkdynamics.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.commons.csv.CSVRecord;
import org.ntkdynamics.metrics.KernelDrift;
import org.ntkdynamics.metrics.KernelMetrics;
import org.ntkdynamics.metrics.LabelAwareness;
import org.ntkdynamics.metrics.Spectrum;

/** The columns of metrics.csv. */
final class MetricsTable {
  private static final List<String> COLUMNS =
      List.of(
          "step",
          "train_loss",
          "test_loss",
          "train_accuracy",
          "test_accuracy",
          "theta_d",
          "theta_c",
          "theta_n",
          "theta_c_over_d",
          "theta_n_over_d",
          "theta_c_std",
          "theta_n_std",
          "theta_c_with_diagonal",
          "alignment",
          "centred_alignment",
          "kernel_distance",
          "kernel_velocity",
          "relative_change",
          "diagonal_change",
          "lambda_max",
          "effective_rank",
          "label_energy",
          "step_size_bound");

  private static final CsvTable TABLE = new CsvTable(COLUMNS);

  private MetricsTable() {}

  static void write(Path file, List<MetricsRow> rows) {
    AtomicFiles.write(file, text(rows));
  }

  static String text(List<MetricsRow> rows) {
    return TABLE.text(rows.stream().map(MetricsTable::cells).toList());
  }

  static List<MetricsRow> read(Path file) {
    return TABLE.read(file, MetricsTable::row);
  }

  static List<MetricsRow> parse(String source, String text) {
    return TABLE.parse(source, text, MetricsTable::row);
  }

  private static List<String> cells(MetricsRow row) {
    StepEvaluation evaluation = row.evaluation();
    LabelAwareness awareness = row.kernel().labelAwareness();
    KernelDrift drift = row.kernel().drift();
    Spectrum spectrum = row.kernel().spectrum();
    List<String> cells = new ArrayList<>();
    cells.add(Integer.toString(row.step()));
    addOptional(
        cells,
        evaluation.trainLoss(),
        evaluation.testLoss(),
        evaluation.trainAccuracy(),
        evaluation.testAccuracy());
    add(
        cells,
        awareness.thetaD(),
        awareness.thetaC(),
        awareness.thetaN(),
        awareness.thetaCOverD(),
        awareness.thetaNOverD(),
        awareness.thetaCStd(),
        awareness.thetaNStd(),
        awareness.thetaCWithDiagonal());
    add(cells, row.kernel().alignment(), row.kernel().centredAlignment());
    add(cells, drift.distance(), drift.velocity(), drift.relativeChange(), drift.diagonalChange());
    add(
        cells,
        spectrum.lambdaMax(),
        spectrum.effectiveRank(),
        spectrum.labelEnergy(),
        spectrum.stepSizeBound());
    return cells;
  }

  private static void addOptional(List<String> cells, OptionalDouble... values) {
    for (OptionalDouble value : values) {
      cells.add(CsvTable.cell(value));
    }
  }

  private static void add(List<String> cells, double... values) {
    for (double value : values) {
      cells.add(Double.toString(value));
    }
  }

  private static MetricsRow row(CSVRecord row) {
    return new MetricsRow(CsvTable.intCell(row, "step"), evaluation(row), kernel(row));
  }

  private static StepEvaluation evaluation(CSVRecord row) {
    return new StepEvaluation(
        CsvTable.optionalCell(row, "train_loss"),
        CsvTable.optionalCell(row, "test_loss"),
        CsvTable.optionalCell(row, "train_accuracy"),
        CsvTable.optionalCell(row, "test_accuracy"));
  }

  private static KernelMetrics kernel(CSVRecord row) {
    return new KernelMetrics(
        labelAwareness(row),
        CsvTable.doubleCell(row, "alignment"),
        CsvTable.doubleCell(row, "centred_alignment"),
        new Spectrum(
            CsvTable.doubleCell(row, "lambda_max"),
            CsvTable.doubleCell(row, "effective_rank"),
            CsvTable.doubleCell(row, "label_energy"),
            CsvTable.doubleCell(row, "step_size_bound")),
        new KernelDrift(
            CsvTable.doubleCell(row, "kernel_distance"),
            CsvTable.doubleCell(row, "kernel_velocity"),
            CsvTable.doubleCell(row, "relative_change"),
            CsvTable.doubleCell(row, "diagonal_change")));
  }

  private static LabelAwareness labelAwareness(CSVRecord row) {
    return new LabelAwareness(
        CsvTable.doubleCell(row, "theta_d"),
        CsvTable.doubleCell(row, "theta_c"),
        CsvTable.doubleCell(row, "theta_n"),
        CsvTable.doubleCell(row, "theta_c_std"),
        CsvTable.doubleCell(row, "theta_n_std"),
        CsvTable.doubleCell(row, "theta_c_with_diagonal"));
  }
}
