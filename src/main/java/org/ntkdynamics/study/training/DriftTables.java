package org.ntkdynamics.study.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.ntkdynamics.chart.LineChart;
import org.ntkdynamics.chart.Numbers;
import org.ntkdynamics.metrics.DepthTrend;
import org.ntkdynamics.metrics.Spread;
import org.ntkdynamics.page.Columns;
import org.ntkdynamics.page.Page;
import org.ntkdynamics.store.MetricsRow;
import org.ntkdynamics.study.training.DriftResults.Cell;
import org.ntkdynamics.study.training.DriftResults.Curve;
import org.ntkdynamics.study.training.DriftResults.Place;

/** The tables of the page of a drift run. */
final class DriftTables {
  /** A curve at a step; without a trend if it has too few networks left. */
  private record Trend(Curve curve, int step, Optional<DepthTrend> found) {
    static Trend of(Curve curve, int step) {
      return new Trend(curve, step, curve.trend(step, DriftResults.KERNEL));
    }

    static Function<Trend, String> cell(Function<DepthTrend, String> text) {
      return trend -> trend.found.map(text).orElse(Numbers.UNDEFINED);
    }
  }

  private static final Columns<Trend> TRENDS =
      new Columns<Trend>()
          .add("Step", trend -> Numbers.count(trend.step))
          .add("Networks", trend -> trend.found.map(t -> Numbers.count(t.networks())).orElse("0"))
          .add("Diverged", trend -> Numbers.count(trend.curve.lost(trend.step)))
          .add("Slope of ln(change) a layer, 95 %", Trend.cell(DriftTexts::interval))
          .add("Change, shallowest", Trend.cell(t -> DriftTexts.change(t.shallowest())))
          .add("Change, deepest", Trend.cell(t -> DriftTexts.change(t.deepest())))
          .add("Slope of the change", Trend.cell(t -> Numbers.readable(t.perLayer())));

  private final DriftResults results;
  private final DriftCharts charts;

  DriftTables(DriftResults results, DriftCharts charts) {
    this.results = results;
    this.charts = charts;
  }

  /** The trends against depth at some steps. */
  Page.Table trends(List<Integer> steps) {
    List<Page.Row> rows = new ArrayList<>();
    for (Curve curve : results.curves()) {
      for (int step : steps) {
        rows.add(row(TRENDS, curve.place(), Trend.of(curve, step)));
      }
    }
    return TRENDS.table("Curve", rows, DriftTexts.PROSE.say("trendNote"));
  }

  /** Every depth of every curve at a step. */
  Page.Table cells(int step) {
    Columns<Cell> columns = columns(step);
    List<Page.Row> rows = new ArrayList<>();
    for (Curve curve : results.curves()) {
      for (Cell cell : curve.cells()) {
        rows.add(row(columns, curve.place(), cell));
      }
    }
    return columns.table("Networks", rows, DriftTexts.PROSE.say("cellsNote"));
  }

  private static Columns<Cell> columns(int step) {
    Function<Cell, Spread> change = cell -> cell.spread(step, DriftResults.KERNEL);
    Function<Cell, Spread> diagonal = cell -> cell.spread(step, DriftResults.DIAGONAL);
    return new Columns<Cell>()
        .add("L", cell -> Numbers.count(cell.depth()))
        .add("λ", cell -> Numbers.brief(cell.lambda()))
        .add("Networks", change.andThen(spread -> Numbers.count(spread.count())))
        .add("Diverged", cell -> Numbers.count(cell.lost(step)))
        .add("Change", change.andThen(spread -> Numbers.readable(spread.mean())))
        .add("± s.e.", change.andThen(spread -> Numbers.readable(spread.standardError())))
        .add("std", change.andThen(spread -> Numbers.readable(spread.standardDeviation())))
        .add("Least", change.andThen(spread -> Numbers.readable(spread.least())))
        .add("Greatest", change.andThen(spread -> Numbers.readable(spread.greatest())))
        .add("Diagonal", diagonal.andThen(spread -> Numbers.readable(spread.mean())))
        .add("± s.e.", diagonal.andThen(spread -> Numbers.readable(spread.standardError())))
        .add("Loss, step 0", cell -> Numbers.readable(cell.spread(0, DriftTables::loss).mean()))
        .add("Loss", cell -> Numbers.readable(cell.spread(step, DriftTables::loss).mean()));
  }

  private static double loss(MetricsRow row) {
    return row.evaluation().trainLoss().orElse(Double.NaN);
  }

  private <R> Page.Row row(Columns<R> columns, Place place, R from) {
    long widths = results.curves().stream().map(s -> s.place().width()).distinct().count();
    long scales = results.curves().stream().map(s -> s.place().outputScale()).distinct().count();
    String label =
        DriftTexts.label(place)
            + (widths > 1 ? ", M = " + place.width() : "")
            + (scales > 1 ? ", α = " + place.outputScale() : "");
    return columns.row(LineChart.swatch(charts.style(place)), label, from);
  }
}
