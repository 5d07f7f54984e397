package org.ntkdynamics.study.shustin;

import static org.ntkdynamics.page.PageParts.html;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.ntkdynamics.chart.Axis;
import org.ntkdynamics.chart.LineChart;
import org.ntkdynamics.chart.Plot;
import org.ntkdynamics.chart.UnitStyle;
import org.ntkdynamics.page.CurveCharts;
import org.ntkdynamics.page.CurvePalette;
import org.ntkdynamics.page.Page;
import org.ntkdynamics.page.PageParts;
import org.ntkdynamics.page.PlotPanels;
import org.ntkdynamics.spec.WeightLaw;

/** How the first layer's correlator depends on the law of the weights: a chart for each n_0. */
final class LawFigure {
  /** Differences below this are not worth a scale of their own. */
  private static final double LEAST_RANGE = 0.005;

  private final CorrelatorsSpec config;
  private final List<SdData<CorrelatorRow>> curves;
  private final Map<WeightLaw, UnitStyle> styles = new LinkedHashMap<>();
  private final CurveCharts<CorrelatorRow> charts =
      new CurveCharts<>(
          CorrelatorRow::cosine,
          new Plot.Across(
              Axis.linear(-1, 1, DoubleStream.empty()), "cosine ρ of the inputs", "ρ ="));

  LawFigure(List<SdData<CorrelatorRow>> curves, CorrelatorsSpec config) {
    this.config = config;
    this.curves = curves;
    List<WeightLaw> laws = config.network().law();
    List<Double> places = new ArrayList<>();
    laws.forEach(law -> places.add((double) places.size()));
    List<UnitStyle> sequence = List.copyOf(CurvePalette.ofSequence(places).values());
    for (int i = 0; i < laws.size(); i++) {
      styles.put(laws.get(i), sequence.get(i));
    }
  }

  Page.Figure figure() {
    PlotPanels panels = new PlotPanels("laws");
    config.network().input().forEach(n -> panels.add("n₀ = " + n, plot(n), "all"));
    return new Page.Figure(
        "laws",
        "Laws",
        html("First layer: E[ξξ′] − (π − θ)/(2π), by the law of the weights"),
        html(CorrelatorTexts.PROSE.say("lawsLead")),
        styles.entrySet().stream()
            .map(
                entry ->
                    new Page.Key(
                        LineChart.swatch(entry.getValue()), html(SdFacts.name(entry.getKey()))))
            .toList(),
        List.of(
            PageParts.stroke(
                StatementStyles.CORRECTED,
                StatementStyles.CORRECTED_WIDTH,
                StatementStyles.THEOREM_2_1)),
        PageParts.columns(panels.size()),
        panels.list(),
        html(CorrelatorTexts.PROSE.say("lawsCaption")),
        null);
  }

  /** For each law the widest networks of the first seed: they see most first-layer units. */
  private List<SdData<CorrelatorRow>> widest(int input) {
    List<SdData<CorrelatorRow>> found = new ArrayList<>();
    for (WeightLaw law : styles.keySet()) {
      curves.stream()
          .filter(curve -> matches(curve.unit(), input, law))
          .max(Comparator.comparingInt(curve -> curve.unit().width()))
          .ifPresent(found::add);
    }
    return found;
  }

  private boolean matches(SdUnit unit, int input, WeightLaw law) {
    return unit.input() == input && unit.law().equals(law) && unit.seed() == config.seed().get(0);
  }

  private Plot plot(int input) {
    Plot plot =
        charts
            .plot(
                "Difference from the Gaussian at n₀ = " + input,
                values -> Axis.linear(-LEAST_RANGE, LEAST_RANGE, values))
            .upwards("E[ξξ′] − (π − θ)/(2π)")
            .level(
                StatementStyles.THEOREM_2_1,
                0,
                StatementStyles.CORRECTED,
                StatementStyles.CORRECTED_WIDTH);
    for (SdData<CorrelatorRow> curve : widest(input)) {
      WeightLaw law = curve.unit().law();
      plot.add(
          charts.sample(
              SdFacts.name(law),
              first(curve),
              row -> row.sample().minus(row.infiniteWidth()),
              styles.getOrDefault(law, UnitStyle.GREY)));
    }
    return plot;
  }

  private static List<CorrelatorRow> first(SdData<CorrelatorRow> curve) {
    return curve.rows().stream()
        .filter(row -> row.layer() == 1)
        .sorted(Comparator.comparingDouble(CorrelatorRow::cosine))
        .toList();
  }
}
