package org.ntkdynamics.study.curves;

import static org.ntkdynamics.page.EnsemblePages.html;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.ntkdynamics.chart.LineChart;
import org.ntkdynamics.chart.Numbers;
import org.ntkdynamics.chart.UnitStyle;
import org.ntkdynamics.ensemble.Estimate;
import org.ntkdynamics.page.CurveCharts;
import org.ntkdynamics.page.CurveData;
import org.ntkdynamics.page.CurvePalette;
import org.ntkdynamics.page.EnsembleFacts;
import org.ntkdynamics.page.EnsemblePage;
import org.ntkdynamics.page.EnsemblePages;
import org.ntkdynamics.page.Links;
import org.ntkdynamics.page.Panels;
import org.ntkdynamics.page.Panels.Line;
import org.ntkdynamics.page.Panels.Panel;
import org.ntkdynamics.page.ProvenanceFacts;
import org.ntkdynamics.page.Sweep;
import org.ntkdynamics.spec.SamplerKind;
import org.ntkdynamics.spec.Theorem;
import org.ntkdynamics.store.RunDirectory;

/** From the directory of a dispersion run to what the template shows. */
final class DispersionPageBuilder {
  private static final List<String> SAMPLE_COLUMNS =
      List.of("Sample ± s.e.", "95 % interval", "(Sample − exact)/s.e.", "Largest on the curve");

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

  EnsemblePage.Root build() {
    List<EnsemblePage.Figure> figures = new ArrayList<>();
    figures.add(full());
    List<Panel<DispersionRow>> diagonal = diagonalPanels();
    if (sampled && !diagonal.isEmpty()) {
      figures.add(weights(diagonal));
    }
    return new EnsemblePage.Root(
        new EnsemblePage.Heading(
            config.name(),
            "The neural tangent kernel at initialisation · dispersion",
            EnsembleFacts.list(config.network(), config.ensemble(), config.seed()),
            run.provenance().map(ProvenanceFacts::list).orElse(List.of())),
        EnsemblePages.notices(curves),
        verdicts.list(),
        figures,
        curveTable(),
        texts.conventions(),
        new Links(run).ofRun(),
        EnsemblePages.files(run, curves));
  }

  private EnsemblePage.Figure full() {
    List<Panel<DispersionRow>> list = panels.list();
    return new EnsemblePage.Figure(
        "dispersion",
        html("Dispersion of the kernel, E[Θ²]/E²[Θ]"),
        html(texts.lead()),
        EnsemblePages.legend(panels),
        strokes(),
        EnsemblePages.columns(panels, list.size()),
        EnsemblePages.panels("dispersion", list, charts::full),
        html(texts.caption(panels.lines() == Sweep.ALPHA0)),
        sampled ? agreement(list) : null);
  }

  private EnsemblePage.Figure weights(List<Panel<DispersionRow>> diagonal) {
    return new EnsemblePage.Figure(
        "weights",
        html("Without the biases: the weights part alone, E[ΘW²]/E²[ΘW]"),
        html(DispersionTexts.WEIGHTS_LEAD),
        EnsemblePages.legend(panels),
        strokes().subList(0, 2),
        Math.min(diagonal.size(), 3),
        EnsemblePages.panels("weights", diagonal, charts::weights),
        html(DispersionTexts.WEIGHTS_CAPTION),
        null);
  }

  private List<Panel<DispersionRow>> diagonalPanels() {
    return panels.list().stream().filter(DispersionPageBuilder::isDiagonal).toList();
  }

  private static boolean isDiagonal(Panel<DispersionRow> panel) {
    return panel.lines().stream().allMatch(line -> line.place().cosine() == 1);
  }

  private List<EnsemblePage.Key> strokes() {
    UnitStyle grey = UnitStyle.BETWEEN_CLASSES;
    UnitStyle solid = CurvePalette.dashed(grey, List.of());
    UnitStyle pale = CurvePalette.pale(solid, CurveCharts.PALE);
    float width = CurveCharts.THEORY_WIDTH;
    List<EnsemblePage.Key> keys = new ArrayList<>();
    if (sampled) {
      keys.add(
          new EnsemblePage.Key(LineChart.swatch(grey), html("sample, bars of ±1 standard error")));
    }
    keys.add(
        EnsemblePages.stroke(
            pale, CurveCharts.EXACT_WIDTH, "exact value for Θ(x,x) at these widths"));
    if (config.theorem() == Theorem.LIMIT) {
      keys.add(
          EnsemblePages.stroke(DispersionCharts.PRINTED, width, "limit, Theorem 3.1 as printed"));
      keys.add(EnsemblePages.stroke(DispersionCharts.CORRECTED, width, "limit corrected"));
    } else {
      UnitStyle dots = CurvePalette.dashed(grey, CurveCharts.DOTS);
      UnitStyle dashes = CurvePalette.dashed(grey, DispersionCharts.FACTOR_TWO_DASHES);
      keys.add(EnsemblePages.stroke(dots, width, "Theorem 3.2 as printed"));
      keys.add(EnsemblePages.stroke(dashes, width, "Theorem 3.2 with its factor 2"));
    }
    return keys;
  }

  private static List<Line<DispersionRow>> lines(Panels<DispersionRow> panels) {
    return panels.list().stream().flatMap(panel -> panel.lines().stream()).toList();
  }

  private EnsemblePage.Table agreement(List<Panel<DispersionRow>> list) {
    List<String> columns =
        List.of(
            "Networks a point",
            "Points",
            "Largest |sample − exact| in standard errors",
            "There",
            "Where the sample is settled",
            "By chance about",
            "Intervals that hold the exact value",
            texts.theorem(true) + texts.errorHeading(),
            texts.theorem(false) + texts.errorHeading());
    List<EnsemblePage.Row> rows = new ArrayList<>();
    boolean someExact = list.stream().anyMatch(DispersionPageBuilder::isDiagonal);
    for (int i = 0; i < list.size(); i++) {
      Panel<DispersionRow> panel = list.get(i);
      if (!someExact || isDiagonal(panel)) { // Without an exact value a row says nothing.
        String label = "(" + EnsemblePages.letter(i) + ") " + panel.title();
        rows.add(new EnsemblePage.Row("", html(label), html(agreementCells(panel))));
      }
    }
    return new EnsemblePage.Table("Chart", html(columns), rows, DispersionTexts.AGREEMENT_NOTE);
  }

  private List<String> agreementCells(Panel<DispersionRow> panel) {
    Deviations deviations = Deviations.of(panel.lines());
    Optional<Deviations.Worst> worst = deviations.largest();
    boolean diagonal = isDiagonal(panel);
    return List.of(
        String.join(
            " or ",
            panel.lines().stream()
                .map(line -> Numbers.count(line.place().unit().draws()))
                .distinct()
                .toList()),
        Numbers.count(panel.lines().stream().mapToInt(line -> line.rows().size()).sum()),
        worst.map(w -> DispersionVerdicts.oneDecimal(w.size())).orElse(Numbers.UNDEFINED),
        worst.map(verdicts::where).orElse(Numbers.UNDEFINED),
        deviations
            .largestSettled()
            .map(w -> DispersionVerdicts.oneDecimal(w.size()))
            .orElse(Numbers.UNDEFINED),
        worst.isPresent()
            ? DispersionVerdicts.oneDecimal(deviations.expected())
            : Numbers.UNDEFINED,
        worst.isPresent()
            ? DispersionVerdicts.percent(deviations.held(), deviations.points())
            : Numbers.UNDEFINED,
        diagonal ? texts.errors(panel.lines(), true) : Numbers.UNDEFINED,
        diagonal ? texts.errors(panel.lines(), false) : Numbers.UNDEFINED);
  }

  private EnsemblePage.Table curveTable() {
    List<String> columns = new ArrayList<>(List.of("L", "λ"));
    if (sampled) {
      columns.addAll(SAMPLE_COLUMNS);
    }
    columns.add("Exact");
    columns.add(texts.theorem(true));
    columns.add(texts.theorem(false));
    if (sampled) {
      columns.add("Weights alone, sample");
    }
    columns.add("Weights alone, exact");
    List<EnsemblePage.Row> rows = new ArrayList<>();
    for (Panel<DispersionRow> panel : panels.list()) {
      for (Line<DispersionRow> line : panel.lines()) {
        String label = EnsemblePages.label(line, panel.title(), panels.lines());
        if (config.seed().size() > 1) {
          label += ", seed " + line.place().unit().seed();
        }
        rows.add(
            new EnsemblePage.Row(
                LineChart.swatch(line.style()), html(label), html(cells(line, columns.size()))));
      }
    }
    return new EnsemblePage.Table("Curve", html(columns), rows, DispersionTexts.CURVES_NOTE);
  }

  private List<String> cells(Line<DispersionRow> line, int columns) {
    if (line.rows().isEmpty()) {
      return Collections.nCopies(columns, "");
    }
    DispersionRow last = line.rows().get(line.rows().size() - 1);
    List<String> cells = new ArrayList<>();
    cells.add(Numbers.count(last.depth()));
    cells.add(Numbers.brief(last.lambda()));
    if (sampled) {
      Estimate sample = last.sample();
      Deviations deviations = Deviations.of(List.of(line));
      cells.add(
          Numbers.readable(sample.value()) + " ± " + Numbers.readable(sample.standardError()));
      cells.add(Numbers.readable(sample.low()) + " to " + Numbers.readable(sample.high()));
      cells.add(Numbers.signed(last.deviation()));
      cells.add(
          deviations
              .largest()
              .map(w -> DispersionVerdicts.oneDecimal(w.size()))
              .orElse(Numbers.UNDEFINED));
    }
    cells.add(Numbers.readable(last.theory().exact()));
    cells.add(Numbers.readable(texts.value(true).applyAsDouble(last)));
    cells.add(Numbers.readable(texts.value(false).applyAsDouble(last)));
    if (sampled) {
      cells.add(Numbers.readable(last.weightsSample().value()));
    }
    cells.add(Numbers.readable(last.theory().weightsOnly()));
    return cells;
  }
}
