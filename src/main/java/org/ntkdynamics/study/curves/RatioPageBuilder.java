package org.ntkdynamics.study.curves;

import static org.ntkdynamics.page.PageParts.html;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.ntkdynamics.chart.LineChart;
import org.ntkdynamics.chart.Numbers;
import org.ntkdynamics.chart.UnitStyle;
import org.ntkdynamics.judge.PairStatements;
import org.ntkdynamics.page.Columns;
import org.ntkdynamics.page.CurveCharts;
import org.ntkdynamics.page.CurveData;
import org.ntkdynamics.page.EnsembleFacts;
import org.ntkdynamics.page.EstimateText;
import org.ntkdynamics.page.Page;
import org.ntkdynamics.page.PageParts;
import org.ntkdynamics.page.Panels;
import org.ntkdynamics.page.Panels.Line;
import org.ntkdynamics.page.Panels.Panel;
import org.ntkdynamics.page.Papers;
import org.ntkdynamics.spec.Phase;
import org.ntkdynamics.store.RunDirectory;

/** From the directory of a kernel-ratio run to what the template shows. */
final class RatioPageBuilder {
  private static final Columns<KernelRatioRow> COLUMNS =
      new Columns<KernelRatioRow>()
          .add("⟨x,x̃⟩", row -> String.valueOf(row.cosine()))
          .add("L", row -> Numbers.count(row.depth()))
          .add("λ", row -> Numbers.brief(row.lambda()))
          .add("Sample", row -> Numbers.readable(row.sample().value()))
          .add("± s.e.", row -> Numbers.readable(row.sample().standardError()))
          .add("95 % interval", row -> EstimateText.interval(row.sample()))
          .add("Bound (18)", row -> Numbers.readable(row.orderedPhaseBound()))
          .add("Leading order", row -> Numbers.readable(row.infiniteWidth()));

  /**
   * How some curves lie to what the paper says of them.
   *
   * @param low where they are lowest above bound (18); empty outside the ordered phase
   * @param far where they are farthest from leading order
   */
  private record Agreement(
      int points, Optional<KernelRatioRow> low, Optional<KernelRatioRow> far) {}

  private static final Columns<Agreement> AGREEMENT =
      new Columns<Agreement>()
          .add("Points", one -> Numbers.count(one.points))
          .add(
              "Lowest (sample − bound (18)) in standard errors",
              one -> orDash(one.low, row -> Numbers.signed(row.aboveBound())))
          .add("There", one -> orDash(one.low, RatioTexts::where))
          .add(
              "Farthest (sample − leading order) in standard errors",
              one -> orDash(one.far, row -> Numbers.signed(aboveLeadingOrder(row))))
          .add("There", one -> orDash(one.far, RatioTexts::where));

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

  Page build() {
    return new Page(
        new Page.Heading(
            "The neural tangent kernel at initialisation · two inputs against one",
            PageParts.RANDOM_NETWORKS,
            RatioTexts.introduction(curves),
            EnsembleFacts.list(config.network(), config.ensemble(), config.seed()),
            List.of(Papers.seleznovaKutyniok("sections 3 and 4 and appendices"))),
        PageParts.notices(curves),
        RatioVerdicts.list(curves),
        List.of(figure()),
        PageParts.curves(curveTable(), run, curves),
        RatioTexts.conventions());
  }

  private Page.Figure figure() {
    List<Panel<KernelRatioRow>> list = panels.list();
    return new Page.Figure(
        "ratio",
        "Figure",
        html("Mean of the kernel of two inputs over that of one, E[Θ(x,x̃)]/E[Θ(x,x)]"),
        html(RatioTexts.lead(config.ensemble())),
        PageParts.legend(panels),
        strokes(),
        PageParts.columns(panels, list.size()),
        PageParts.panels("ratio", list, charts::ratio),
        html(RatioTexts.PROSE.say("caption")),
        agreement(list));
  }

  private List<Page.Key> strokes() {
    float width = CurveCharts.THEORY_WIDTH;
    List<Page.Key> keys = new ArrayList<>(charts.shades());
    keys.add(
        new Page.Key(LineChart.swatch(UnitStyle.GREY), html("sample, bars of ±1 standard error")));
    keys.add(
        PageParts.stroke(RatioCharts.BOUND, width, RatioCharts.BOUND_NAME + ", ordered phase"));
    keys.add(
        PageParts.stroke(RatioCharts.LEADING, width, RatioCharts.LEADING_NAME + " in the widths"));
    return keys;
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

  private Page.Table agreement(List<Panel<KernelRatioRow>> list) {
    List<Page.Row> rows = new ArrayList<>();
    for (Panel<KernelRatioRow> panel : list) {
      Map<Double, List<Line<KernelRatioRow>>> groups = new LinkedHashMap<>();
      for (Line<KernelRatioRow> line : panel.lines()) {
        groups
            .computeIfAbsent(panels.lines().value(line.place()), key -> new ArrayList<>())
            .add(line);
      }
      groups.values().forEach(group -> rows.add(agreementRow(panel, group)));
    }
    return AGREEMENT.table("Curves", rows, RatioTexts.PROSE.say("agreementNote"));
  }

  private Page.Row agreementRow(Panel<KernelRatioRow> panel, List<Line<KernelRatioRow>> group) {
    Line<KernelRatioRow> first = group.get(0);
    List<KernelRatioRow> rows = group.stream().flatMap(line -> line.rows().stream()).toList();
    boolean ordered = Phase.of(first.place().unit().sigmaW2()) == Phase.ORDERED;
    Optional<KernelRatioRow> low = ordered ? lowest(rows) : Optional.empty();
    return AGREEMENT.row(
        LineChart.swatch(first.style()),
        PageParts.label(first, panel.title(), panels.lines()),
        new Agreement(rows.size(), low, farthest(rows)));
  }

  private static String orDash(
      Optional<KernelRatioRow> row, Function<KernelRatioRow, String> text) {
    return row.map(text).orElse(Numbers.UNDEFINED);
  }

  private Page.Table curveTable() {
    List<Page.Row> rows =
        panels.list().stream()
            .flatMap(panel -> panel.lines().stream().map(line -> row(panel, line)))
            .toList();
    return COLUMNS.table("Curve", rows, RatioTexts.PROSE.say("curvesNote"));
  }

  private Page.Row row(Panel<KernelRatioRow> panel, Line<KernelRatioRow> line) {
    String label = PageParts.label(line, panel.title(), panels.lines());
    String swatch = LineChart.swatch(line.style());
    return line.rows().isEmpty()
        ? COLUMNS.blank(swatch, label)
        : COLUMNS.row(swatch, label, line.rows().get(line.rows().size() - 1));
  }
}
