package org.ntkdynamics.study.curves;

import static org.ntkdynamics.page.PageParts.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ntkdynamics.chart.LineChart;
import org.ntkdynamics.chart.Numbers;
import org.ntkdynamics.chart.UnitStyle;
import org.ntkdynamics.page.Columns;
import org.ntkdynamics.page.CurveCharts;
import org.ntkdynamics.page.CurveData;
import org.ntkdynamics.page.CurvePalette;
import org.ntkdynamics.page.EnsembleFacts;
import org.ntkdynamics.page.EstimateText;
import org.ntkdynamics.page.Page;
import org.ntkdynamics.page.PageParts;
import org.ntkdynamics.page.Panels;
import org.ntkdynamics.page.Panels.Line;
import org.ntkdynamics.page.Panels.Panel;
import org.ntkdynamics.page.Papers;
import org.ntkdynamics.page.Varied;
import org.ntkdynamics.spec.SamplerKind;
import org.ntkdynamics.spec.Theorem;
import org.ntkdynamics.store.RunDirectory;

/** From the directory of a dispersion run to what the template shows. */
final class DispersionPageBuilder {
  private final RunDirectory run;
  private final DispersionSpec config;
  private final List<CurveData<DispersionRow>> curves;
  private final Panels<DispersionRow> panels;
  private final DispersionCharts charts;
  private final DispersionTexts texts;
  private final DispersionVerdicts verdicts;
  private final boolean sampled;

  DispersionPageBuilder(RunDirectory run, DispersionSpec config) {
    this.run = run;
    this.config = config;
    this.curves = CurveData.read(run, config.units(), DispersionRow.TABLE::read);
    this.panels = new Panels<>(curves, false);
    this.charts = new DispersionCharts(config.theorem(), panels);
    this.texts = new DispersionTexts(config);
    this.verdicts = new DispersionVerdicts(texts, config.theorem(), panels.lines(), lines(panels));
    this.sampled = config.ensemble().sampler() != SamplerKind.NONE;
  }

  Page build() {
    List<Page.Figure> figures = new ArrayList<>();
    figures.add(full());
    List<Panel<DispersionRow>> diagonal = diagonalPanels();
    if (sampled && !diagonal.isEmpty()) {
      figures.add(weights(diagonal));
    }
    return new Page(
        new Page.Heading(
            "The neural tangent kernel at initialisation · dispersion",
            PageParts.RANDOM_NETWORKS,
            DispersionTexts.introduction(curves),
            EnsembleFacts.list(config.network(), config.ensemble(), config.seed()),
            List.of(Papers.seleznovaKutyniok("sections 3 and 4 and appendices"))),
        PageParts.notices(curves),
        verdicts.list(),
        figures,
        PageParts.curves(curveTable(), run, curves),
        texts.conventions());
  }

  private Page.Figure full() {
    List<Panel<DispersionRow>> list = panels.list();
    return new Page.Figure(
        "dispersion",
        "Figure",
        html("Dispersion of the kernel, E[Θ²]/E²[Θ]"),
        html(texts.lead()),
        PageParts.legend(panels),
        strokes(),
        PageParts.columns(panels, list.size()),
        PageParts.panels("dispersion", list, charts::full),
        html(texts.caption(panels.lines() == Varied.ALPHA0)),
        sampled ? agreement(list) : null);
  }

  private Page.Figure weights(List<Panel<DispersionRow>> diagonal) {
    return new Page.Figure(
        "weights",
        "Weights alone",
        html("Without the biases: the weights part alone, E[ΘW²]/E²[ΘW]"),
        html(DispersionTexts.PROSE.say("weightsLead")),
        PageParts.legend(panels),
        strokes().subList(0, 2),
        Math.min(diagonal.size(), 3),
        PageParts.panels("weights", diagonal, charts::weights),
        html(DispersionTexts.PROSE.say("weightsCaption")),
        null);
  }

  private List<Panel<DispersionRow>> diagonalPanels() {
    return panels.list().stream().filter(DispersionPageBuilder::isDiagonal).toList();
  }

  private static boolean isDiagonal(Panel<DispersionRow> panel) {
    return panel.lines().stream().allMatch(line -> line.place().cosine() == 1);
  }

  private List<Page.Key> strokes() {
    UnitStyle grey = UnitStyle.GREY;
    UnitStyle solid = CurvePalette.dashed(grey, List.of());
    UnitStyle pale = CurvePalette.pale(solid);
    float width = CurveCharts.THEORY_WIDTH;
    List<Page.Key> keys = new ArrayList<>();
    if (sampled) {
      keys.add(new Page.Key(LineChart.swatch(grey), html("sample, bars of ±1 standard error")));
    }
    keys.add(
        PageParts.stroke(pale, CurveCharts.EXACT_WIDTH, "exact value for Θ(x,x) at these widths"));
    if (config.theorem() == Theorem.LIMIT) {
      keys.add(PageParts.stroke(DispersionCharts.PRINTED, width, DispersionCharts.LIMIT_PRINTED));
      keys.add(
          PageParts.stroke(DispersionCharts.CORRECTED, width, DispersionCharts.LIMIT_CORRECTED));
    } else {
      UnitStyle dots = CurvePalette.dashed(grey, CurveCharts.DOTS);
      UnitStyle dashes = CurvePalette.dashed(grey, DispersionCharts.FACTOR_TWO_DASHES);
      keys.add(PageParts.stroke(dots, width, DispersionCharts.FINITE_PRINTED));
      keys.add(PageParts.stroke(dashes, width, DispersionCharts.FACTOR_TWO));
    }
    return keys;
  }

  private static List<Line<DispersionRow>> lines(Panels<DispersionRow> panels) {
    return panels.list().stream().flatMap(panel -> panel.lines().stream()).toList();
  }

  private Page.Table agreement(List<Panel<DispersionRow>> list) {
    Columns<Panel<DispersionRow>> columns = agreementColumns();
    List<Page.Row> rows = new ArrayList<>();
    boolean someExact = list.stream().anyMatch(DispersionPageBuilder::isDiagonal);
    for (int i = 0; i < list.size(); i++) {
      Panel<DispersionRow> panel = list.get(i);
      if (!someExact || isDiagonal(panel)) { // Without an exact value a row says nothing.
        rows.add(columns.row("", "(" + PageParts.letter(i) + ") " + panel.title(), panel));
      }
    }
    return columns.table("Chart", rows, DispersionTexts.PROSE.say("agreementNote"));
  }

  private Columns<Panel<DispersionRow>> agreementColumns() {
    return new Columns<Panel<DispersionRow>>()
        .add("Networks a point", DispersionPageBuilder::draws)
        .add("Points", DispersionPageBuilder::points)
        .add("Largest |sample − exact| in standard errors", sampled(d -> size(d.largest())))
        .add("There", sampled(d -> d.largest().map(verdicts::where).orElse(Numbers.UNDEFINED)))
        .add("Where the sample is settled", sampled(d -> size(d.largestSettled())))
        .add(
            "By chance about",
            sampled(
                d ->
                    d.largest().isPresent()
                        ? DispersionVerdicts.oneDecimal(d.expected())
                        : Numbers.UNDEFINED))
        .add(
            "Intervals that hold the exact value",
            sampled(
                d ->
                    d.largest().isPresent()
                        ? DispersionVerdicts.percent(d.held(), d.points())
                        : Numbers.UNDEFINED))
        .add(texts.theorem(true) + texts.errorHeading(), panel -> errors(panel, true))
        .add(texts.theorem(false) + texts.errorHeading(), panel -> errors(panel, false));
  }

  private static Function<Panel<DispersionRow>, String> sampled(Function<Deviations, String> cell) {
    return panel -> cell.apply(Deviations.of(panel.lines()));
  }

  private static String draws(Panel<DispersionRow> panel) {
    return panel.lines().stream()
        .map(line -> Numbers.count(line.place().unit().draws()))
        .distinct()
        .collect(Collectors.joining(" or "));
  }

  private static String points(Panel<DispersionRow> panel) {
    return Numbers.count(panel.lines().stream().mapToInt(line -> line.rows().size()).sum());
  }

  private String errors(Panel<DispersionRow> panel, boolean asPrinted) {
    return isDiagonal(panel) ? texts.errors(panel.lines(), asPrinted) : Numbers.UNDEFINED;
  }

  private static String size(Optional<Deviations.Worst> worst) {
    return worst.map(w -> DispersionVerdicts.oneDecimal(w.size())).orElse(Numbers.UNDEFINED);
  }

  private Page.Table curveTable() {
    Columns<Line<DispersionRow>> columns = curveColumns();
    List<Page.Row> rows = new ArrayList<>();
    for (Panel<DispersionRow> panel : panels.list()) {
      for (Line<DispersionRow> line : panel.lines()) {
        String label = PageParts.label(line, panel.title(), panels.lines());
        if (config.seed().size() > 1) {
          label += ", seed " + line.place().unit().seed();
        }
        String swatch = LineChart.swatch(line.style());
        rows.add(
            line.rows().isEmpty()
                ? columns.blank(swatch, label)
                : columns.row(swatch, label, line));
      }
    }
    return columns.table("Curve", rows, DispersionTexts.PROSE.say("curvesNote"));
  }

  private Columns<Line<DispersionRow>> curveColumns() {
    Columns<Line<DispersionRow>> columns =
        new Columns<Line<DispersionRow>>()
            .add("L", last(row -> Numbers.count(row.depth())))
            .add("λ", last(row -> Numbers.brief(row.lambda())));
    if (sampled) {
      columns =
          columns
              .add("Sample ± s.e.", last(row -> EstimateText.withError(row.sample())))
              .add("95 % interval", last(row -> EstimateText.interval(row.sample())))
              .add("(Sample − exact)/s.e.", last(row -> Numbers.signed(row.deviation())))
              .add("Largest on the curve", line -> size(Deviations.of(List.of(line)).largest()));
    }
    columns =
        columns
            .add("Exact", last(row -> Numbers.readable(row.theory().exact())))
            .add(texts.theorem(true), last(row -> theorem(row, true)))
            .add(texts.theorem(false), last(row -> theorem(row, false)));
    if (sampled) {
      columns =
          columns.add(
              "Weights alone, sample", last(row -> Numbers.readable(row.weightsSample().value())));
    }
    return columns.add(
        "Weights alone, exact", last(row -> Numbers.readable(row.theory().weightsOnly())));
  }

  private static Function<Line<DispersionRow>, String> last(Function<DispersionRow, String> cell) {
    return line -> cell.apply(line.rows().get(line.rows().size() - 1));
  }

  private String theorem(DispersionRow row, boolean asPrinted) {
    return Numbers.readable(texts.value(asPrinted).applyAsDouble(row));
  }
}
