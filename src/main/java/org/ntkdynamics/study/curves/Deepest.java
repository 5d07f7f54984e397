package org.ntkdynamics.study.curves;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.ntkdynamics.chart.Numbers;
import org.ntkdynamics.ensemble.CurveRow;
import org.ntkdynamics.page.CurveData;
import org.ntkdynamics.page.PhaseRanges;
import org.ntkdynamics.spec.EnsembleUnit;

/**
 * Where curves end: the rows of the greatest λ, and of the widest networks among them.
 *
 * @param points none before a curve is finished
 */
record Deepest<R extends CurveRow>(List<Point<R>> points) {
  record Point<R>(EnsembleUnit unit, R row) {}

  static <R extends CurveRow> Deepest<R> of(List<CurveData<R>> curves) {
    List<Point<R>> all =
        curves.stream()
            .flatMap(curve -> curve.rows().stream().map(row -> new Point<>(curve.unit(), row)))
            .toList();
    Comparator<Point<R>> order =
        Comparator.<Point<R>>comparingDouble(point -> point.row().lambda())
            .thenComparingInt(point -> point.unit().width());
    return all.stream()
        .max(order)
        .map(last -> all.stream().filter(point -> order.compare(point, last) == 0).toList())
        .map(Deepest::new)
        .orElse(new Deepest<>(List.of()));
  }

  /** What an introduction says of a number there. */
  Map<String, String> introduction(ToDoubleFunction<R> value) {
    if (points.isEmpty()) {
      return Map.of("outcome", "");
    }
    Point<R> first = points.get(0);
    return Map.of(
        "lambda", Numbers.brief(first.row().lambda()),
        "width", Numbers.count(first.unit().width()),
        "outcome", said(value));
  }

  /** A number in each phase; empty if none is known. */
  String said(ToDoubleFunction<R> value) {
    return PhaseRanges.of(
        points, point -> point.unit().sigmaW2(), point -> value.applyAsDouble(point.row()));
  }
}
