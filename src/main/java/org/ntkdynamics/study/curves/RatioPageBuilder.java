package org.ntkdynamics.study.curves;

import static org.ntkdynamics.page.EnsemblePages.html;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ntkdynamics.chart.LineChart;
import org.ntkdynamics.chart.Numbers;
import org.ntkdynamics.chart.UnitStyle;
import org.ntkdynamics.judge.PairStatements;
import org.ntkdynamics.page.CurveCharts;
import org.ntkdynamics.page.CurveData;
import org.ntkdynamics.page.EnsembleFacts;
import org.ntkdynamics.page.EnsemblePage;
import org.ntkdynamics.page.EnsemblePages;
import org.ntkdynamics.page.Links;
import org.ntkdynamics.page.Panels;
import org.ntkdynamics.page.Panels.Line;
import org.ntkdynamics.page.Panels.Panel;
import org.ntkdynamics.page.ProvenanceFacts;
import org.ntkdynamics.spec.Phase;
import org.ntkdynamics.store.RunDirectory;

/** From the directory of a kernel-ratio run to what the template shows. */
final class RatioPageBuilder {
  private final RunDirectory run;
  private final KernelRatioSpec config;
  private final List<CurveData<KernelRatioRow>> curves;
  private final Panels<KernelRatioRow> panels;
  private final RatioCharts charts;

  RatioPageBuilder(RunDirectory run, KernelRatioSpec config) {
    this.run = run;
    this.config = config;
    this.curves = CurveData.read(run, config.units(), KernelRatioRow.TABLE::read);
    this.panels = new Panels<>(curves, true);
    this.charts = new RatioCharts(panels);
  }

  EnsemblePage.Root build() {
    return new EnsemblePage.Root(
        new EnsemblePage.Heading(
            config.name(),
            "The neural tangent kernel at initialisation · two inputs against one",
            EnsembleFacts.list(config.network(), config.ensemble(), config.seed()),
            run.provenance().map(ProvenanceFacts::list).orElse(List.of())),
        EnsemblePages.notices(curves),
        RatioVerdicts.list(curves),
        List.of(figure()),
        curveTable(),
        RatioTexts.conventions(),
        new Links(run).ofRun(),
        EnsemblePages.files(run, curves));
  }

  private EnsemblePage.Figure figure() {
    List<Panel<KernelRatioRow>> list = panels.list();
    return new EnsemblePage.Figure(
        "ratio",
        html("Mean of the kernel of two inputs over that of one, E[Θ(x,x̃)]/E[Θ(x,x)]"),
        html(
            "Each marker stands for "
                + EnsembleFacts.draws(config.ensemble())
                + " random networks, all angles on the same ones. The darker a curve, the larger"
                + " ⟨x,x̃⟩, which is where it begins."),
        EnsemblePages.legend(panels),
        strokes(),
        EnsemblePages.columns(panels, list.size()),
        EnsemblePages.panels("ratio", list, charts::ratio),
        html(RatioTexts.CAPTION),
        agreement(list));
  }

  private static List<EnsemblePage.Key> strokes() {
    float width = CurveCharts.THEORY_WIDTH;
    return List.of(
        new EnsemblePage.Key(
            LineChart.swatch(UnitStyle.BETWEEN_CLASSES), html("sample, bars of ±1 standard error")),
        EnsemblePages.stroke(RatioCharts.BOUND, width, "bound (18), ordered phase"),
        EnsemblePages.stroke(RatioCharts.LEADING, width, "leading order in the widths"));
  }

  private static Optional<KernelRatioRow> lowest(List<KernelRatioRow> rows) {
    return rows.stream()
        .filter(row -> row.sample().standardError() > 0 && row.lambda() >= PairStatements.DEEP)
        .min(Comparator.comparingDouble(KernelRatioRow::aboveBound));
  }

  private static Optional<KernelRatioRow> farthest(List<KernelRatioRow> rows) {
    return rows.stream()
        .filter(row -> row.sample().standardError() > 0)
        .max(Comparator.comparingDouble(row -> Math.abs(aboveLeadingOrder(row))));
  }

  private static double aboveLeadingOrder(KernelRatioRow row) {
    return (row.sample().value() - row.infiniteWidth()) / row.sample().standardError();
  }

  private EnsemblePage.Table agreement(List<Panel<KernelRatioRow>> list) {
    List<String> columns =
        List.of(
            "Points",
            "Lowest (sample − bound (18)) in standard errors",
            "There",
            "Farthest (sample − leading order) in standard errors",
            "There");
    List<EnsemblePage.Row> rows = new ArrayList<>();
    for (Panel<KernelRatioRow> panel : list) {
      Map<Double, List<Line<KernelRatioRow>>> groups = new LinkedHashMap<>();
      for (Line<KernelRatioRow> line : panel.lines()) {
        groups
            .computeIfAbsent(panels.lines().value(line.place()), key -> new ArrayList<>())
            .add(line);
      }
      groups.values().forEach(group -> rows.add(agreementRow(panel, group)));
    }
    return new EnsemblePage.Table("Curves", html(columns), rows, RatioTexts.AGREEMENT_NOTE);
  }

  private EnsemblePage.Row agreementRow(
      Panel<KernelRatioRow> panel, List<Line<KernelRatioRow>> group) {
    Line<KernelRatioRow> first = group.get(0);
    List<KernelRatioRow> rows = group.stream().flatMap(line -> line.rows().stream()).toList();
    boolean ordered = Phase.of(first.place().unit().sigmaW2()) == Phase.ORDERED;
    Optional<KernelRatioRow> low = ordered ? lowest(rows) : Optional.empty();
    Optional<KernelRatioRow> far = farthest(rows);
    return new EnsemblePage.Row(
        LineChart.swatch(first.style()),
        html(EnsemblePages.label(first, panel.title(), panels.lines())),
        html(
            List.of(
                Numbers.count(rows.size()),
                low.map(row -> Numbers.signed(row.aboveBound())).orElse(Numbers.UNDEFINED),
                low.map(RatioTexts::where).orElse(Numbers.UNDEFINED),
                far.map(row -> Numbers.signed(aboveLeadingOrder(row))).orElse(Numbers.UNDEFINED),
                far.map(RatioTexts::where).orElse(Numbers.UNDEFINED))));
  }

  private EnsemblePage.Table curveTable() {
    List<String> columns =
        List.of(
            "⟨x,x̃⟩", "L", "λ", "Sample", "± s.e.", "95 % interval", "Bound (18)", "Leading order");
    List<EnsemblePage.Row> rows =
        panels.list().stream()
            .flatMap(panel -> panel.lines().stream().map(line -> row(panel, line)))
            .toList();
    return new EnsemblePage.Table("Curve", html(columns), rows, RatioTexts.CURVES_NOTE);
  }

  private EnsemblePage.Row row(Panel<KernelRatioRow> panel, Line<KernelRatioRow> line) {
    String label = EnsemblePages.label(line, panel.title(), panels.lines());
    List<String> cells =
        line.rows().isEmpty()
            ? Collections.nCopies(8, "")
            : cells(line.rows().get(line.rows().size() - 1));
    return new EnsemblePage.Row(LineChart.swatch(line.style()), html(label), html(cells));
  }

  private static List<String> cells(KernelRatioRow row) {
    return Stream.of(
            String.format(Locale.ROOT, "%s", row.cosine()),
            Numbers.count(row.depth()),
            Numbers.brief(row.lambda()),
            Numbers.readable(row.sample().value()),
            Numbers.readable(row.sample().standardError()),
            Numbers.readable(row.sample().low()) + " to " + Numbers.readable(row.sample().high()),
            Numbers.readable(row.orderedPhaseBound()),
            Numbers.readable(row.infiniteWidth()))
        .toList();
  }
}
