package org.ntkdynamics.study.training;

import static org.ntkdynamics.page.EnsemblePages.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ntkdynamics.chart.LineChart;
import org.ntkdynamics.chart.Numbers;
import org.ntkdynamics.metrics.DepthTrend;
import org.ntkdynamics.metrics.Spread;
import org.ntkdynamics.page.EnsemblePage;
import org.ntkdynamics.store.MetricsRow;
import org.ntkdynamics.study.training.DriftResults.Cell;
import org.ntkdynamics.study.training.DriftResults.Place;
import org.ntkdynamics.study.training.DriftResults.Series;

/** The tables of the page of a drift run. */
final class DriftTables {
  private static final List<String> TREND_COLUMNS =
      List.of(
          "Step",
          "Networks",
          "Diverged",
          "Slope of ln(change) a layer, 95 %",
          "Change, shallowest",
          "Change, deepest",
          "Slope of the change");

  private static final List<String> CELL_COLUMNS =
      List.of(
          "L",
          "λ",
          "Networks",
          "Diverged",
          "Change",
          "± s.e.",
          "std",
          "Least",
          "Greatest",
          "Diagonal",
          "± s.e.",
          "Loss, step 0",
          "Loss");

  private final DriftResults results;
  private final DriftCharts charts;

  DriftTables(DriftResults results, DriftCharts charts) {
    this.results = results;
    this.charts = charts;
  }

  /** The trends against depth at some steps. */
  EnsemblePage.Table trends(List<Integer> steps) {
    List<EnsemblePage.Row> rows = new ArrayList<>();
    for (Series series : results.series()) {
      for (int step : steps) {
        rows.add(row(series.place(), trendCells(series, step)));
      }
    }
    return new EnsemblePage.Table("Curve", html(TREND_COLUMNS), rows, DriftTexts.TREND_NOTE);
  }

  private static List<String> trendCells(Series series, int step) {
    Optional<DepthTrend> trend = series.trend(step, DriftResults.KERNEL);
    return List.of(
        Numbers.count(step),
        trend.map(t -> Numbers.count(t.networks())).orElse("0"),
        Numbers.count(series.lost(step)),
        trend.map(DriftTexts::interval).orElse(Numbers.UNDEFINED),
        trend.map(t -> DriftTexts.change(t.shallowest())).orElse(Numbers.UNDEFINED),
        trend.map(t -> DriftTexts.change(t.deepest())).orElse(Numbers.UNDEFINED),
        trend.map(t -> Numbers.readable(t.perLayer())).orElse(Numbers.UNDEFINED));
  }

  /** Every depth of every curve at a step. */
  EnsemblePage.Table cells(int step) {
    List<EnsemblePage.Row> rows = new ArrayList<>();
    for (Series series : results.series()) {
      for (Cell cell : series.cells()) {
        rows.add(row(series.place(), cells(cell, step)));
      }
    }
    return new EnsemblePage.Table("Networks", html(CELL_COLUMNS), rows, DriftTexts.CELLS_NOTE);
  }

  private static List<String> cells(Cell cell, int step) {
    Spread change = cell.spread(step, DriftResults.KERNEL);
    Spread diagonal = cell.spread(step, DriftResults.DIAGONAL);
    return List.of(
        Numbers.count(cell.depth()),
        Numbers.brief(cell.lambda()),
        Numbers.count(change.count()),
        Numbers.count(cell.lost(step)),
        Numbers.readable(change.mean()),
        Numbers.readable(change.standardError()),
        Numbers.readable(change.standardDeviation()),
        Numbers.readable(change.least()),
        Numbers.readable(change.greatest()),
        Numbers.readable(diagonal.mean()),
        Numbers.readable(diagonal.standardError()),
        Numbers.readable(cell.spread(0, DriftTables::loss).mean()),
        Numbers.readable(cell.spread(step, DriftTables::loss).mean()));
  }

  private static double loss(MetricsRow row) {
    return row.evaluation().trainLoss().orElse(Double.NaN);
  }

  private EnsemblePage.Row row(Place place, List<String> cells) {
    long widths = results.series().stream().map(s -> s.place().width()).distinct().count();
    long scales = results.series().stream().map(s -> s.place().outputScale()).distinct().count();
    String label =
        DriftTexts.label(place)
            + (widths > 1 ? ", M = " + place.width() : "")
            + (scales > 1 ? ", α = " + place.outputScale() : "");
    return new EnsemblePage.Row(LineChart.swatch(charts.style(place)), html(label), html(cells));
  }
}
