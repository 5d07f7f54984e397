package org.ntkdynamics.study.firststep;

import static org.ntkdynamics.page.PageParts.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ntkdynamics.chart.LineChart;
import org.ntkdynamics.chart.Numbers;
import org.ntkdynamics.chart.UnitStyle;
import org.ntkdynamics.page.Columns;
import org.ntkdynamics.page.CurveCharts;
import org.ntkdynamics.page.CurveData;
import org.ntkdynamics.page.CurvePalette;
import org.ntkdynamics.page.EnsembleFacts;
import org.ntkdynamics.page.Page;
import org.ntkdynamics.page.PageParts;
import org.ntkdynamics.page.Papers;
import org.ntkdynamics.page.PlotPanels;
import org.ntkdynamics.page.Varied;
import org.ntkdynamics.spec.EnsembleUnit;
import org.ntkdynamics.spec.Phase;
import org.ntkdynamics.store.RunDirectory;

/** From the directory of a first-step run to what the template shows. */
final class FirstStepPageBuilder {
  private static final Columns<FirstStepRow> COLUMNS =
      new Columns<FirstStepRow>()
          .add("L", row -> Numbers.count(row.depth()))
          .add("E[ΔΘ]/E[Θ] ± s.e.", row -> FirstStepTexts.withError(row.mean()))
          .add("First order", FirstStepPageBuilder::firstOrder)
          .add("E|ΔΘ|/E[Θ] ± s.e.", row -> FirstStepTexts.withError(row.magnitude()))
          .add("95 % interval", row -> FirstStepTexts.interval(row.magnitude()))
          .add("ΔΘ/Θ: 5 %", row -> FirstStepTexts.number(row.quantiles().q5()))
          .add("median", row -> FirstStepTexts.number(row.median()))
          .add("95 %", row -> FirstStepTexts.number(row.quantiles().q95()));

  private static final UnitStyle SOLID = CurvePalette.dashed(UnitStyle.GREY, List.of());

  private final RunDirectory run;
  private final FirstStepSpec config;
  private final List<CurveData<FirstStepRow>> curves;
  private final List<FirstStepCase> cases;
  private final FirstStepCharts charts;

  FirstStepPageBuilder(RunDirectory run, FirstStepSpec config) {
    this.run = run;
    this.config = config;
    List<EnsembleUnit> units = config.units().stream().map(FirstStepUnit::networks).toList();
    this.curves = CurveData.read(run, units, FirstStepRow.TABLE::read);
    this.cases = FirstStepCase.of(config.step());
    this.charts =
        new FirstStepCharts(
            curves.stream().flatMap(curve -> curve.rows().stream()).toList(),
            config.step().learningRate(),
            config.step().scaledLearningRate());
  }

  Page build() {
    List<Page.Fact> spec =
        Stream.concat(
                EnsembleFacts.list(config.network(), config.ensemble(), config.seed()).stream(),
                FirstStepTexts.spec(config.step()).stream())
            .toList();
    return new Page(
        new Page.Heading(
            "The first step of gradient descent · what it does to the neural tangent kernel",
            PageParts.RANDOM_NETWORKS,
            FirstStepTexts.introduction(curves),
            spec,
            List.of(Papers.seleznovaKutyniok("sections 3 and 4 and appendices"))),
        PageParts.notices(curves),
        new FirstStepVerdicts(config, curves, cases).list(),
        figures(),
        PageParts.curves(table(), run, curves),
        FirstStepTexts.conventions());
  }

  private List<Page.Figure> figures() {
    List<Page.Figure> figures = new ArrayList<>();
    figures.add(changes());
    figures.add(slopes());
    PlotPanels scaled = scaledPanels();
    if (scaled.size() > 0) {
      figures.add(stepSizes(scaled));
    }
    return figures;
  }

  private Page.Figure stepSizes(PlotPanels scaled) {
    return new Page.Figure(
        "step-size",
        "Step size",
        html("Chaotic phase: a learning rate that shrinks as a^(−L)"),
        html(FirstStepTexts.PROSE.say("scaledLead")),
        legend(true),
        List.of(
            new Page.Key(LineChart.swatch(UnitStyle.GREY), html("mean, E|ΔΘ|/E[Θ]")),
            PageParts.stroke(SOLID, CurveCharts.THEORY_WIDTH, "size of the median of ΔΘ/Θ")),
        PageParts.columns(scaled.size()),
        scaled.list(),
        html(FirstStepTexts.PROSE.say("scaledCaption")),
        null);
  }

  private Page.Figure changes() {
    return new Page.Figure(
        "change",
        "Figure",
        html("Relative change of the kernel in one step, E|ΔΘ|/E[Θ]"),
        html(
            FirstStepTexts.PROSE.say(
                "lead", Map.of("draws", EnsembleFacts.draws(config.ensemble())))),
        legend(false),
        List.of(
            PageParts.stroke(
                CurvePalette.dashed(UnitStyle.GREY, CurveCharts.DOTS),
                CurveCharts.THEORY_WIDTH,
                "first order in η, activation pattern fixed")),
        PageParts.columns(curves.size()),
        changePanels().list(),
        html(FirstStepTexts.PROSE.say("caption")),
        null);
  }

  /** A panel a label and phase. */
  private PlotPanels changePanels() {
    PlotPanels panels = new PlotPanels("change");
    for (FirstStepCase one : cases) {
      for (CurveData<FirstStepRow> curve : curves) {
        List<FirstStepRow> fixed =
            curve.rows().stream().filter(row -> !row.step().size().scaled()).toList();
        String title = title(curve.unit()) + ", " + one.title();
        panels.add(
            title,
            charts.change(
                fixed.stream().filter(one::holds).toList(),
                fixed.stream().filter(one::mirrors).toList(),
                title));
      }
    }
    return panels;
  }

  private Page.Figure slopes() {
    PlotPanels panels = new PlotPanels("slope");
    for (CurveData<FirstStepRow> curve : curves) {
      List<FirstStepRow> rows = curve.rows().stream().filter(cases.get(0)::holds).toList();
      boolean edge = Phase.of(curve.unit().sigmaW2()) == Phase.EDGE_OF_CHAOS;
      Fit fit = edge ? FirstStepFits.edgeOfChaos(rows) : Fit.of(List.of());
      String title = title(curve.unit()) + ", " + cases.get(0).title();
      panels.add(title, charts.derivative(rows, fit, title));
    }
    return new Page.Figure(
        "first-order",
        "First order",
        html("First order: E|dΘ/dη|/E[Θ] at η = 0"),
        html(FirstStepTexts.PROSE.say("slopeLead")),
        List.of(),
        List.of(
            new Page.Key(
                LineChart.swatch(UnitStyle.GREY), html("sample, bars of ±1 standard error")),
            PageParts.stroke(SOLID, CurveCharts.THEORY_WIDTH, "at the edge of chaos, the fit")),
        PageParts.columns(curves.size()),
        panels.list(),
        html(FirstStepTexts.PROSE.say("slopeCaption")),
        null);
  }

  private PlotPanels scaledPanels() {
    PlotPanels panels = new PlotPanels("step-size");
    for (CurveData<FirstStepRow> curve : curves) {
      for (FirstStepCase one : cases) {
        List<FirstStepRow> rows =
            curve.rows().stream()
                .filter(row -> one.holds(row) && row.step().size().scaled())
                .toList();
        if (!rows.isEmpty()) {
          String title = title(curve.unit()) + ", " + one.title();
          panels.add(title, charts.scaled(rows, title));
        }
      }
    }
    return panels;
  }

  private List<Page.Key> legend(boolean scaled) {
    List<Double> values =
        scaled ? config.step().scaledLearningRate() : config.step().learningRate();
    return values.stream()
        .map(value -> new StepSize(scaled, value))
        .map(
            size ->
                new Page.Key(
                    LineChart.swatch(charts.style(size)),
                    html("learning rate " + FirstStepTexts.size(size))))
        .toList();
  }

  /** What tells a unit from the others: its phase, and whatever else is swept. */
  private String title(EnsembleUnit unit) {
    StringBuilder title = new StringBuilder(Phase.of(unit.sigmaW2()).label());
    title.append(", σw² = ").append(unit.sigmaW2());
    Varied.Place place = new Varied.Place(unit, 1);
    for (Varied sweep : List.of(Varied.SHAPE, Varied.WIDTH, Varied.ALPHA0, Varied.DRAWS)) {
      long values =
          curves.stream()
              .map(curve -> sweep.value(new Varied.Place(curve.unit(), 1)))
              .distinct()
              .count();
      title.append(values > 1 ? ", " + sweep.label(place) : "");
    }
    return title.append(config.seed().size() > 1 ? ", seed " + unit.seed() : "").toString();
  }

  private Page.Table table() {
    List<Page.Row> rows = new ArrayList<>();
    for (CurveData<FirstStepRow> curve : curves) {
      for (FirstStepCase one : cases) {
        List<FirstStepRow> ofCase = curve.rows().stream().filter(one::holds).toList();
        FirstStepCharts.bySize(ofCase)
            .forEach((size, line) -> rows.add(row(curve, one, size, line.get(line.size() - 1))));
      }
    }
    return COLUMNS.table("Step", rows, FirstStepTexts.PROSE.say("tableNote"));
  }

  private Page.Row row(
      CurveData<FirstStepRow> curve, FirstStepCase one, StepSize size, FirstStepRow last) {
    String label = title(curve.unit()) + ", " + one.title() + ", " + FirstStepTexts.size(size);
    return COLUMNS.row(LineChart.swatch(charts.style(size)), label, last);
  }

  private static String firstOrder(FirstStepRow row) {
    return FirstStepTexts.number(
        FirstStepVerdicts.times(row.derivative().value(), row.step().learningRate()));
  }
}
