package org.ntkdynamics.study.shustin;

import static org.ntkdynamics.page.EnsemblePages.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.ntkdynamics.chart.Axis;
import org.ntkdynamics.chart.LineChart;
import org.ntkdynamics.chart.Numbers;
import org.ntkdynamics.chart.UnitStyle;
import org.ntkdynamics.judge.SdStatements;
import org.ntkdynamics.page.CurveCharts;
import org.ntkdynamics.page.CurvePalette;
import org.ntkdynamics.page.EnsemblePage;
import org.ntkdynamics.page.EnsemblePages;
import org.ntkdynamics.page.Farthest;
import org.ntkdynamics.page.Links;
import org.ntkdynamics.page.ProvenanceFacts;
import org.ntkdynamics.spec.WeightLaw;
import org.ntkdynamics.store.RunDirectory;

/** From the directory of a correlators run to what the template shows. */
final class CorrelatorPageBuilder {
  /** A row with the unit it belongs to. */
  record Seen(SdUnit unit, CorrelatorRow row) {
    boolean isGaussian() {
      return unit.law().equals(WeightLaw.GAUSSIAN);
    }

    boolean isFirst() {
      return row.layer() == 1;
    }

    double deviation() {
      return row.sample().deviationFrom(row.infiniteWidth());
    }

    String where() {
      return "n₀ = "
          + unit.input()
          + ", M = "
          + unit.width()
          + ", "
          + SdFacts.cosine(row.cosine())
          + (isFirst() ? "" : ", layer " + row.layer());
    }
  }

  private final RunDirectory run;
  private final CorrelatorsSpec config;
  private final List<SdData<CorrelatorRow>> curves;
  private final List<Seen> seen;
  private final Map<Double, UnitStyle> styles;
  private final DepthCharts<CorrelatorRow> charts;

  CorrelatorPageBuilder(RunDirectory run, CorrelatorsSpec config) {
    this.run = run;
    this.config = config;
    this.curves = SdData.read(run, config.units(), CorrelatorRow.TABLE::read);
    this.seen =
        curves.stream()
            .flatMap(curve -> curve.rows().stream().map(row -> new Seen(curve.unit(), row)))
            .toList();
    this.styles = CurvePalette.ofSequence(config.ensemble().inputs().stream().sorted().toList());
    this.charts =
        new DepthCharts<>(
            CorrelatorRow::layer, "hidden layer l", 0, config.network().hiddenLayers().get(0));
  }

  EnsemblePage.Root build() {
    List<EnsemblePage.Figure> figures = figures();
    return new EnsemblePage.Root(
        new EnsemblePage.Heading(
            config.name(),
            "Networks at initialisation · units that are active for both of two inputs",
            SdFacts.list(config.network(), config.ensemble(), config.seed()),
            run.provenance().map(ProvenanceFacts::list).orElse(List.of())),
        EnsemblePages.notices(curves),
        new CorrelatorVerdicts(config, seen).list(),
        figures,
        deepest(),
        CorrelatorTexts.conventions(),
        new Links(run).ofRun(),
        EnsemblePages.files(run, curves),
        SdFacts.words(figures));
  }

  private List<EnsemblePage.Figure> figures() {
    List<EnsemblePage.Figure> figures = new ArrayList<>();
    if (config.network().law().size() > 1) {
      figures.add(new LawFigure(curves, config).figure());
    }
    config.network().law().forEach(law -> figures.add(figure(law)));
    return figures;
  }

  private EnsemblePage.Figure figure(WeightLaw law) {
    List<SdData<CorrelatorRow>> members =
        curves.stream().filter(curve -> curve.unit().law().equals(law)).toList();
    List<EnsemblePage.Panel> panels = new ArrayList<>();
    for (SdData<CorrelatorRow> curve : members) {
      String id = "correlators-" + law + "-" + (panels.size() + 1);
      panels.add(
          new EnsemblePage.Panel(
              EnsemblePages.letter(panels.size()),
              html(label(curve)),
              chart(curve).svg(id.replace('.', '_'), description(curve))));
    }
    return new EnsemblePage.Figure(
        law.toString(),
        html(SdFacts.heading(law) + ": the two-point correlator E[ξξ′], layer by layer"),
        html(CorrelatorTexts.lead(law, config.ensemble().draws())),
        legend(),
        strokes(law),
        EnsemblePages.columns(panels.size()),
        panels,
        html(CorrelatorTexts.CAPTION),
        agreement(members));
  }

  private LineChart chart(SdData<CorrelatorRow> curve) {
    LineChart chart = charts.chart(Axis.linear(0, 0.5, DoubleStream.empty()));
    charts.level(chart, SdStatements.CONJECTURED, DepthCharts.PRINTED, DepthCharts.THEORY_WIDTH);
    styles.forEach(
        (cosine, style) -> {
          List<CorrelatorRow> rows = rows(curve, cosine);
          charts.theory(
              chart,
              rows,
              CorrelatorRow::infiniteWidth,
              CurvePalette.pale(CurvePalette.dashed(style, List.of()), CurveCharts.PALE),
              DepthCharts.CORRECTED_WIDTH);
          charts.sample(chart, rows, CorrelatorRow::sample, style);
        });
    return chart;
  }

  private static List<CorrelatorRow> rows(SdData<CorrelatorRow> curve, double cosine) {
    return curve.rows().stream().filter(row -> row.cosine() == cosine).toList();
  }

  private List<EnsemblePage.Key> legend() {
    List<EnsemblePage.Key> keys = new ArrayList<>();
    styles.forEach(
        (cosine, style) ->
            keys.add(new EnsemblePage.Key(LineChart.swatch(style), html(SdFacts.cosine(cosine)))));
    return keys;
  }

  private static List<EnsemblePage.Key> strokes(WeightLaw law) {
    String exact =
        law.equals(WeightLaw.GAUSSIAN) ? ", exact in layer 1" : " and n₀, where all laws agree";
    return List.of(
        new EnsemblePage.Key(
            LineChart.swatch(UnitStyle.BETWEEN_CLASSES), html("sample, bars of ±1 standard error")),
        EnsemblePages.stroke(
            DepthCharts.CORRECTED, DepthCharts.CORRECTED_WIDTH, "infinite width" + exact),
        EnsemblePages.stroke(
            DepthCharts.PRINTED, DepthCharts.THEORY_WIDTH, "¼, the conjectured limit"));
  }

  private String label(SdData<CorrelatorRow> curve) {
    return SdFacts.label(curve.unit(), config.seed().size() > 1);
  }

  private String description(SdData<CorrelatorRow> curve) {
    StringBuilder text = new StringBuilder("Two-point correlator against the hidden layer, ");
    text.append(label(curve)).append(". ");
    for (double cosine : styles.keySet()) {
      List<CorrelatorRow> rows = rows(curve, cosine);
      text.append(SdFacts.cosine(cosine)).append(": ").append(ends(rows)).append("; ");
    }
    return text.toString();
  }

  private static String ends(List<CorrelatorRow> rows) {
    return rows.isEmpty()
        ? "nothing known"
        : Numbers.readable(rows.get(0).sample().value())
            + " in layer 1 to "
            + Numbers.readable(rows.get(rows.size() - 1).sample().value())
            + " in layer "
            + rows.size();
  }

  private EnsemblePage.Table agreement(List<SdData<CorrelatorRow>> members) {
    List<EnsemblePage.Row> rows = new ArrayList<>();
    for (SdData<CorrelatorRow> curve : members) {
      List<Seen> own = curve.rows().stream().map(row -> new Seen(curve.unit(), row)).toList();
      List<Seen> first = own.stream().filter(Seen::isFirst).toList();
      List<Seen> deeper = own.stream().filter(point -> !point.isFirst()).toList();
      double cap =
          first.stream()
              .mapToDouble(p -> Math.abs(p.row().capFormula() - p.row().infiniteWidth()))
              .max()
              .orElse(Double.NaN);
      Farthest one = Farthest.of(first, Seen::deviation, p -> SdFacts.cosine(p.row().cosine()));
      Farthest other =
          Farthest.of(
              deeper,
              Seen::deviation,
              p -> SdFacts.cosine(p.row().cosine()) + ", l = " + p.row().layer());
      rows.add(
          new EnsemblePage.Row(
              "",
              html(label(curve)),
              html(
                  List.of(
                      Numbers.readable(cap),
                      Numbers.signed(one.deviation()),
                      one.where(),
                      Numbers.signed(other.deviation()),
                      other.where()))));
    }
    return new EnsemblePage.Table(
        "Networks", html(CorrelatorTexts.AGREEMENT), rows, CorrelatorTexts.AGREEMENT_NOTE);
  }

  private EnsemblePage.Table deepest() {
    int last = config.network().hiddenLayers().get(0);
    List<Double> cosines = config.ensemble().inputs();
    List<EnsemblePage.Row> rows = new ArrayList<>();
    rows.add(
        new EnsemblePage.Row(
            "",
            html("infinite width"),
            cosines.stream().map(cosine -> html(infiniteWidth(cosine, last))).toList()));
    for (SdData<CorrelatorRow> curve : curves) {
      List<String> cells =
          cosines.stream()
              .map(cosine -> rows(curve, cosine))
              .map(all -> all.size() < last ? "" : CorrelatorTexts.cell(all.get(last - 1)))
              .toList();
      rows.add(
          new EnsemblePage.Row(
              "", html(SdFacts.name(curve.unit().law()) + ", " + label(curve)), html(cells)));
    }
    return new EnsemblePage.Table(
        "Layer " + last,
        html(cosines.stream().map(SdFacts::cosine).toList()),
        rows,
        CorrelatorTexts.CURVES_NOTE);
  }

  private String infiniteWidth(double cosine, int layer) {
    return seen.stream()
        .map(Seen::row)
        .filter(row -> row.layer() == layer && row.cosine() == cosine)
        .findFirst()
        .map(row -> Numbers.readable(row.infiniteWidth()))
        .orElse("");
  }
}
