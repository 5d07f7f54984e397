package org.ntkdynamics.study.shustin;

import static org.ntkdynamics.page.PageParts.html;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;
import org.ntkdynamics.chart.LineChart;
import org.ntkdynamics.page.Columns;
import org.ntkdynamics.page.EstimateText;
import org.ntkdynamics.page.Page;
import org.ntkdynamics.page.PageParts;
import org.ntkdynamics.spec.WeightLaw;
import org.ntkdynamics.store.RunDirectory;
import org.ntkdynamics.study.shustin.ExpectedNtkCharts.Panel;

/** From the directory of an expected-ntk run to what the template shows. */
final class ExpectedNtkPageBuilder {
  private final RunDirectory run;
  private final ExpectedNtkSpec config;
  private final List<SdData<ExpectedNtkRow>> curves;
  private final ExpectedNtkCharts charts;

  ExpectedNtkPageBuilder(RunDirectory run, ExpectedNtkSpec config) {
    this.run = run;
    this.config = config;
    this.curves = SdData.read(run, config.units(), ExpectedNtkRow.TABLE::read);
    this.charts = new ExpectedNtkCharts(curves, config.network());
  }

  Page build() {
    List<Page.Figure> figures =
        config.network().law().stream()
            .flatMap(law -> Stream.of(means(law), variances(law)))
            .toList();
    return new Page(
        new Page.Heading(
            "The neural tangent kernel at initialisation · mean and variance of its entries",
            SdFacts.SUBJECT,
            ExpectedNtkTexts.introduction(curves),
            SdFacts.list(config.network(), config.ensemble(), config.seed()),
            SdFacts.SOURCES),
        PageParts.notices(curves),
        new ExpectedNtkVerdicts(curves).list(),
        figures,
        PageParts.curves(deepest(), run, curves, SdFacts.FILES),
        ExpectedNtkTexts.conventions());
  }

  /** A panel for each n_0, seed and cosine. */
  private List<Panel> panels(WeightLaw law) {
    List<Panel> panels = new ArrayList<>();
    for (long seed : config.seed()) {
      for (int input : config.network().input()) {
        List<SdData<ExpectedNtkRow>> members =
            curves.stream()
                .filter(curve -> curve.unit().law().equals(law))
                .filter(curve -> curve.unit().seed() == seed && curve.unit().input() == input)
                .toList();
        String suffix =
            (config.network().input().size() > 1 ? ", n₀ = " + input : "")
                + (config.seed().size() > 1 ? ", seed " + seed : "");
        for (double cosine : config.ensemble().inputs()) {
          panels.add(new Panel(SdFacts.cosineInWords(cosine) + suffix, cosine, members));
        }
      }
    }
    return panels;
  }

  private Page.Figure means(WeightLaw law) {
    List<Panel> panels = panels(law);
    return new Page.Figure(
        "mean-" + law,
        "Mean, " + SdFacts.name(law),
        html(SdFacts.heading(law) + ": mean of the kernel, E[K(x,x′)]"),
        html(ExpectedNtkTexts.lead(law, config.ensemble().draws())),
        charts.legend(),
        ExpectedNtkTexts.meanStrokes(law),
        PageParts.columns(panels.size()),
        charts.draw("mean-" + law, panels, charts::mean),
        html(ExpectedNtkTexts.PROSE.say("meanCaption")),
        agreement(panels));
  }

  private Page.Figure variances(WeightLaw law) {
    List<Panel> panels = panels(law);
    return new Page.Figure(
        "variance-" + law,
        "Variance, " + SdFacts.name(law),
        html(SdFacts.heading(law) + ": variance of the kernel, Var[K(x,x′)]"),
        html(ExpectedNtkTexts.PROSE.say("varianceLead")),
        charts.legend(),
        ExpectedNtkTexts.varianceStrokes(law),
        PageParts.columns(panels.size()),
        charts.draw("variance-" + law, panels, charts::variance),
        html(ExpectedNtkTexts.varianceCaption(law)),
        dispersions(panels));
  }

  /** The deepest row of each curve of some panels, with its label. */
  private List<Page.Row> rows(List<Panel> panels, Columns<ExpectedNtkRow> columns) {
    List<Page.Row> rows = new ArrayList<>();
    for (Panel panel : panels) {
      for (SdData<ExpectedNtkRow> curve : panel.curves()) {
        List<ExpectedNtkRow> own = panel.rows(curve);
        if (!own.isEmpty()) {
          rows.add(
              columns.row(
                  LineChart.swatch(charts.style(curve)),
                  panel.title() + ", width M = " + curve.unit().width(),
                  own.get(own.size() - 1)));
        }
      }
    }
    return rows;
  }

  private Page.Table agreement(List<Panel> panels) {
    Columns<ExpectedNtkRow> columns = ExpectedNtkTexts.AGREEMENT;
    return columns.table(
        "At the greatest depth",
        rows(panels, columns),
        ExpectedNtkTexts.PROSE.say("agreementNote"));
  }

  private Page.Table dispersions(List<Panel> panels) {
    Columns<ExpectedNtkRow> columns = ExpectedNtkTexts.DISPERSIONS;
    return columns.table(
        "At the greatest depth",
        rows(panels, columns),
        ExpectedNtkTexts.PROSE.say("dispersionsNote"));
  }

  private Page.Table deepest() {
    Columns<DoubleFunction<String>> columns = SdFacts.cosines(config.ensemble());
    List<Page.Row> rows = new ArrayList<>();
    for (SdData<ExpectedNtkRow> curve : curves) {
      String label =
          SdFacts.name(curve.unit().law())
              + ", "
              + SdFacts.label(curve.unit(), config.seed().size() > 1);
      rows.add(columns.row("", label, cosine -> cell(curve, cosine)));
    }
    return columns.table(
        "L = " + config.network().hiddenLayers().get(0),
        rows,
        ExpectedNtkTexts.PROSE.say("curvesNote"));
  }

  private static String cell(SdData<ExpectedNtkRow> curve, double cosine) {
    return first(curve, cosine)
        .map(row -> EstimateText.withError(row.mean()))
        .findFirst()
        .orElse("");
  }

  private static Stream<ExpectedNtkRow> first(SdData<ExpectedNtkRow> curve, double cosine) {
    return curve.rows().stream().filter(row -> row.cosine() == cosine).limit(1);
  }
}
