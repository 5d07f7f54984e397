package org.ntkdynamics.study.shustin;

import static org.ntkdynamics.page.PageParts.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;
import org.ntkdynamics.chart.Axis;
import org.ntkdynamics.chart.LineChart;
import org.ntkdynamics.chart.Numbers;
import org.ntkdynamics.chart.Plot;
import org.ntkdynamics.chart.UnitStyle;
import org.ntkdynamics.judge.SdStatements;
import org.ntkdynamics.page.Columns;
import org.ntkdynamics.page.CurveCharts;
import org.ntkdynamics.page.CurvePalette;
import org.ntkdynamics.page.EstimateText;
import org.ntkdynamics.page.Farthest;
import org.ntkdynamics.page.Page;
import org.ntkdynamics.page.PageParts;
import org.ntkdynamics.page.PlotPanels;
import org.ntkdynamics.spec.WeightLaw;
import org.ntkdynamics.store.RunDirectory;

/** From the directory of a correlators run to what the template shows. */
final class CorrelatorPageBuilder {
  /** Half of all units are active for an input: one axis holds the correlators of all charts. */
  private static final double LARGEST = 0.5;

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

  /**
   * How the networks of a unit lie to what is known of them.
   *
   * @param cap how far the cap formula is off, at most; NaN where it says nothing
   */
  private record Agreement(double cap, Farthest first, Farthest deeper) {}

  private static final Columns<Agreement> AGREEMENT =
      new Columns<Agreement>()
          .add("Cap formula − (π − θ)/(2π), largest", one -> Numbers.readable(one.cap))
          .add(
              "Layer 1: farthest (sample − (π − θ)/(2π)) in standard errors",
              one -> Numbers.signed(one.first.deviation()))
          .add("There", one -> one.first.where())
          .add(
              "Deeper: farthest (sample − infinite width) in standard errors",
              one -> Numbers.signed(one.deeper.deviation()))
          .add("There", one -> one.deeper.where());

  private final RunDirectory run;
  private final CorrelatorsSpec config;
  private final List<SdData<CorrelatorRow>> curves;
  private final List<Seen> seen;
  private final Map<Double, UnitStyle> styles;
  private final CurveCharts<CorrelatorRow> charts;

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
        new CurveCharts<>(
            CorrelatorRow::layer,
            CurveCharts.from0(
                DoubleStream.of(config.network().hiddenLayers().get(0)), "hidden layer l", "l ="));
  }

  Page build() {
    return new Page(
        new Page.Heading(
            "Networks at initialisation · units that are active for both of two inputs",
            SdFacts.SUBJECT,
            CorrelatorTexts.introduction(curves),
            SdFacts.list(config.network(), config.ensemble(), config.seed()),
            SdFacts.SOURCES),
        PageParts.notices(curves),
        new CorrelatorVerdicts(config, seen).list(),
        figures(),
        PageParts.curves(deepest(), run, curves, SdFacts.FILES),
        CorrelatorTexts.conventions());
  }

  private List<Page.Figure> figures() {
    List<Page.Figure> figures = new ArrayList<>();
    if (config.network().law().size() > 1) {
      figures.add(new LawFigure(curves, config).figure());
    }
    config.network().law().forEach(law -> figures.add(figure(law)));
    return figures;
  }

  private Page.Figure figure(WeightLaw law) {
    List<SdData<CorrelatorRow>> members =
        curves.stream().filter(curve -> curve.unit().law().equals(law)).toList();
    PlotPanels panels = new PlotPanels("correlators-" + law);
    members.forEach(curve -> panels.add(label(curve), plot(curve)));
    return new Page.Figure(
        law.toString(),
        SdFacts.heading(law),
        html(SdFacts.heading(law) + ": the two-point correlator E[ξξ′], layer by layer"),
        html(CorrelatorTexts.lead(law, config.ensemble().draws())),
        legend(),
        strokes(law),
        PageParts.columns(panels.size()),
        panels.list(),
        html(CorrelatorTexts.PROSE.say("caption")),
        agreement(members));
  }

  private Plot plot(SdData<CorrelatorRow> curve) {
    String subject = "Two-point correlator against the hidden layer, " + label(curve);
    Plot plot =
        charts
            .plot(subject, values -> Axis.linear(0, LARGEST, DoubleStream.empty()))
            .upwards("two-point correlator")
            .level(
                StatementStyles.CONJECTURE,
                SdStatements.CONJECTURED,
                StatementStyles.PRINTED,
                StatementStyles.THEORY_WIDTH);
    styles.forEach(
        (cosine, style) -> {
          List<CorrelatorRow> rows = rows(curve, cosine);
          UnitStyle pale = CurvePalette.pale(CurvePalette.dashed(style, List.of()));
          plot.add(
              charts.theory(
                  "infinite width, " + SdFacts.cosineInWords(cosine),
                  rows,
                  CorrelatorRow::infiniteWidth,
                  pale,
                  StatementStyles.CORRECTED_WIDTH));
          plot.add(
              charts.sample(SdFacts.cosineInWords(cosine), rows, CorrelatorRow::sample, style));
        });
    return plot;
  }

  private static List<CorrelatorRow> rows(SdData<CorrelatorRow> curve, double cosine) {
    return curve.rows().stream().filter(row -> row.cosine() == cosine).toList();
  }

  private List<Page.Key> legend() {
    List<Page.Key> keys = new ArrayList<>();
    styles.forEach(
        (cosine, style) ->
            keys.add(new Page.Key(LineChart.swatch(style), html(SdFacts.cosineInWords(cosine)))));
    return keys;
  }

  private static List<Page.Key> strokes(WeightLaw law) {
    String exact =
        law.equals(WeightLaw.GAUSSIAN) ? ", exact in layer 1" : " and n₀, where all laws agree";
    return List.of(
        new Page.Key(LineChart.swatch(UnitStyle.GREY), html("sample, bars of ±1 standard error")),
        PageParts.stroke(
            StatementStyles.CORRECTED, StatementStyles.CORRECTED_WIDTH, "infinite width" + exact),
        PageParts.stroke(
            StatementStyles.PRINTED, StatementStyles.THEORY_WIDTH, StatementStyles.CONJECTURE));
  }

  private String label(SdData<CorrelatorRow> curve) {
    return SdFacts.label(curve.unit(), config.seed().size() > 1);
  }

  private Page.Table agreement(List<SdData<CorrelatorRow>> members) {
    List<Page.Row> rows = new ArrayList<>();
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
      rows.add(AGREEMENT.row("", label(curve), new Agreement(cap, one, other)));
    }
    return AGREEMENT.table("Networks", rows, CorrelatorTexts.PROSE.say("agreementNote"));
  }

  private Page.Table deepest() {
    int last = config.network().hiddenLayers().get(0);
    Columns<DoubleFunction<String>> columns = SdFacts.cosines(config.ensemble());
    List<Page.Row> rows = new ArrayList<>();
    rows.add(columns.row("", "infinite width", cosine -> infiniteWidth(cosine, last)));
    for (SdData<CorrelatorRow> curve : curves) {
      String label = SdFacts.name(curve.unit().law()) + ", " + label(curve);
      rows.add(columns.row("", label, cosine -> cell(rows(curve, cosine), last)));
    }
    return columns.table("Layer " + last, rows, CorrelatorTexts.PROSE.say("curvesNote"));
  }

  private static String cell(List<CorrelatorRow> rows, int layer) {
    return rows.size() < layer ? "" : EstimateText.withError(rows.get(layer - 1).sample());
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
