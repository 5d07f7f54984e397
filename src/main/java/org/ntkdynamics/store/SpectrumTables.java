package org.ntkdynamics.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.ntkdynamics.metrics.Concentration;
import org.ntkdynamics.metrics.KernelPart;
import org.ntkdynamics.metrics.NormBounds;
import org.ntkdynamics.metrics.SpectrumCurve;
import org.ntkdynamics.metrics.SpectrumDraw;
import org.ntkdynamics.metrics.SpectrumPoint;

/**
 * The columns of the tables of a spectrum experiment: moments.csv, spectra.csv, eigenvalues.csv.
 */
final class SpectrumTables {
  private static final List<String> DISTRIBUTION = List.of("mean", "std", "low", "median", "high");

  private static final CsvTable POINTS =
      new CsvTable(
          Stream.of(
                  List.of("part", "draws"),
                  distribution("lambda_max_"),
                  distribution("trace_"),
                  distribution("effective_rank_"),
                  distribution("top_share_"),
                  distribution("label_energy_"),
                  List.of(
                      "expected_trace",
                      "diagonal_relative_std",
                      "infinite_width_lambda_max",
                      "mean_kernel_lambda_max",
                      "mean_kernel_max_row_sum",
                      "mean_kernel_frobenius",
                      "mean_kernel_trace"))
              .flatMap(List::stream)
              .toList());

  private static final CsvTable DRAWS =
      new CsvTable(
          List.of(
              "draw",
              "part",
              "lambda_max",
              "max_row_sum",
              "frobenius",
              "trace",
              "effective_rank",
              "label_energy"));

  private static final CsvTable CURVES =
      new CsvTable(Stream.concat(Stream.of("part", "rank"), distribution("").stream()).toList());

  private SpectrumTables() {}

  static void writePoints(Path file, List<SpectrumPoint> points) {
    POINTS.write(file, points.stream().map(SpectrumTables::cells).toList());
  }

  static List<SpectrumPoint> readPoints(Path file) {
    return POINTS.read(file, SpectrumTables::point);
  }

  static void writeDraws(Path file, List<SpectrumDraw> draws) {
    DRAWS.write(file, draws.stream().map(SpectrumTables::cells).toList());
  }

  static List<SpectrumDraw> readDraws(Path file) {
    return DRAWS.read(
        file,
        row ->
            new SpectrumDraw(
                CsvTable.intCell(row, "draw"),
                KernelPart.ofLabel(row.get("part")),
                CsvTable.doubleCell(row, "lambda_max"),
                norms(row, ""),
                CsvTable.doubleCell(row, "label_energy")));
  }

  static void writeCurves(Path file, List<SpectrumCurve> curves) {
    List<List<String>> rows = new ArrayList<>();
    for (SpectrumCurve curve : curves) {
      for (int i = 0; i < curve.eigenvalues().size(); i++) {
        List<String> row = new ArrayList<>(List.of(curve.part().label(), Integer.toString(i + 1)));
        add(row, curve.eigenvalues().get(i));
        rows.add(row);
      }
    }
    CURVES.write(file, rows);
  }

  static List<SpectrumCurve> readCurves(Path file) {
    record Row(KernelPart part, Concentration eigenvalue) {}
    List<Row> rows =
        CURVES.read(
            file, row -> new Row(KernelPart.ofLabel(row.get("part")), distribution(row, "")));
    return Stream.of(KernelPart.values())
        .map(
            part ->
                new SpectrumCurve(
                    part,
                    rows.stream().filter(row -> row.part() == part).map(Row::eigenvalue).toList()))
        .filter(curve -> !curve.eigenvalues().isEmpty())
        .toList();
  }

  private static List<String> cells(SpectrumPoint point) {
    List<String> cells =
        new ArrayList<>(List.of(point.part().label(), Integer.toString(point.draws())));
    Stream.of(
            point.lambdaMax(),
            point.trace(),
            point.effectiveRank(),
            point.topShare(),
            point.labelEnergy())
        .forEach(distribution -> add(cells, distribution));
    SpectrumPoint.Expected expected = point.expected();
    add(
        cells,
        expected.trace(),
        expected.diagonalRelativeStd(),
        expected.infiniteWidthLambdaMax(),
        expected.lambdaMax(),
        expected.norms().maxRowSum(),
        expected.norms().frobenius(),
        expected.norms().trace());
    return cells;
  }

  private static SpectrumPoint point(CSVRecord row) {
    return new SpectrumPoint(
        KernelPart.ofLabel(row.get("part")),
        CsvTable.intCell(row, "draws"),
        distribution(row, "lambda_max_"),
        distribution(row, "trace_"),
        distribution(row, "effective_rank_"),
        distribution(row, "top_share_"),
        distribution(row, "label_energy_"),
        new SpectrumPoint.Expected(
            CsvTable.doubleCell(row, "expected_trace"),
            CsvTable.doubleCell(row, "diagonal_relative_std"),
            CsvTable.doubleCell(row, "infinite_width_lambda_max"),
            CsvTable.doubleCell(row, "mean_kernel_lambda_max"),
            norms(row, "mean_kernel_")));
  }

  private static List<String> cells(SpectrumDraw draw) {
    List<String> cells =
        new ArrayList<>(List.of(Integer.toString(draw.draw()), draw.part().label()));
    NormBounds norms = draw.norms();
    add(
        cells,
        draw.lambdaMax(),
        norms.maxRowSum(),
        norms.frobenius(),
        norms.trace(),
        norms.effectiveRank(),
        draw.labelEnergy());
    return cells;
  }

  private static NormBounds norms(CSVRecord row, String prefix) {
    return new NormBounds(
        CsvTable.doubleCell(row, prefix + "max_row_sum"),
        CsvTable.doubleCell(row, prefix + "frobenius"),
        CsvTable.doubleCell(row, prefix + "trace"));
  }

  private static List<String> distribution(String prefix) {
    return DISTRIBUTION.stream().map(name -> prefix + name).toList();
  }

  private static Concentration distribution(CSVRecord row, String prefix) {
    return new Concentration(
        CsvTable.doubleCell(row, prefix + "mean"),
        CsvTable.doubleCell(row, prefix + "std"),
        CsvTable.doubleCell(row, prefix + "low"),
        CsvTable.doubleCell(row, prefix + "median"),
        CsvTable.doubleCell(row, prefix + "high"));
  }

  private static void add(List<String> cells, Concentration distribution) {
    add(
        cells,
        distribution.mean(),
        distribution.std(),
        distribution.low(),
        distribution.median(),
        distribution.high());
  }

  private static void add(List<String> cells, double... values) {
    for (double value : values) {
      cells.add(Double.toString(value));
    }
  }
}
