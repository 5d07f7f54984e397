package org.ntkdynamics.study.shustin;

import static org.ntkdynamics.page.EnsemblePages.html;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.ntkdynamics.chart.LineChart;
import org.ntkdynamics.page.EnsemblePage;
import org.ntkdynamics.page.EnsemblePages;
import org.ntkdynamics.page.Links;
import org.ntkdynamics.page.ProvenanceFacts;
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

  EnsemblePage.Root build() {
    List<EnsemblePage.Figure> figures =
        config.network().law().stream()
            .flatMap(law -> Stream.of(means(law), variances(law)))
            .toList();
    return new EnsemblePage.Root(
        new EnsemblePage.Heading(
            config.name(),
            "The neural tangent kernel at initialisation · mean and variance of its entries",
            SdFacts.list(config.network(), config.ensemble(), config.seed()),
            run.provenance().map(ProvenanceFacts::list).orElse(List.of())),
        EnsemblePages.notices(curves),
        new ExpectedNtkVerdicts(curves).list(),
        figures,
        deepest(),
        ExpectedNtkTexts.conventions(),
        new Links(run).ofRun(),
        EnsemblePages.files(run, curves),
        SdFacts.words(figures));
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
          panels.add(new Panel(SdFacts.cosine(cosine) + suffix, cosine, members));
        }
      }
    }
    return panels;
  }

  private EnsemblePage.Figure means(WeightLaw law) {
    List<Panel> panels = panels(law);
    return new EnsemblePage.Figure(
        "mean-" + law,
        html(SdFacts.heading(law) + ": mean of the kernel, E[K(x,x′)]"),
        html(ExpectedNtkTexts.lead(law, config.ensemble().draws())),
        charts.legend(),
        ExpectedNtkTexts.meanStrokes(law),
        EnsemblePages.columns(panels.size()),
        charts.draw("mean-" + law, panels, charts::mean),
        html(ExpectedNtkTexts.MEAN_CAPTION),
        agreement(panels));
  }

  private EnsemblePage.Figure variances(WeightLaw law) {
    List<Panel> panels = panels(law);
    return new EnsemblePage.Figure(
        "variance-" + law,
        html(SdFacts.heading(law) + ": variance of the kernel, Var[K(x,x′)]"),
        html(ExpectedNtkTexts.VARIANCE_LEAD),
        charts.legend(),
        ExpectedNtkTexts.varianceStrokes(law),
        EnsemblePages.columns(panels.size()),
        charts.draw("variance-" + law, panels, charts::variance),
        html(ExpectedNtkTexts.varianceCaption(law)),
        dispersions(panels));
  }

  /** The deepest row of each curve of some panels, with its label. */
  private interface Cells {
    List<String> of(ExpectedNtkRow row);
  }

  private List<EnsemblePage.Row> rows(List<Panel> panels, Cells cells) {
    List<EnsemblePage.Row> rows = new ArrayList<>();
    for (Panel panel : panels) {
      for (SdData<ExpectedNtkRow> curve : panel.curves()) {
        List<ExpectedNtkRow> own = panel.rows(curve);
        if (!own.isEmpty()) {
          rows.add(
              new EnsemblePage.Row(
                  LineChart.swatch(charts.style(curve)),
                  html(panel.title() + ", M = " + curve.unit().width()),
                  html(cells.of(own.get(own.size() - 1)))));
        }
      }
    }
    return rows;
  }

  private EnsemblePage.Table agreement(List<Panel> panels) {
    List<EnsemblePage.Row> rows = rows(panels, ExpectedNtkTexts::agreement);
    return new EnsemblePage.Table(
        "At the greatest depth",
        html(ExpectedNtkTexts.AGREEMENT),
        rows,
        ExpectedNtkTexts.AGREEMENT_NOTE);
  }

  private EnsemblePage.Table dispersions(List<Panel> panels) {
    return new EnsemblePage.Table(
        "At the greatest depth",
        html(ExpectedNtkTexts.DISPERSIONS),
        rows(panels, ExpectedNtkTexts::dispersion),
        ExpectedNtkTexts.DISPERSIONS_NOTE);
  }

  private EnsemblePage.Table deepest() {
    List<Double> cosines = config.ensemble().inputs();
    List<EnsemblePage.Row> rows = new ArrayList<>();
    for (SdData<ExpectedNtkRow> curve : curves) {
      List<String> cells =
          cosines.stream()
              .map(cosine -> first(curve, cosine))
              .map(found -> found.map(ExpectedNtkTexts::cell).findFirst().orElse(""))
              .toList();
      String label = SdFacts.label(curve.unit(), config.seed().size() > 1);
      rows.add(
          new EnsemblePage.Row(
              "", html(SdFacts.name(curve.unit().law()) + ", " + label), html(cells)));
    }
    int least = config.network().hiddenLayers().get(0);
    return new EnsemblePage.Table(
        "L = " + least,
        html(cosines.stream().map(SdFacts::cosine).toList()),
        rows,
        ExpectedNtkTexts.CURVES_NOTE);
  }

  private static Stream<ExpectedNtkRow> first(SdData<ExpectedNtkRow> curve, double cosine) {
    return curve.rows().stream().filter(row -> row.cosine() == cosine).limit(1);
  }
}
