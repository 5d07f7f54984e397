package org.ntkdynamics.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVRecord;
import org.ntkdynamics.ensemble.RawDraw;

/** The columns of moments.csv, one set a kind of ensemble experiment, and of samples.csv. */
final class MomentsTables {
  /** Of the exact error; files of the first version end before it. */
  private static final String SKEWNESS = "exact_skewness";

  private static final CsvTable DISPERSION =
      new CsvTable(
          List.of(
              "depth",
              "lambda",
              "cosine",
              "draws",
              "sample",
              "sample_se",
              "sample_low",
              "sample_high",
              "weights_sample",
              "weights_sample_se",
              "weights_sample_low",
              "weights_sample_high",
              "exact",
              "exact_se",
              "weights_exact",
              "theorem32_printed",
              "theorem32_factor_two",
              "limit_printed",
              "limit_corrected",
              SKEWNESS),
          1);

  private static final CsvTable RATIO =
      new CsvTable(
          List.of(
              "depth",
              "lambda",
              "cosine",
              "draws",
              "sample",
              "sample_se",
              "sample_low",
              "sample_high",
              "bound_18",
              "infinite_width"));

  private static final CsvTable SAMPLES =
      new CsvTable(List.of("draw", "cosine", "theta", "theta_weights"));

  private MomentsTables() {}

  static void writeDispersion(Path file, List<DispersionRow> rows) {
    DISPERSION.write(file, rows.stream().map(MomentsTables::cells).toList());
  }

  static List<DispersionRow> readDispersion(Path file) {
    return DISPERSION.read(file, MomentsTables::dispersion);
  }

  static void writeRatio(Path file, List<KernelRatioRow> rows) {
    RATIO.write(file, rows.stream().map(MomentsTables::cells).toList());
  }

  static List<KernelRatioRow> readRatio(Path file) {
    return RATIO.read(file, MomentsTables::ratio);
  }

  static void writeSamples(Path file, List<RawDraw> draws) {
    SAMPLES.write(file, draws.stream().map(MomentsTables::cells).toList());
  }

  static List<RawDraw> readSamples(Path file) {
    return SAMPLES.read(
        file,
        row ->
            new RawDraw(
                CsvTable.intCell(row, "draw"),
                CsvTable.doubleCell(row, "cosine"),
                CsvTable.doubleCell(row, "theta"),
                CsvTable.doubleCell(row, "theta_weights")));
  }

  private static List<String> cells(DispersionRow row) {
    DispersionRow.Theory theory = row.theory();
    List<String> cells = place(row.depth(), row.lambda(), row.cosine(), row.draws());
    add(cells, row.sample());
    add(cells, row.weightsSample());
    add(
        cells,
        theory.exact(),
        theory.exactStandardError(),
        theory.weightsOnly(),
        theory.theorem32Printed(),
        theory.theorem32FactorTwo(),
        theory.limitPrinted(),
        theory.limitCorrected(),
        theory.exactSkewness());
    return cells;
  }

  private static DispersionRow dispersion(CSVRecord row) {
    return new DispersionRow(
        CsvTable.intCell(row, "depth"),
        CsvTable.doubleCell(row, "lambda"),
        CsvTable.doubleCell(row, "cosine"),
        CsvTable.intCell(row, "draws"),
        sampled(row, "sample"),
        sampled(row, "weights_sample"),
        new DispersionRow.Theory(
            CsvTable.doubleCell(row, "exact"),
            CsvTable.doubleCell(row, "exact_se"),
            row.isMapped(SKEWNESS) ? CsvTable.doubleCell(row, SKEWNESS) : Double.NaN,
            CsvTable.doubleCell(row, "weights_exact"),
            CsvTable.doubleCell(row, "theorem32_printed"),
            CsvTable.doubleCell(row, "theorem32_factor_two"),
            CsvTable.doubleCell(row, "limit_printed"),
            CsvTable.doubleCell(row, "limit_corrected")));
  }

  private static List<String> cells(KernelRatioRow row) {
    List<String> cells = place(row.depth(), row.lambda(), row.cosine(), row.draws());
    add(cells, row.sample());
    add(cells, row.orderedPhaseBound(), row.infiniteWidth());
    return cells;
  }

  private static KernelRatioRow ratio(CSVRecord row) {
    return new KernelRatioRow(
        CsvTable.intCell(row, "depth"),
        CsvTable.doubleCell(row, "lambda"),
        CsvTable.doubleCell(row, "cosine"),
        CsvTable.intCell(row, "draws"),
        sampled(row, "sample"),
        CsvTable.doubleCell(row, "bound_18"),
        CsvTable.doubleCell(row, "infinite_width"));
  }

  private static List<String> cells(RawDraw draw) {
    List<String> cells = new ArrayList<>();
    cells.add(Integer.toString(draw.draw()));
    add(cells, draw.cosine(), draw.theta(), draw.weights());
    return cells;
  }

  private static List<String> place(int depth, double lambda, double cosine, int draws) {
    List<String> cells = new ArrayList<>();
    cells.add(Integer.toString(depth));
    add(cells, lambda, cosine);
    cells.add(Integer.toString(draws));
    return cells;
  }

  static void add(List<String> cells, SampledValue sampled) {
    add(cells, sampled.value(), sampled.standardError(), sampled.low(), sampled.high());
  }

  static void add(List<String> cells, double... values) {
    for (double value : values) {
      cells.add(Double.toString(value));
    }
  }

  static SampledValue sampled(CSVRecord row, String column) {
    return new SampledValue(
        CsvTable.doubleCell(row, column),
        CsvTable.doubleCell(row, column + "_se"),
        CsvTable.doubleCell(row, column + "_low"),
        CsvTable.doubleCell(row, column + "_high"));
  }
}
