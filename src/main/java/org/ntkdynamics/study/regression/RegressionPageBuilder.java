package org.ntkdynamics.study.regression;

import static org.ntkdynamics.page.PageParts.html;

import java.util.List;
import java.util.stream.Stream;
import org.ntkdynamics.chart.Numbers;
import org.ntkdynamics.page.Columns;
import org.ntkdynamics.page.Links;
import org.ntkdynamics.page.NetworkLabel;
import org.ntkdynamics.page.Page;
import org.ntkdynamics.page.PageParts;
import org.ntkdynamics.page.SpecFacts;
import org.ntkdynamics.page.Words;
import org.ntkdynamics.store.RunDirectory;

/** From the directory of a kernel-regression run to what the template shows. */
final class RegressionPageBuilder {
  private static final Columns<RegressionRow> COLUMNS =
      new Columns<RegressionRow>()
          .add("Step", row -> Numbers.count(row.step()))
          .add("Train accuracy", row -> Numbers.readable(row.trainAccuracy()))
          .add("Test accuracy", row -> Numbers.readable(row.testAccuracy()))
          .add("Train loss", row -> Numbers.readable(row.trainLoss()))
          .add("Test loss", row -> Numbers.readable(row.testLoss()))
          .add("Gained", row -> Numbers.count(row.gained()))
          .add("Lost", row -> Numbers.count(row.lost()));

  private final RunDirectory run;
  private final RegressionSpec config;
  private final List<RegressionData> networks;
  private final RegressionCharts charts;

  RegressionPageBuilder(RunDirectory run, RegressionSpec config) {
    this.run = run;
    this.config = config;
    this.networks = RegressionData.read(run, config);
    this.charts = new RegressionCharts(networks, config);
  }

  Page build() {
    return new Page(
        heading(),
        PageParts.noticeEach(networks),
        RegressionTexts.results(networks),
        figures(),
        new Page.Units(
            "networks",
            table(),
            networks.stream().map(this::files).toList(),
            RegressionTexts.PROSE.say("files")),
        RegressionTexts.conventions(config));
  }

  private List<Page.Figure> figures() {
    return List.of(
        figure(
            "accuracy",
            "Test accuracy",
            "Share of right answers on test images",
            RegressionTexts.PROSE.say("accuracy"),
            charts.accuracies("accuracy", RegressionRow::testAccuracy),
            RegressionTexts.PROSE.say("accuracyCaption")),
        figure(
            "train-accuracy",
            "Train accuracy",
            "Share of right answers on training images",
            RegressionTexts.PROSE.say("accuracy"),
            charts.accuracies("train-accuracy", RegressionRow::trainAccuracy),
            ""),
        figure(
            "loss",
            "Test loss",
            "Loss on test images",
            RegressionTexts.PROSE.say("loss"),
            charts.losses("loss", RegressionRow::testLoss),
            ""),
        figure(
            "train-loss",
            "Train loss",
            "Loss on training images",
            RegressionTexts.PROSE.say("loss"),
            charts.losses("train-loss", RegressionRow::trainLoss),
            RegressionTexts.PROSE.say("lossCaption")));
  }

  private Page.Heading heading() {
    return new Page.Heading(
        "What the frozen kernel would have learnt",
        "what the frozen kernel would have learnt",
        RegressionTexts.introduction(networks),
        List.of(
            Page.Fact.of("Network", SpecFacts.network(config.network())),
            Page.Fact.of("Initialisation", SpecFacts.initialisation(config.network())),
            Page.Fact.of("Data", SpecFacts.data(config.data())),
            Page.Fact.of("Training", SpecFacts.training(config.training())),
            Page.Fact.of("Kernel", RegressionTexts.kernel(config.kernel())),
            Page.Fact.of("Kernel steps", Words.commas(config.kernel().steps())),
            Page.Fact.of("Ridge", Numbers.brief(config.kernel().ridge()) + " of the mean diagonal"),
            Page.Fact.of("Master seed", Words.commas(config.seed()))),
        RegressionTexts.SOURCES);
  }

  private Page.Figure figure(
      String id,
      String name,
      String heading,
      String lead,
      List<Page.Panel> panels,
      String caption) {
    return new Page.Figure(
        id,
        name,
        html(heading),
        html(lead),
        List.of(),
        charts.legend(),
        PageParts.columns(panels.size()),
        panels,
        html(caption),
        null);
  }

  private Page.Table table() {
    return COLUMNS.table(
        "Network and predictor",
        networks.stream().flatMap(this::rows).toList(),
        RegressionTexts.PROSE.say("tableNote"));
  }

  private Stream<Page.Row> rows(RegressionData data) {
    String network = NetworkLabel.inFull(data.unit());
    String swatch = charts.swatch(data);
    return data.isDone()
        ? Stream.of(Predictor.values())
            .map(
                predictor ->
                    COLUMNS.row(swatch, network + ", " + predictor.label(), data.last(predictor)))
        : Stream.of(COLUMNS.blank(swatch, network));
  }

  private Page.UnitFiles files(RegressionData data) {
    return new Page.UnitFiles(
        html(data.unit().key()), new Links(run).existing(RegressionRow.TABLE.in(data.directory())));
  }
}
