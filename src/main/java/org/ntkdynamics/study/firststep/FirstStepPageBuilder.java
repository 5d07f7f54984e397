package org.ntkdynamics.study.firststep;

import static org.ntkdynamics.page.EnsemblePages.html;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.ntkdynamics.chart.LineChart;
import org.ntkdynamics.chart.Numbers;
import org.ntkdynamics.chart.UnitStyle;
import org.ntkdynamics.page.CurveCharts;
import org.ntkdynamics.page.CurveData;
import org.ntkdynamics.page.CurvePalette;
import org.ntkdynamics.page.EnsembleFacts;
import org.ntkdynamics.page.EnsemblePage;
import org.ntkdynamics.page.EnsemblePages;
import org.ntkdynamics.page.Links;
import org.ntkdynamics.page.Page;
import org.ntkdynamics.page.ProvenanceFacts;
import org.ntkdynamics.page.Sweep;
import org.ntkdynamics.spec.EnsembleUnit;
import org.ntkdynamics.spec.Phase;
import org.ntkdynamics.store.RunDirectory;

/** From the directory of a first-step run to what the template shows. */
final class FirstStepPageBuilder {
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

  EnsemblePage.Root build() {
    List<Page.Fact> spec =
        Stream.concat(
                EnsembleFacts.list(config.network(), config.ensemble(), config.seed()).stream(),
                FirstStepTexts.spec(config.step()).stream())
            .toList();
    return new EnsemblePage.Root(
        new EnsemblePage.Heading(
            config.name(),
            "The first step of gradient descent · what it does to the neural tangent kernel",
            spec,
            run.provenance().map(ProvenanceFacts::list).orElse(List.of())),
        EnsemblePages.notices(curves),
        new FirstStepVerdicts(config, curves, cases).list(),
        figures(),
        table(),
        FirstStepTexts.conventions(),
        new Links(run).ofRun(),
        EnsemblePages.files(run, curves));
  }

  private List<EnsemblePage.Figure> figures() {
    List<EnsemblePage.Figure> figures = new ArrayList<>();
    figures.add(changes());
    figures.add(slopes());
    List<EnsemblePage.Panel> scaled = scaledPanels();
    if (!scaled.isEmpty()) {
      figures.add(
          new EnsemblePage.Figure(
              "step-size",
              html("Chaotic phase: a learning rate that shrinks as a^(−L)"),
              html(
                  "The paper names η = O(a^(−L)) as what avoids the divergence. A typical network then"
                      + " keeps its kernel; what is left grows with λ, not with L."),
              legend(true),
              List.of(),
              EnsemblePages.columns(scaled.size()),
              scaled,
              html(FirstStepTexts.SCALED_CAPTION),
              null));
    }
    return figures;
  }

  private EnsemblePage.Figure changes() {
    List<EnsemblePage.Panel> panels = new ArrayList<>();
    for (FirstStepCase one : cases) {
      for (CurveData<FirstStepRow> curve : curves) {
        List<FirstStepRow> fixed =
            curve.rows().stream().filter(row -> !row.step().size().scaled()).toList();
        String title = title(curve.unit()) + ", " + one.title();
        panels.add(
            panel(
                panels.size(),
                title,
                charts.change(
                    "change-" + panels.size(),
                    fixed.stream().filter(one::holds).toList(),
                    fixed.stream().filter(one::mirrors).toList(),
                    title)));
      }
    }
    return new EnsemblePage.Figure(
        "change",
        html("Relative change of the kernel in one step, E|ΔΘ|/E[Θ]"),
        html(
            "Each marker stands for "
                + EnsembleFacts.draws(config.ensemble())
                + " random networks, all steps from the same ones."),
        legend(false),
        List.of(
            EnsemblePages.stroke(
                CurvePalette.dashed(UnitStyle.BETWEEN_CLASSES, CurveCharts.DOTS),
                CurveCharts.THEORY_WIDTH,
                "first order in η, activation pattern fixed")),
        EnsemblePages.columns(curves.size()),
        panels,
        html(FirstStepTexts.CAPTION),
        null);
  }

  private EnsemblePage.Figure slopes() {
    List<EnsemblePage.Panel> panels = new ArrayList<>();
    for (CurveData<FirstStepRow> curve : curves) {
      List<FirstStepRow> rows = curve.rows().stream().filter(cases.get(0)::holds).toList();
      boolean edge = Phase.of(curve.unit().sigmaW2()) == Phase.EDGE_OF_CHAOS;
      Fit fit = edge ? FirstStepFits.edgeOfChaos(rows) : Fit.of(List.of());
      String title = title(curve.unit()) + ", " + cases.get(0).title();
      panels.add(
          panel(
              panels.size(), title, charts.derivative("slope-" + panels.size(), rows, fit, title)));
    }
    return new EnsemblePage.Figure(
        "first-order",
        html("First order: E|dΘ/dη|/E[Θ] at η = 0"),
        html("What the paper’s proof follows: the gradient flow, with fixed activation patterns."),
        List.of(),
        List.of(),
        EnsemblePages.columns(curves.size()),
        panels,
        html(FirstStepTexts.SLOPE_CAPTION),
        null);
  }

  private List<EnsemblePage.Panel> scaledPanels() {
    List<EnsemblePage.Panel> panels = new ArrayList<>();
    for (CurveData<FirstStepRow> curve : curves) {
      for (FirstStepCase one : cases) {
        List<FirstStepRow> rows =
            curve.rows().stream()
                .filter(row -> one.holds(row) && row.step().size().scaled())
                .toList();
        if (!rows.isEmpty()) {
          String title = title(curve.unit()) + ", " + one.title();
          panels.add(
              panel(
                  panels.size(), title, charts.scaled("step-size-" + panels.size(), rows, title)));
        }
      }
    }
    return panels;
  }

  private static EnsemblePage.Panel panel(int index, String title, String svg) {
    return new EnsemblePage.Panel(EnsemblePages.letter(index), html(title), svg);
  }

  private List<EnsemblePage.Key> legend(boolean scaled) {
    List<Double> values =
        scaled ? config.step().scaledLearningRate() : config.step().learningRate();
    return values.stream()
        .map(value -> new StepSize(scaled, value))
        .map(
            size ->
                new EnsemblePage.Key(
                    LineChart.swatch(charts.style(size)), html(FirstStepTexts.size(size))))
        .toList();
  }

  /** What tells a unit from the others: its phase, and whatever else is swept. */
  private String title(EnsembleUnit unit) {
    StringBuilder title = new StringBuilder(Phase.of(unit.sigmaW2()).label());
    title.append(", σw² = ").append(unit.sigmaW2());
    Sweep.Place place = new Sweep.Place(unit, 1);
    for (Sweep sweep : List.of(Sweep.SHAPE, Sweep.WIDTH, Sweep.ALPHA0, Sweep.DRAWS)) {
      long values =
          curves.stream()
              .map(curve -> sweep.value(new Sweep.Place(curve.unit(), 1)))
              .distinct()
              .count();
      title.append(values > 1 ? ", " + sweep.label(place) : "");
    }
    return title.append(config.seed().size() > 1 ? ", seed " + unit.seed() : "").toString();
  }

  private EnsemblePage.Table table() {
    List<EnsemblePage.Row> rows = new ArrayList<>();
    for (CurveData<FirstStepRow> curve : curves) {
      for (FirstStepCase one : cases) {
        List<FirstStepRow> ofCase = curve.rows().stream().filter(one::holds).toList();
        FirstStepCharts.bySize(ofCase)
            .forEach(
                (size, line) ->
                    rows.add(
                        new EnsemblePage.Row(
                            LineChart.swatch(charts.style(size)),
                            html(
                                title(curve.unit())
                                    + ", "
                                    + one.title()
                                    + ", "
                                    + FirstStepTexts.size(size)),
                            html(cells(line.get(line.size() - 1))))));
      }
    }
    List<String> columns =
        List.of(
            "L",
            "E[ΔΘ]/E[Θ] ± s.e.",
            "First order",
            "E|ΔΘ|/E[Θ] ± s.e.",
            "95 % interval",
            "ΔΘ/Θ: 5 %",
            "median",
            "95 %");
    return new EnsemblePage.Table("Step", html(columns), rows, FirstStepTexts.TABLE_NOTE);
  }

  private static List<String> cells(FirstStepRow row) {
    return List.of(
        Numbers.count(row.depth()),
        FirstStepTexts.withError(row.mean()),
        FirstStepTexts.number(
            FirstStepVerdicts.times(row.derivative().value(), row.step().learningRate())),
        FirstStepTexts.withError(row.magnitude()),
        FirstStepTexts.interval(row.magnitude()),
        FirstStepTexts.number(row.quantiles().q5()),
        FirstStepTexts.number(row.median()),
        FirstStepTexts.number(row.quantiles().q95()));
  }
}
